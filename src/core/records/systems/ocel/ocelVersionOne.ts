import { toFactValue } from '../../../formats/eventlog/factValue.ts';
import type { JsonValue } from '../../../model/framework.ts';
import type { FieldValue } from '../../history/history.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import type { XmlElement } from '../../tables/xmlElements.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, textOf } from '../jsonFields.ts';
import { OcelLog, type OcelEvent, type OcelObject } from './ocelLog.ts';

/**
 * Reads OCEL 1.0 JSON, one document whose events and objects are keyed by their ids; rows are the objects, then the events. Objects have no relations there:
 * those that share an event are linked by it.
 */
export function readOcelOneJson(context: FileContext): (element: JsonElement) => void {
  const log = new OcelLog(context);
  let row = 0;
  const start = (id: string, raw: JsonValue): boolean => {
    row += 1;
    return context.startRow(row, JSON.stringify([id, raw]));
  };
  return ({ raw, value, fault }) => {
    if (fault !== undefined || !isJsonObject(value)) {
      if (start('', raw)) context.skip(fault ?? 'not an object');
      return;
    }
    for (const [id, object] of entriesOf(value['ocel:objects'])) {
      if (!start(id, object)) continue;
      if (!isJsonObject(object)) context.skip('not an object');
      else
        log.object({
          id,
          type: textOf(object, 'ocel:type'),
          attributes: entriesOf(object['ocel:ovmap']).map(toAttribute),
          related: [],
        });
    }
    for (const [id, event] of entriesOf(value['ocel:events'])) {
      if (!start(id, event)) continue;
      if (!isJsonObject(event)) context.skip('not an object');
      else
        log.event({
          id,
          type: textOf(event, 'ocel:activity'),
          time: textOf(event, 'ocel:timestamp'),
          attributes: entriesOf(event['ocel:vmap']).map(toAttribute),
          related: listOf(event['ocel:omap']).flatMap((id) =>
            typeof id === 'string' ? [{ id, qualifier: '' }] : [],
          ),
        });
    }
  };
}

/** An object or event of OCEL 1.0 XML, whose values are elements with a key; undefined for one of OCEL 2.0. */
export function fromOcelOneXml(element: XmlElement): (OcelObject & Pick<OcelEvent, 'time'>) | undefined {
  if (element.attributes.id !== undefined) return undefined;
  const of = (key: string): XmlElement | undefined =>
    element.children.find(({ attributes }) => attributes.key === key);
  const text = (...keys: readonly string[]): string =>
    keys.map((key) => of(key)?.attributes.value).find((value) => value !== undefined) ?? '';
  const attributes = [...(of('ovmap')?.children ?? []), ...(of('vmap')?.children ?? [])];
  return {
    id: text('id'),
    type: text('type', 'activity'),
    time: text('timestamp'),
    attributes: attributes.map(({ attributes: { key = '', value = '' } }) => ({
      name: key,
      time: '',
      value: value.trim() === '' ? undefined : toFactValue(value.trim()),
    })),
    related: (of('omap')?.children ?? []).map(({ attributes: { value = '' } }) => ({
      id: value,
      qualifier: '',
    })),
  };
}

function toAttribute([name, value]: readonly [string, JsonValue]): OcelObject['attributes'][number] {
  return { name, time: '', value: plainValue(value) };
}

/** A value as a field holds it: lists and objects as JSON. */
export function plainValue(value: JsonValue | undefined): FieldValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
