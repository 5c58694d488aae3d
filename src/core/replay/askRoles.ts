import { testAll } from '../rules/index.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import type { Moment } from './moment.ts';
import { nameEvent, nameRole } from './names.ts';

/** What the role questions gave: how many were asked, and hits by responsibility index. */
export interface RoleAnswers {
  readonly asked: number;
  readonly hits: ReadonlyMap<number, number>;
}

/** Asks of every event done by a known role whose duty it was (design §4.5); only of activities some responsibility names. */
export function askRoles(walk: DealWalk): RoleAnswers {
  const hits = new Map<number, number>();
  let asked = 0;
  for (const entry of walk.steps) {
    const { step } = entry;
    const event = step.event?.event;
    if (!event || !walk.compiled.activities.has(event.type)) continue;
    const role = event.by.role;
    if (role === undefined) continue;
    asked += 1;
    for (const index of askRole(walk, entry, event.type, role)) hits.set(index, (hits.get(index) ?? 0) + 1);
  }
  return { asked, hits };
}

function askRole(walk: DealWalk, entry: WalkStep, activity: string, actual: string): readonly number[] {
  const { compiled, history, findings } = walk;
  const { object, step } = entry;
  const { framework } = compiled;
  const before: Moment = { ...step.moment, phase: 0 };
  const stage = history.stateOf('deal', before)?.stage;
  const places = placesBefore(entry, stage);
  const read = (column: string): ReturnType<typeof history.read> => history.read(column, before, object);
  const rows = compiled.responsibilities.flatMap(({ row, when }) => {
    if (row.activity !== activity || row.responsible === undefined) return [];
    if (row.stage !== '*' && !places.has(row.stage)) return [];
    const outcome = testAll(when, read);
    return outcome === 'failed' ? [] : [{ row, outcome }];
  });
  const named = rows.filter(({ row }) => row.stage !== '*');
  const fitting = named.length > 0 ? named : rows;
  const sure = fitting.filter(({ outcome }) => outcome === 'held');
  const said = [...new Set(fitting.flatMap(({ row }) => row.responsible ?? []))];
  const [expected] = said;
  const side = framework.roles.get(actual)?.side ?? 'unknown side';
  const where = stage === undefined ? '' : ` at ${stage}`;
  const shared = {
    moment: step.moment,
    object: object.key,
    stage,
    question: `Who is responsible for "${nameEvent(framework, activity)}"${where}?`,
    key: [stage ?? 'none', activity, side],
    actual,
    rules: fitting.map(({ row }) => `responsibilities/${String(row.index)}`),
    assumed: history.isAssumed(object.key, step.moment),
  };
  const names = said.map((role) => nameRole(framework, role));
  if (expected === undefined) {
    findings.add({
      ...shared,
      code: 'role.undecided',
      kind: 'silent',
      detail: `${nameRole(framework, actual)} did it; no duty covers it here.`,
    });
  } else if (said.length > 1 && sure.length < fitting.length) {
    findings.add({
      ...shared,
      code: 'fact.missing',
      kind: 'unreadable',
      key: ['responsibilities', activity],
      detail: `It is ${names.join(' or ')}, depending on facts the record does not tell.`,
    });
  } else if (said.length > 1) {
    findings.add({
      ...shared,
      code: 'role.ambiguous',
      kind: 'ambiguous',
      detail: `The framework names ${names.join(' and ')}.`,
    });
  } else if (expected !== actual) {
    findings.add({
      ...shared,
      code: 'role.contradicted',
      kind: 'contradicted',
      expected,
      detail: `The framework names ${nameRole(framework, expected)}; ${nameRole(framework, actual)} did it.`,
    });
  }
  return sure.map(({ row }) => row.index);
}

/** Names by which a responsibility may mean the place of an event: the stage, or states of the object it happened to. */
function placesBefore({ object, step }: WalkStep, stage: string | undefined): ReadonlySet<string> {
  const state = step.move === 'create' ? step.after : step.before;
  const paths = [...state.active, state.root].map((path) => `${object.lifecycle}.${path}`);
  return new Set([...(stage === undefined ? [] : [stage]), ...paths]);
}
