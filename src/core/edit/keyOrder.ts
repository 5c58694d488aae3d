import type { JsonPath } from '../diagnostics/diagnostic.ts';

const ROOT = [
  '$schema',
  'format',
  'id',
  'name',
  'version',
  'description',
  'timezone',
  'effectiveFrom',
  'origin',
  'sides',
  'partnerTypes',
  'roles',
  'facts',
  'events',
  'activities',
  'calendars',
  'durations',
  'lifecycles',
  'decisions',
  'responsibilities',
  'tracking',
  'registrationScope',
  'layout',
];
const STATE = [
  'id',
  'type',
  'history',
  'target',
  'initial',
  'meta',
  'tags',
  'description',
  'states',
  'on',
  'always',
  'after',
  'onDone',
];
const TRANSITION = ['target', 'guard', 'reenter', 'description', 'meta'];
const GUARD = ['type', 'params'];
const TESTS = ['facts', 'by', 'data'];
const DECISION = ['question', 'description', 'hitPolicy', 'on', 'inputs', 'output', 'defers', 'rules'];
const RULE = ['id', 'when', 'then', 'decider', 'within', 'note', 'evidence'];
const DUTY = ['stage', 'activity', 'when', 'responsible', 'accountable', 'consulted', 'informed', 'how'];
const DURATION = ['rows', 'length', 'businessDays', 'calendar', 'from', 'which', 'extend', 'resets'];
const FACT = ['type', 'of', 'question', 'values', 'unit', 'min', 'max'];
const NAMED = ['name', 'side', 'column', 'description', 'deliverable', 'data'];
const TRACKING = ['system', 'fields', 'visibility'];
const VISIBILITY = ['object', 'state', 'seenBy', 'fields', 'masked', 'within'];

/** Where among the keys of the object at `path` a new key belongs: after those that usually stand before it. */
export function indexInOrder(path: JsonPath, keys: readonly string[], key: string): number {
  const order = orderAt(path);
  const rank = order.indexOf(key);
  if (rank < 0) return keys.length;
  const ranks = keys.map((known) => order.indexOf(known));
  const before = ranks.findLastIndex((known) => known >= 0 && known < rank);
  if (before >= 0) return before + 1;
  const after = ranks.findIndex((known) => known > rank);
  return after < 0 ? keys.length : after;
}

function orderAt(path: JsonPath): readonly string[] {
  const [section] = path;
  if (section === undefined) return ROOT;
  switch (section) {
    case 'lifecycles':
      return orderInLifecycle(path.slice(2));
    case 'decisions':
      if (path.length === 2) return DECISION;
      return path.length === 4 && path[2] === 'rules' ? RULE : [];
    case 'responsibilities':
      return path.length === 2 ? DUTY : [];
    case 'durations':
      return path.length === 2 ? DURATION : [];
    case 'facts':
      return path.length === 2 ? FACT : [];
    case 'tracking':
      return path.length === 1 ? TRACKING : VISIBILITY;
    default:
      return path.length === 2 ? NAMED : [];
  }
}

function orderInLifecycle(path: JsonPath): readonly string[] {
  let at = 0;
  while (path[at] === 'states' && at + 1 < path.length) at += 2;
  const rest = path.slice(at);
  if (rest.length === 0) return STATE;
  const last = rest.at(-1);
  if (last === 'guard') return GUARD;
  if (last === 'params') return TESTS;
  if (rest.includes('guard') || last === 'states' || last === 'on' || last === 'after' || last === 'meta')
    return [];
  return TRANSITION;
}
