import type { JsonObject } from '../../../model/framework.ts';
import type { FieldValue } from '../../history/history.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, objectsOf, textOf } from '../jsonFields.ts';
import type { JsonShape, JsonPart, SystemReader } from '../systemReader.ts';
import { OcelLog, type OcelRelation } from './ocelLog.ts';
import { plainValue, readOcelOneJson } from './ocelVersionOne.ts';

/** Object-centric event logs, OCEL 2.0 and 1.0. */
export const ocelReader: SystemReader = { system: 'ocel', json: recogniseJson };

function recogniseJson({ keys }: JsonShape): JsonPart | undefined {
  if (keys.has('ocel:global-log') || keys.has('ocel:omap') || keys.has('ocel:ovmap'))
    return { part: 'OCEL 1.0 log', why: 'its keys begin with "ocel:"', open: readOcelOneJson };
  if (
    !(keys.has('objectTypes') && keys.has('eventTypes')) &&
    !(keys.has('relationships') && keys.has('qualifier'))
  )
    return undefined;
  return {
    part: 'OCEL 2.0 log',
    why: 'it has the keys objectTypes and eventTypes, or relationships with qualifiers',
    open: readOcelJson,
  };
}

/** Reads OCEL 2.0 JSON; rows are the members of its lists, in the order of the file. */
function readOcelJson(context: FileContext): (element: JsonElement) => void {
  const log = new OcelLog(context);
  return ({ row, list, raw, value, fault }) => {
    if (!context.startRow(row, raw)) return;
    if (fault !== undefined) context.skip(fault);
    else if (!isJsonObject(value)) context.skip('not an object');
    else if (list === 'objects')
      log.object({
        ...nameOf(value),
        attributes: objectsOf(value.attributes).map(timedAttribute),
        related: relationsOf(value),
      });
    else if (list === 'events')
      log.event({
        ...nameOf(value),
        time: textOf(value, 'time'),
        attributes: objectsOf(value.attributes).map(timedAttribute),
        related: relationsOf(value),
      });
    else if (list !== 'objectTypes' && list !== 'eventTypes')
      context.skip('neither an object nor an event of the log');
  };
}

function nameOf(value: JsonObject): { readonly id: string; readonly type: string } {
  return { id: textOf(value, 'id'), type: textOf(value, 'type') };
}

function timedAttribute(attribute: JsonObject): {
  readonly name: string;
  readonly time: string;
  readonly value: FieldValue | undefined;
} {
  return {
    name: textOf(attribute, 'name'),
    time: textOf(attribute, 'time'),
    value: plainValue(attribute.value),
  };
}

function relationsOf({ relationships }: JsonObject): readonly OcelRelation[] {
  return objectsOf(relationships)
    .map((relation) => ({ id: textOf(relation, 'objectId'), qualifier: textOf(relation, 'qualifier') }))
    .filter(({ id }) => id !== '');
}
