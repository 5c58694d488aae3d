import type { Command, Section } from '../../core/edit/index.ts';
import type { JsonPath } from '../../core/index.ts';

const SECTIONS: ReadonlySet<string> = new Set([
  'facts',
  'roles',
  'partnerTypes',
  'sides',
  'events',
  'activities',
  'calendars',
  'durations',
] satisfies Section[]);

/** The command that gives what stands at a path of the text another name; undefined when it has none to change. */
export function renameCommand(path: JsonPath, to: string): Command | undefined {
  const [section = '', name = '', ...rest] = path.map(String);
  const state = statePathOf(path);
  if (state && state.length > 0) return { kind: 'state.rename', lifecycle: name, path: state, to };
  if (state) return { kind: 'lifecycle.rename', name, to };
  if (isSection(section) && path.length === 2) return { kind: 'entry.rename', section, name, to };
  if (section === 'decisions') {
    if (rest.length === 0) return { kind: 'decision.rename', name, to };
    const [field, part, value = '', below, answer = ''] = rest;
    if (field !== 'output') return undefined;
    if (part === 'values' && rest.length === 3)
      return { kind: 'answer.rename', decision: name, answer: value, to };
    return part === 'columns' && below === 'values' && rest.length === 5
      ? { kind: 'answer.rename', decision: name, column: value, answer, to }
      : undefined;
  }
  if (section === 'facts' && rest[0] === 'values' && rest[1] !== undefined && path.length === 4)
    return { kind: 'fact.renameValue', fact: name, value: rest[1], to };
  return undefined;
}

/** The command that removes what stands at a path; undefined when no command does. */
export function removeCommand(path: JsonPath): Command | undefined {
  const [section = '', name = ''] = path.map(String);
  const state = statePathOf(path);
  if (state && state.length > 0) return { kind: 'state.remove', lifecycle: name, path: state };
  if (state) return { kind: 'lifecycle.remove', name };
  if (path.length !== 2) return undefined;
  if (isSection(section)) return { kind: 'entry.remove', section, name };
  return section === 'decisions' ? { kind: 'decision.remove', name } : undefined;
}

/** Keys from below the root of a lifecycle; empty for its root, undefined for a path to anything else. */
export function statePathOf(path: JsonPath): readonly string[] | undefined {
  if (path[0] !== 'lifecycles' || path.length < 2 || path.length % 2 !== 0) return undefined;
  const keys: string[] = [];
  for (let at = 2; at < path.length; at += 2) {
    if (path[at] !== 'states') return undefined;
    keys.push(String(path[at + 1]));
  }
  return keys;
}

/** The innermost state around a path, with its lifecycle; undefined outside of all states. */
export function stateAround(
  path: JsonPath,
): { readonly lifecycle: string; readonly path: readonly string[] } | undefined {
  if (path[0] !== 'lifecycles') return undefined;
  let end = 2;
  while (path[end] === 'states' && end + 1 < path.length) end += 2;
  const keys = statePathOf(path.slice(0, end));
  return keys && keys.length > 0 ? { lifecycle: String(path[1]), path: keys } : undefined;
}

/** The path of a state in the text. */
export function pathOfState(lifecycle: string, path: readonly string[]): JsonPath {
  return ['lifecycles', lifecycle, ...path.flatMap((key) => ['states', key])];
}

function isSection(name: string): name is Section {
  return SECTIONS.has(name);
}
