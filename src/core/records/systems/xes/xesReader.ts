import { isComplete } from '../../../formats/eventlog/counted.ts';
import { ACTIVITY, type FieldValue } from '../../history/history.ts';
import type { PictureColumn, PictureStyle } from '../../history/historyDraft.ts';
import type { XmlElement, XmlTaker } from '../../tables/xmlElements.ts';
import type { FileContext } from '../fileContext.ts';

const NAME = 'concept:name';
const TIME = 'time:timestamp';
const TRANSITION = 'lifecycle:transition';
const ACTORS = ['org:resource', 'org:role', 'org:group'];
const TRACE: PictureStyle = { series: 'trace', confidence: 'compared', first: 'nothing', clears: false };

/** Reads an XES log (IEEE 1849-2016): a trace is an object, its events are activities; rows are events, counted over the whole log. */
export function readXes(context: FileContext): XmlTaker {
  let traces = 0;
  let row = 0;
  const take = (trace: XmlElement, isCut = false): void => {
    traces += 1;
    const attributes = attributesOf(trace);
    const events = trace.children.filter((child) => child.name === 'event');
    const named = attributes.get(NAME);
    const id = named === undefined || named === '' ? `trace-${traces}` : String(named);
    for (const event of events) {
      row += 1;
      takeEvent(id, attributesOf(event), row, isCut && event === trace.children.at(-1), context);
    }
    if (events.length > 0 && named === undefined)
      context.guess('the trace has no name (concept:name); it is called after its position');
    takeTrace(id, attributes, context);
  };
  return {
    wants: (path) => path.length === 2 && path[1] === 'trace',
    begin: () => undefined,
    element: (trace) => take(trace),
    cut: take,
  };
}

function takeTrace(id: string, attributes: ReadonlyMap<string, FieldValue>, context: FileContext): void {
  const columns: PictureColumn[] = [];
  const values = [];
  for (const [field, value] of attributes) {
    if (field === NAME) continue;
    columns.push({ field, role: 'value' });
    values.push(value);
  }
  const { recorder, source } = context;
  const object = recorder.object(
    'xes',
    { scope: 'trace', id },
    { kind: 'opportunity', type: 'trace', sure: true },
  );
  const raw = JSON.stringify(Object.fromEntries(attributes));
  recorder.picture(object, { time: undefined, columns, values, style: TRACE, source: { ...source, raw } });
}

function takeEvent(
  id: string,
  attributes: ReadonlyMap<string, FieldValue>,
  row: number,
  isCut: boolean,
  context: FileContext,
): void {
  if (!context.startRow(row, JSON.stringify({ trace: id, ...Object.fromEntries(attributes) }))) return;
  if (isCut) {
    context.skip('the file ends within this event');
    return;
  }
  const label = String(attributes.get(NAME) ?? '');
  if (label === '') {
    context.skip('no activity (concept:name)');
    return;
  }
  const { recorder, source } = context;
  const object = recorder.object(
    'xes',
    { scope: 'trace', id },
    { kind: 'opportunity', type: 'trace', sure: true },
  );
  const transition = String(attributes.get(TRANSITION) ?? '');
  const by = ACTORS.map((key) => attributes.get(key)).find((value) => value !== undefined && value !== '');
  recorder.change(object, {
    time: context.time(TIME, String(attributes.get(TIME) ?? '')),
    field: ACTIVITY,
    value: isComplete(transition) ? label : `${label} (${transition})`,
    ...(by === undefined ? {} : { by: String(by) }),
    data: new Map([...attributes].filter(([key, value]) => key !== NAME && key !== TIME && value !== '')),
    confidence: 'recorded',
    kept: true,
    occurrence: true,
    source,
  });
}

/** Plain attributes by key, the first of each. */
function attributesOf(element: XmlElement): ReadonlyMap<string, FieldValue> {
  const attributes = new Map<string, FieldValue>();
  for (const { name, attributes: given } of element.children) {
    const { key, value } = given;
    if (key === undefined || value === undefined || attributes.has(key) || name === 'event') continue;
    attributes.set(key, plainValue(name, value));
  }
  return attributes;
}

function plainValue(type: string, value: string): FieldValue {
  if (type === 'int' || type === 'float') {
    const number = Number(value);
    return value.trim() !== '' && Number.isFinite(number) ? number + 0 : value;
  }
  if (type !== 'boolean') return value;
  return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;
}
