import { causeOfMissing } from './causeOfMissing.ts';
import type { DealWalk, WalkStep } from './dealWalk.ts';
import type { Duty } from './findDuty.ts';
import { findDuty } from './findDuty.ts';
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
    const duty = findDuty(walk, entry, event.type);
    if (!duty) continue;
    asked += 1;
    reportRole(walk, entry, event.type, role, duty);
    for (const index of duty.held) hits.set(index, (hits.get(index) ?? 0) + 1);
  }
  return { asked, hits };
}

function reportRole(
  walk: DealWalk,
  { object, step }: WalkStep,
  activity: string,
  actual: string,
  duty: Duty,
): void {
  const { compiled, history, findings } = walk;
  const { framework } = compiled;
  const { stage, responsible } = duty;
  const side = framework.roles.get(actual)?.side ?? 'unknown side';
  const where = stage === undefined ? '' : ` at ${stage}`;
  const shared = {
    moment: step.moment,
    object: object.key,
    stage,
    question: `Who is responsible for "${nameEvent(framework, activity)}"${where}?`,
    key: [stage ?? 'none', activity, side],
    actual,
    rules: duty.rules,
    assumed: history.isAssumed(object.key, step.moment),
  };
  const names = duty.possible.map((role) => nameRole(framework, role));
  const [expected] = responsible ?? [];
  if (responsible === undefined) {
    findings.add({
      ...shared,
      code: 'fact.missing',
      kind: 'unreadable',
      key: ['responsibilities', activity, ...duty.unknown],
      facts: duty.unknown,
      causedBy: causeOfMissing(walk, duty.unknown),
      detail: `It is ${names.length > 1 ? names.join(' or ') : `${names[0] ?? 'somebody'} or nobody`}, depending on facts the record does not tell.`,
    });
  } else if (expected === undefined) {
    findings.add({
      ...shared,
      code: 'role.undecided',
      kind: 'silent',
      detail: `${nameRole(framework, actual)} did it; no duty covers it here.`,
    });
  } else if (responsible.length > 1) {
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
}
