import type { SystemName } from '../history/history.ts';
import type { FileForm } from '../tables/fileForm.ts';
import type { TableHead } from '../tables/tableRow.ts';
import type { XmlTaker } from '../tables/xmlElements.ts';
import { awsReader } from './aws/awsReader.ts';
import { dealsReader } from './cosell/dealsReader.ts';
import type { FileContext } from './fileContext.ts';
import { hubspotReader } from './hubspot/hubspotReader.ts';
import { microsoftReader } from './microsoft/microsoftReader.ts';
import { ocelReader } from './ocel/ocelJson.ts';
import { readOcelXml } from './ocel/ocelXml.ts';
import { salesforceReader } from './salesforce/salesforceReader.ts';
import type { JsonPart, JsonShape, SystemReader, TablePart } from './systemReader.ts';
import { recogniseObjects } from './table/objectsJson.ts';
import { tableReader } from './table/tableReader.ts';
import { TableShape } from './tableShape.ts';
import { readXes } from './xes/xesReader.ts';

/** The most telling first; whatever is a table at all is left to the last. */
const READERS: readonly SystemReader[] = [
  dealsReader,
  ocelReader,
  hubspotReader,
  microsoftReader,
  awsReader,
  salesforceReader,
  tableReader,
];

/** The part that a file is, and of which system. */
export interface FoundPart<P> {
  readonly system: SystemName;
  readonly part: P;
}

/** What a table was found to be, or why it is none. */
export type FoundTable = FoundPart<TablePart> | { readonly problem: string };

/** A part of an export in XML. */
export interface XmlPart {
  readonly part: string;
  readonly why: string;
  open(context: FileContext): XmlTaker;
}

/** Finds out what a table is by its header. `only` leaves other systems out. */
export function recogniseTable(head: TableHead, only?: SystemName): FoundPart<TablePart> | undefined {
  const shape = new TableShape(head);
  return firstOf(only, (reader) => reader.table?.(shape));
}

/** Finds out what a JSON text is by the keys in its first part. `only` leaves other systems out. */
export function recogniseJson(
  file: string,
  text: string,
  only?: SystemName,
): FoundPart<JsonPart> | undefined {
  const keys = new Set<string>();
  for (const [, key = ''] of text.matchAll(/"((?:[^"\\]|\\.){1,80})"\s*:/g)) keys.add(key);
  const shape: JsonShape = { keys, text, file };
  return (
    firstOf(only, (reader) => reader.json?.(shape)) ??
    recogniseObjects(file, text, (head) => recogniseTable(head, only))
  );
}

/** Finds out what an XML text is by its first elements. */
export function recogniseXml(text: string): FoundPart<XmlPart> | undefined {
  const opening = text.replace(/<!--[\s\S]*?-->/g, '');
  if (!/<(?:\w+:)?log[\s>]/.test(opening)) return undefined;
  const isOne = /<list\s+key=['"](?:omap|ovmap|object-types)['"]/.test(opening);
  if (isOne || /<(?:object-types|event-types|objects)[\s/>]/.test(opening)) {
    const part = isOne ? 'OCEL 1.0 log' : 'OCEL 2.0 log';
    const why = isOne ? 'its events list the objects they touch' : 'it has <object-types> in <log>';
    return { system: 'ocel', part: { part, why, open: readOcelXml } };
  }
  return { system: 'xes', part: { part: 'XES log', why: 'its outermost element is <log>', open: readXes } };
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
      return 'The file is a zip archive within an archive; unpack it and give the files in it.';
    case 'binary':
      return 'The file is neither text nor a workbook.';
    case 'delimited':
    case 'workbook':
    case 'database':
      return 'No row names columns that a system uses: looked for Salesforce (OpportunityId, StageName), HubSpot (deal_id, Record ID), Microsoft (Referral ID), and any column with an id and one with a time or a state. Say which columns tell the deal, the time and the stage.';
    case 'json':
    case 'jsonLines':
      return 'No keys that a system uses: looked for HubSpot (properties, propertiesWithHistory), AWS (detail-type, LifeCycle, apnCrmUniqueIdentifier), Microsoft (engagementId, customerProfile), OCEL (objectTypes, eventTypes), deals of our own (events, outcome), and any key with an id and one with a time.';
    case 'xml':
      return 'The outermost element is not the <log> of XES or OCEL.';
  }
}
