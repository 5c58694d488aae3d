import type { Framework } from '../model/framework.ts';
import { propertiesByName } from './jsonTree.ts';
import type { FieldReader } from './fieldReader.ts';
import type { Place, ReadReport } from './readReport.ts';

interface Position {
  readonly x: number;
  readonly y: number;
}

/** Canvas positions. A position that cannot be read is left out with a warning: no rule reads them. */
export function readLayout(root: FieldReader, report: ReadReport): Framework['layout'] {
  const layout = new Map<string, ReadonlyMap<string, Position>>();
  const place = root.place('layout');
  if (!place) return layout;
  for (const lifecycle of entriesOf(place, report)) {
    const positions = new Map<string, Position>();
    for (const state of entriesOf(lifecycle, report)) {
      const position = readPosition(state);
      if (position) positions.set(nameOf(state), position);
      else ignore(state, report);
    }
    layout.set(nameOf(lifecycle), positions);
  }
  return layout;
}

function entriesOf(place: Place, report: ReadReport): readonly Place[] {
  if (place.node.type !== 'object') {
    ignore(place, report);
    return [];
  }
  return [...propertiesByName(place.node)].flatMap(([key, property]) => {
    const node = property.children?.[1];
    return node ? [{ node, path: [...place.path, key] }] : [];
  });
}

function nameOf(place: Place): string {
  return String(place.path.at(-1));
}

function readPosition(place: Place): Position | undefined {
  if (place.node.type !== 'object') return undefined;
  const properties = propertiesByName(place.node);
  const x: unknown = properties.get('x')?.children?.[1]?.value;
  const y: unknown = properties.get('y')?.children?.[1]?.value;
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  return [...properties.keys()].every((key) => key === 'x' || key === 'y') ? { x, y } : undefined;
}

function ignore(place: Place, report: ReadReport): void {
  report(
    'layout.unreadable',
    place.path,
    'This is not a position such as { "x": 0, "y": 0 }; it is ignored.',
  );
}
