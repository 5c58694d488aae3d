import {
  resolveTarget,
  stateTreeOf,
  type Framework,
  type JsonPath,
  type ParsedFramework,
  type StateEntry,
} from '../../core/index.ts';

/** A name in the text, and the path of what it names. */
export interface FoundName {
  /** 0-based offsets of the name with its quotes; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly definition: JsonPath;
}

/** The name at an offset of the text; undefined where nothing is named, or what is named is not declared. */
export function findName(
  parsed: ParsedFramework,
  framework: Framework,
  offset: number,
): FoundName | undefined {
  const token = findToken(parsed, offset);
  if (!token) return undefined;
  const { start, end, path, isKey } = token;
  const name = readText(parsed.text.slice(start, end));
  const definition = name === undefined ? undefined : resolveName(framework, path, isKey ? undefined : name);
  return definition && isDeclared(parsed, definition) ? { start, end, definition } : undefined;
}

/** The quoted text at an offset: a key, or a value. */
export function findToken(
  parsed: ParsedFramework,
  offset: number,
):
  | { readonly start: number; readonly end: number; readonly path: JsonPath; readonly isKey: boolean }
  | undefined {
  const path = parsed.pathAt(offset);
  const key = parsed.keyRangeOf(path);
  const value = parsed.rangeOf(path);
  const isKey = key.start <= offset && offset <= key.end && key.start !== value.start;
  const { start, end } = isKey ? key : value;
  if (offset < start || offset > end || parsed.text[start] !== '"') return undefined;
  return { start, end, path, isKey };
}

/** Whether the text declares what stands at a path. */
export function isDeclared(parsed: ParsedFramework, definition: JsonPath): boolean {
  return parsed.nearestPath(definition).length === definition.length;
}

/** All names in the text that mean the same as the one at an offset, its declaration included, in text order. */
export function findSameNames(
  parsed: ParsedFramework,
  framework: Framework,
  offset: number,
): readonly FoundName[] {
  const wanted = findName(parsed, framework, offset);
  if (!wanted) return [];
  const address = JSON.stringify(wanted.definition);
  return [...parsed.text.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].flatMap((match) => {
    const found = findName(parsed, framework, match.index + 1);
    if (found?.start !== match.index || JSON.stringify(found.definition) !== address) return [];
    return [found];
  });
}

function readText(quoted: string): string | undefined {
  if (quoted.length < 2 || !quoted.endsWith('"')) return undefined;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

const SECTIONS = [
  'sides',
  'partnerTypes',
  'roles',
  'facts',
  'events',
  'activities',
  'calendars',
  'durations',
  'decisions',
];

/** What a name at a path of the text would mean; `value` is absent when the name is the key that ends the path. */
export function resolveName(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const [section, name, field] = path;
  if (value === undefined && path.length === 2 && SECTIONS.includes(String(section))) return path;
  switch (section) {
    case 'lifecycles':
      return resolveInLifecycle(framework, path, value);
    case 'decisions':
      return resolveInDecision(framework, path, value);
    case 'responsibilities':
      return resolveInDuty(framework, path, value);
    case 'durations':
      return resolveInDuration(framework, path, value);
    case 'facts':
      return value === undefined && field === 'values' && path.length === 4 ? path : undefined;
    case 'roles':
      return field === 'side' && value !== undefined ? ['sides', value] : undefined;
    case 'tracking':
      return resolveInTracking(framework, path, value);
    case 'layout':
      if (value !== undefined || path.length !== 3) return undefined;
      return stateAt(framework, String(name), String(field));
    default:
      return undefined;
  }
}

function resolveInLifecycle(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const lifecycle = framework.lifecycles.get(String(path[1]));
  if (!lifecycle) return undefined;
  let state: StateEntry | undefined = stateTreeOf(lifecycle).root;
  let at = 2;
  while (path[at] === 'states' && at + 1 < path.length) {
    state = state?.children.get(String(path[at + 1]));
    at += 2;
  }
  const [part, trigger, ...rest] = path.slice(at);
  if (part === undefined) return value === undefined ? path : undefined;
  if (!state) return undefined;
  if (part === 'initial') return value === undefined ? undefined : state.children.get(value)?.jsonPath;
  if (part === 'meta')
    return value !== undefined && trigger === 'createdBy' ? eventNamed(framework, value) : undefined;
  if (!['on', 'after', 'always', 'onDone'].includes(String(part))) return undefined;
  if (value === undefined && path.length === at + 2 && part === 'on')
    return eventNamed(framework, String(trigger));
  if (value === undefined && path.length === at + 2 && part === 'after')
    return ['durations', String(trigger)];
  const inside = part === 'on' || part === 'after' ? rest : path.slice(at + 1);
  const params = inside.indexOf('params');
  if (params >= 0) return resolveTest(framework, inside.slice(params + 1), value);
  const last = inside.at(-1);
  const names = last === 'target' || inside.length === 0 || (inside.length === 1 && typeof last === 'number');
  if (value === undefined || !names) return undefined;
  return resolveTarget(stateTreeOf(lifecycle), state, value)?.jsonPath;
}

/** Inside a guard's `params`: facts and their values, sides and roles. */
function resolveTest(framework: Framework, path: JsonPath, value: string | undefined): JsonPath | undefined {
  const [part, column] = path;
  if (column === undefined) return undefined;
  if (part === 'by' && value !== undefined) return [column === 'side' ? 'sides' : 'roles', value];
  return part === 'facts' ? resolveColumn(framework, String(column), value) : undefined;
}

function resolveInDecision(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const [, name, field, index, part, column] = path;
  const decision = framework.decisions.get(String(name));
  if (!decision) return undefined;
  const answer = (output: JsonPath, kind: 'role' | 'enum' | undefined, given: string): JsonPath =>
    kind === 'role' ? ['roles', given] : [...output, 'values', given];
  const { output } = decision;
  const outputPath = ['decisions', decision.name, 'output'];
  const kindOf = (wanted: JsonPath[number] | undefined): 'role' | 'enum' | undefined =>
    output.kind === 'columns' ? output.columns.get(String(wanted))?.kind : output.kind;
  if (value === undefined) {
    if (part === 'when' && column !== undefined) return resolveColumn(framework, String(column), undefined);
    return field === 'output' && path.at(-2) === 'values' ? path : undefined;
  }
  if (field === 'inputs') return resolveColumn(framework, value, undefined);
  if (field === 'on') return eventNamed(framework, value);
  if (field === 'defers')
    return output.kind === 'columns' ? undefined : answer(outputPath, output.kind, value);
  if (field !== 'rules' || index === undefined) return undefined;
  if (part === 'when') return resolveColumn(framework, String(column), value);
  if (part === 'decider') return ['roles', value];
  if (part === 'within') return ['durations', value];
  if (part !== 'then') return undefined;
  return answer(
    column === undefined ? outputPath : [...outputPath, 'columns', column],
    kindOf(column),
    value,
  );
}

function resolveInDuty(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const [, , field, column] = path;
  if (field === 'when')
    return column === undefined ? undefined : resolveColumn(framework, String(column), value);
  if (value === undefined) return undefined;
  if (['responsible', 'accountable', 'consulted', 'informed'].includes(String(field)))
    return ['roles', value];
  if (field === 'activity') return eventNamed(framework, value);
  return field === 'stage' ? stageNamed(framework, value) : undefined;
}

function resolveInDuration(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const when = path.indexOf('when');
  if (when >= 0 && path.length > when + 1) return resolveColumn(framework, String(path[when + 1]), value);
  if (value === undefined) return undefined;
  if (path.at(-1) === 'calendar') return ['calendars', value];
  const field = path[2];
  const names = field === 'from' || field === 'resets' || (field === 'extend' && path.at(-1) === 'on');
  return names ? eventNamed(framework, value) : undefined;
}

function resolveInTracking(
  framework: Framework,
  path: JsonPath,
  value: string | undefined,
): JsonPath | undefined {
  const [, list, index, field] = path;
  if (list !== 'visibility' || value === undefined) return undefined;
  const row = framework.tracking?.visibility[Number(index)];
  if (field === 'object') return ['lifecycles', value];
  if (field === 'state' && row) return stateAt(framework, row.object, value);
  return field === 'seenBy' ? ['sides', value] : undefined;
}

/** A column, or with `value` what that value of it names. */
function resolveColumn(
  framework: Framework,
  column: string,
  value: string | undefined,
): JsonPath | undefined {
  const [party, about] = splitAtDot(column);
  const pair = about !== undefined && ['incumbent', 'challenger', 'same'].includes(party);
  const fact = framework.facts.has(column) ? column : pair ? about : undefined;
  if (fact !== undefined) {
    if (value === undefined) return ['facts', fact];
    return framework.facts.get(fact)?.values.has(value) ? ['facts', fact, 'values', value] : undefined;
  }
  if (['partnerType', 'incumbentPartnerType', 'challengerPartnerType'].includes(column))
    return value === undefined ? undefined : ['partnerTypes', value];
  if (column === 'stage') return value === undefined ? ['lifecycles', 'deal'] : stageNamed(framework, value);
  if (party === 'daysSince') return value === undefined ? eventNamed(framework, about ?? '') : undefined;
  const lifecycle =
    party === 'state'
      ? about
      : ['registration', 'incumbentState'].includes(column)
        ? 'registration'
        : undefined;
  if (lifecycle === undefined) return undefined;
  return value === undefined ? ['lifecycles', lifecycle] : stateAt(framework, lifecycle, value);
}

/** A stage by its key, or "lifecycle.state". */
function stageNamed(framework: Framework, name: string): JsonPath | undefined {
  const deal = framework.lifecycles.get('deal');
  const stage =
    deal && stateTreeOf(deal).entries.find(({ node }) => node.key === name && node.tags.includes('stage'));
  if (stage) return stage.jsonPath;
  const [lifecycle, state] = splitAtDot(name);
  return state === undefined ? undefined : stateAt(framework, lifecycle, state);
}

function stateAt(framework: Framework, name: string, dotted: string): JsonPath | undefined {
  const lifecycle = framework.lifecycles.get(name);
  if (!lifecycle) return undefined;
  return stateTreeOf(lifecycle).entries.find(({ node }) => node.path.join('.') === dotted)?.jsonPath;
}

function eventNamed(framework: Framework, type: string): JsonPath | undefined {
  if (framework.events.has(type)) return ['events', type];
  return framework.activities.has(type) ? ['activities', type] : undefined;
}

function splitAtDot(text: string): readonly [string, string | undefined] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}
