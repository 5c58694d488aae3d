import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue, Lifecycle, StateNode } from '../model/framework.ts';
import { FieldReader, PLAIN_NAME, readList, readText } from './fieldReader.ts';
import { propertiesByName } from './jsonTree.ts';
import type { Place, ReadReport } from './readReport.ts';
import { rememberReading, type Readings } from './rememberReading.ts';
import { readTransitions } from './readTransitions.ts';

/** The lifecycles; one called `deal` is required. The machine profile itself is the business of the checks. */
export function readLifecycles(root: FieldReader, report: ReadReport): ReadonlyMap<string, Lifecycle> {
  const place = root.required('lifecycles');
  const lifecycles = root.map('lifecycles', (entry, name) => readLifecycle(entry, name, report), PLAIN_NAME);
  if (place?.node.type === 'object' && !lifecycles.has('deal')) {
    report(
      'field.missing',
      place.path,
      'The field "deal" is missing: every framework has the path of a deal.',
    );
  }
  return lifecycles;
}

function readLifecycle(place: Place, name: string, report: ReadReport): Lifecycle {
  const root = readState(place, name, [], report);
  const meta = place.node.type === 'object' ? new FieldReader(place, report).place('meta') : undefined;
  const createdBy = meta?.node.type === 'object' ? new FieldReader(meta, report).texts('createdBy') : [];
  return { name, config: toJsonObject(place.node), createdBy, root };
}

const readStates: Readings<StateNode> = new WeakMap();

function readState(place: Place, name: string, path: readonly string[], report: ReadReport): StateNode {
  const fields = new FieldReader(place, report);
  const type = fields.choice('type', ['atomic', 'compound', 'parallel', 'final', 'history']);
  const states = [
    ...fields
      .map('states', (child, key) =>
        rememberReading(readStates, child.node, child.path, report, (tell) =>
          readState(child, name, [...path, key], tell),
        ),
      )
      .values(),
  ];
  const initial = fields.text('initial');
  const history = fields.choice('history', ['shallow', 'deep']);
  const description = fields.text('description');
  fields.text('id');
  fields.text('target');
  const meta = fields.fields('meta');
  if (meta && path.length === 0) meta.texts('createdBy');
  return {
    key: path.at(-1) ?? name,
    path,
    kind: type ?? (states.length > 0 ? 'compound' : history ? 'history' : 'atomic'),
    ...(initial === undefined ? {} : { initial }),
    ...(history === undefined ? {} : { history }),
    tags: readTags(fields.place('tags'), report),
    ...(description === undefined ? {} : { description }),
    states,
    transitions: readTransitions(fields, { lifecycle: name, path }, report),
  };
}

function readTags(place: Place | undefined, report: ReadReport): readonly string[] {
  if (!place) return [];
  if (place.node.type === 'string') return [readText(place, report)];
  return readList(place, report, (tag) => readText(tag, report));
}

const objectsOf = new WeakMap<Node, JsonObject>();

function toJsonObject(node: Node): JsonObject {
  const known = objectsOf.get(node);
  if (known) return known;
  const object: Record<string, JsonValue> = {};
  objectsOf.set(node, object);
  if (node.type !== 'object') return object;
  for (const [key, property] of propertiesByName(node)) {
    const value = property.children?.[1];
    if (value && key !== '__proto__') object[key] = toJsonValue(value);
  }
  return object;
}

function toJsonValue(node: Node): JsonValue {
  if (node.type === 'object') return toJsonObject(node);
  if (node.type === 'array') return (node.children ?? []).map(toJsonValue);
  const value: unknown = node.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
