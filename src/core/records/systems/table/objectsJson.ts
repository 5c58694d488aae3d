import type { SystemName } from '../../history/history.ts';
import { readJsonElements, type JsonElement } from '../../tables/jsonElements.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, jsonFields } from '../jsonFields.ts';
import type { JsonPart, TablePart } from '../systemReader.ts';

/** Finds out what a table with the header is, and of which system. */
export type RecogniseTable = (
  head: TableHead,
) => { readonly system: SystemName; readonly part: TablePart } | undefined;

const SAMPLED = 50;

/** JSON objects read as rows of a table whose columns are their dotted keys, by whatever reader knows such a table. */
export function recogniseObjects(
  file: string,
  text: string,
  recognise: RecogniseTable,
): { readonly system: SystemName; readonly part: JsonPart } | undefined {
  const heads = new Map<string, TableHead & { readonly sample: (readonly string[])[] }>();
  let seen = 0;
  const reading = readJsonElements(({ value }) => {
    seen += 1;
    if (seen > SAMPLED || !isJsonObject(value)) return;
    const head = headOf(value, file);
    const key = JSON.stringify(head.titles);
    const known = heads.get(key) ?? { ...head, sample: [] };
    heads.set(key, known);
    known.sample.push(cellsOf(value));
  }, Infinity);
  reading.push(text);
  const withSample: RecogniseTable = (head) => recognise(heads.get(JSON.stringify(head.titles)) ?? head);
  for (const head of heads.values()) {
    const found = recognise(head);
    if (!found) continue;
    const { system, part } = found;
    return { system, part: { ...part, open: (context) => open(context, system, withSample) } };
  }
  return undefined;
}

function cellsOf(value: Parameters<typeof jsonFields>[0]): readonly string[] {
  return jsonFields(value).map((field) => (field.value === undefined ? '' : String(field.value).trim()));
}

function open(
  context: FileContext,
  system: SystemName,
  recognise: RecogniseTable,
): (element: JsonElement) => void {
  const takers = new Map<string, ((row: TableRow) => void) | undefined>();
  return ({ row, raw, value, fault }) => {
    const leaveOut = (reason: string): void => {
      if (context.startRow(row, raw)) context.skip(reason);
    };
    if (fault !== undefined) leaveOut(fault);
    else if (!isJsonObject(value)) leaveOut('not an object');
    else {
      const head = headOf(value, context.file);
      const key = JSON.stringify(head.titles);
      if (!takers.has(key)) {
        const found = recognise(head);
        takers.set(key, found?.system === system ? found.part.open(head, context) : undefined);
      }
      const take = takers.get(key);
      if (take) take({ row, cells: cellsOf(value), raw });
      else leaveOut('its keys say neither which object it is about nor when');
    }
  };
}

function headOf(value: Parameters<typeof jsonFields>[0], file: string): TableHead {
  return { file, titles: jsonFields(value).map(({ name }) => name) };
}
