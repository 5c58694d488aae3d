import { fileForm, type FileForm } from '../tables/fileForm.ts';
import type { TableHead } from '../tables/tableRow.ts';
import type { SystemName } from '../history/history.ts';
import { hubspotReader } from './hubspot/hubspotReader.ts';
import { salesforceReader } from './salesforce/salesforceReader.ts';
import type { JsonPart, JsonShape, SystemReader, TablePart } from './systemReader.ts';
import { tableReader } from './table/tableReader.ts';
import { TableShape } from './tableShape.ts';

/** The most telling first; whatever is a table at all is left to the last. */
const READERS: readonly SystemReader[] = [hubspotReader, salesforceReader, tableReader];

/** The part that a table is, and of which system. */
export interface FoundPart<P> {
  readonly system: SystemName;
  readonly part: P;
}

/** Finds out what a table is by its header. `only` leaves other systems out. */
export function recogniseTable(head: TableHead, only?: SystemName): FoundPart<TablePart> | undefined {
  const shape = new TableShape(head);
  return firstOf(only, (reader) => reader.table?.(shape));
}

/** Finds out what a JSON text is by the keys in its first part. */
export function recogniseJson(
  file: string,
  text: string,
  only?: SystemName,
): FoundPart<JsonPart> | undefined {
  const keys = new Set<string>();
  for (const [, key = ''] of text.matchAll(/"((?:[^"\\]|\\.){1,80})"\s*:/g)) keys.add(key);
  const shape: JsonShape = { keys, text, file };
  return firstOf(only, (reader) => reader.json?.(shape));
}

function firstOf<P>(
  only: SystemName | undefined,
  find: (reader: SystemReader) => P | undefined,
): FoundPart<P> | undefined {
  for (const reader of READERS) {
    if (only !== undefined && reader.system !== only) continue;
    const part = find(reader);
    if (part) return { system: reader.system, part };
  }
  return undefined;
}

/** What was looked for in a file of a form that none of the systems was found in. */
export function lookedFor(form: FileForm): string {
  switch (form) {
    case 'empty':
      return 'The file is empty.';
    case 'gzip':
      return 'The file is gzip and was handed over packed.';
    case 'zip':
      return 'The file is a zip archive; unpack it and give the files in it.';
    case 'binary':
      return 'The file is neither text nor a workbook.';
    case 'delimited':
    case 'workbook':
    case 'database':
      return 'No row names columns that a system uses: looked for Salesforce (OpportunityId, StageName), HubSpot (deal_id, Record ID), Microsoft (Referral ID), and any column with an id and one with a time.';
    case 'json':
    case 'jsonLines':
      return 'No keys that a system uses: looked for HubSpot (properties, propertiesWithHistory), AWS (detail-type, LifeCycle, apnCrmUniqueIdentifier), Microsoft (engagementId, customerProfile), OCEL (objectTypes, eventTypes), and any key with an id and one with a time.';
    case 'xml':
      return 'The outermost element is neither <log> of XES nor <log> of OCEL 2.0.';
  }
}

export { fileForm };
