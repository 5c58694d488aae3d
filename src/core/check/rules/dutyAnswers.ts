import type { Decision, Framework, Responsibility } from '../../model/framework.ts';
import { compileDecision, phraseScenario, type CompiledDecision } from '../../rules/index.ts';
import { findReachable } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { findScenario } from '../findScenario.ts';
import { findStages } from '../stagePlaces.ts';
import { nameOfState, stateTreeOf, withAncestors, type StateEntry } from '../stateTree.ts';

/** Where somebody may do something, and the rows that say whose duty it is there. */
interface DutyPlace {
  readonly phrase: string;
  readonly rows: readonly Responsibility[];
  /** Rows of stages the object may be in besides; they may answer, or not. */
  readonly perhaps: readonly Responsibility[];
  /** The name a row would give the place. */
  readonly stage: string;
}

/** Whatever some duty names has one person responsible wherever it can happen: what replay asks of every event with a role. */
export function dutyAnswers(framework: Framework, report: CheckReport): void {
  for (const row of framework.responsibilities) {
    if (row.responsible !== undefined) continue;
    const message = `Nobody is responsible for "${row.activity}" at "${row.stage}".`;
    report('duty.unassigned', ['responsibilities', row.index], message, { about: placeOf(row) });
  }
  reportUnnamed(framework, report);
  for (const [activity, rows] of groupByActivity(framework)) {
    for (const place of findPlaces(framework, activity, rows))
      judgePlace(framework, activity, rows, place, report);
  }
}

/** What can happen to a registration and stands in no duty: replay does not even ask who does it. */
function reportUnnamed(framework: Framework, report: CheckReport): void {
  const registration = framework.lifecycles.get('registration');
  if (!registration || framework.responsibilities.length === 0) return;
  const named = new Set(framework.responsibilities.map(({ activity }) => activity));
  const types = stateTreeOf(registration).entries.flatMap(({ node }) =>
    node.transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? [trigger.type] : [])),
  );
  for (const type of new Set([...registration.createdBy, ...types])) {
    if (named.has(type)) continue;
    const message = `"${framework.events.get(type)?.name ?? type}" can happen to a registration and is nobody's duty.`;
    report('duty.unnamed', ['responsibilities'], message, { part: 'key', about: type });
  }
}

function placeOf({ stage, activity }: Responsibility): string {
  return `${activity} at ${stage}`;
}

function groupByActivity(framework: Framework): ReadonlyMap<string, readonly Responsibility[]> {
  const groups = new Map<string, Responsibility[]>();
  for (const row of framework.responsibilities) {
    if (row.responsible === undefined) continue;
    const group = groups.get(row.activity);
    if (group) group.push(row);
    else groups.set(row.activity, [row]);
  }
  return groups;
}

/** The states that listen to an event type; for what no path listens to, the stages that some row names. */
function findPlaces(
  framework: Framework,
  activity: string,
  rows: readonly Responsibility[],
): readonly DutyPlace[] {
  const anywhere = rows.filter(({ stage }) => stage === '*');
  const stages = findStages(framework).map(({ node }) => node.key);
  const listening = [...framework.lifecycles.values()].flatMap((lifecycle) => {
    const reached = findReachable(stateTreeOf(lifecycle));
    return stateTreeOf(lifecycle).entries.filter(
      (entry) => reached.has(entry) && isAccepted(entry, activity),
    );
  });
  if (listening.length > 0) {
    return listening.map((entry) => {
      const names = namesOf(entry);
      return {
        phrase: `while the ${entry.lifecycle} is "${nameOfState(entry)}"`,
        rows: [...anywhere, ...rows.filter(({ stage }) => names.has(stage))],
        perhaps: entry.lifecycle === 'deal' ? [] : rows.filter(({ stage }) => stages.includes(stage)),
        stage: [entry.lifecycle, ...entry.node.path].join('.'),
      };
    });
  }
  const named = [...new Set(rows.map(({ stage }) => stage))].filter((stage) => stage !== '*');
  const places = named.length > 0 ? named : ['*'];
  return places.map((place) => ({
    phrase: place === '*' ? 'anywhere' : `at "${place}"`,
    rows: rows.filter(({ stage }) => stage === '*' || stage === place),
    perhaps: [],
    stage: place,
  }));
}

function isAccepted({ node, parent }: StateEntry, type: string): boolean {
  return (
    parent !== undefined &&
    node.transitions.some(
      ({ trigger, target }) => trigger.kind === 'event' && trigger.type === type && target !== undefined,
    )
  );
}

function namesOf(entry: StateEntry): ReadonlySet<string> {
  const chain = withAncestors(entry).filter(({ parent }) => parent !== undefined);
  return new Set([
    ...chain.map(({ lifecycle, node }) => [lifecycle, ...node.path].join('.')),
    ...chain.filter(({ node }) => node.tags.includes('stage')).map(({ node }) => node.key),
  ]);
}

function judgePlace(
  framework: Framework,
  activity: string,
  all: readonly Responsibility[],
  { phrase, rows, perhaps, stage }: DutyPlace,
  report: CheckReport,
): void {
  const name = framework.events.get(activity)?.name ?? framework.activities.get(activity)?.name ?? activity;
  const [example] = all;
  if (rows.length === 0 && perhaps.length === 0 && example) {
    const row = Object.fromEntries(
      Object.entries({
        stage,
        activity,
        responsible: example.responsible,
        accountable: example.accountable,
      }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    const message = `"${name}" is nobody's duty ${phrase}, though elsewhere it is somebody's.`;
    report('duty.undecided', ['responsibilities', example.index], message, {
      about: stage,
      fix: { kind: 'responsibility.insert', row },
    });
    return;
  }
  const table = compileRows(framework, rows);
  const [first] = rows;
  if (!table || !first) return;
  const missing = perhaps.length > 0 ? undefined : findScenario(table, 'silent');
  if (missing) {
    const when = phraseScenario(framework, Object.entries(missing));
    const message = `If "${name}" happens ${phrase}, it is nobody's duty when ${when}.`;
    report('duty.partial', ['responsibilities', first.index], message, { about: stage, witness: missing });
  }
  for (const isNamed of [true, false]) {
    const ranked = rows.filter((row) => (row.stage !== '*') === isNamed);
    const twice = compileRows(framework, ranked);
    const clash = twice && findScenario(twice, 'ambiguous');
    if (!clash) continue;
    const roles = [...new Set(ranked.map(({ responsible }) => `"${responsible ?? ''}"`))].join(' and ');
    const when = phraseScenario(framework, Object.entries(clash));
    const message = `"${name}" is the duty of ${roles} ${phrase}${when === '' ? '' : ` when ${when}`}.`;
    report('duty.ambiguous', ['responsibilities', ranked[0]?.index ?? 0], message, {
      about: stage,
      witness: clash,
    });
    return;
  }
}

/** The rows as a table that answers with who is responsible. */
function compileRows(framework: Framework, rows: readonly Responsibility[]): CompiledDecision | undefined {
  if (rows.length === 0) return undefined;
  const decision: Decision = {
    name: 'responsibilities',
    hitPolicy: 'ANY',
    inputs: [],
    output: { kind: 'role' },
    rules: rows.map(({ index, when, responsible = '' }) => ({ id: String(index), when, then: responsible })),
    defers: [],
    on: [],
  };
  return compileDecision(framework, decision);
}
