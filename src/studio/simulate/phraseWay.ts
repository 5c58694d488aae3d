import {
  describeCell,
  domainOfColumn,
  type FactValue,
  type Framework,
  type StateNode,
} from '../../core/index.ts';
import type { EventOffer, SeenCondition, SeenWay, Simulation } from '../../core/simulate/index.ts';
import { phraseEventType, phraseKey, phraseRole, phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseTest } from '../session/phraseGuard.ts';
import { phraseInstant } from '../session/phraseInstant.ts';

/** What a condition wants and what it sees: "the registration is protected — it is submitted now". */
export function phraseCondition(framework: Framework, condition: SeenCondition): string {
  return `${phraseWanted(framework, condition)} — ${phraseSeen(framework, condition)}`;
}

function phraseWanted(framework: Framework, { part, column, wanted }: SeenCondition): string {
  if (part === 'facts') return phraseTest(framework, column, wanted);
  const values = typeof wanted === 'object' ? wanted : [wanted];
  if (part === 'data') return `${phraseKey(column)} is ${values.map(sayPlainly).join(' or ')}`;
  const names = values.map((value) =>
    column === 'side' ? `the ${nameSide(framework, String(value))}` : phraseRole(framework, String(value)),
  );
  return `${names.join(' or ')} does it`;
}

function phraseSeen(framework: Framework, { part, column, value }: SeenCondition): string {
  if (part === 'by') {
    if (value === undefined) return 'nobody is named yet';
    return `here it is ${column === 'side' ? `the ${nameSide(framework, String(value))}` : phraseRole(framework, String(value))}`;
  }
  if (part === 'data') return value === undefined ? 'not said yet' : `here it is ${sayPlainly(value)}`;
  const recorded = framework.facts.has(column) || column === 'partnerType';
  if (value === undefined) return recorded ? 'this deal does not say' : 'that is not known';
  if (value === Infinity) return 'it has not happened';
  if (value === 'none' && !recorded) return 'there is none now';
  const said = nameSeen(framework, column, value);
  return recorded ? `this deal says ${said}` : `it is ${said} now`;
}

/** A value in the words in which conditions name it. */
export function nameSeen(framework: Framework, column: string, value: FactValue): string {
  if (typeof value === 'boolean' || !domainOfColumn(framework, column)) return sayPlainly(value);
  const rounded = typeof value === 'number' ? Math.round(value * 100) / 100 : value;
  return describeCell(framework, column, { kind: 'test', negated: false, values: [rounded], intervals: [] });
}

function sayPlainly(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return phraseKey(String(value));
}

function nameSide(framework: Framework, side: string): string {
  return framework.sides.get(side)?.name ?? phraseKey(side);
}

/** Where a way leads and by what: "Pitch begins: to Pitch". */
export function phraseWay(framework: Framework, { transition }: SeenWay): string {
  const trigger = phraseTrigger(framework, transition);
  const target = transition.target?.split('.').at(-1)?.replace(/^#/, '');
  return target === undefined ? `${trigger}: not allowed` : `${trigger}: to ${titleOfKey(target)}`;
}

/** How it stands with a way that time takes: "runs out Thu 2 Apr 2026, 09:00". */
export function phraseClockOf(framework: Framework, { transition, clock }: SeenWay): string | undefined {
  if (transition.trigger.kind !== 'after') return undefined;
  if (clock && clock.due < Infinity)
    return `runs out ${phraseInstant(new Date(clock.due).toISOString(), framework.timezone)}`;
  const from = framework.durations.get(transition.trigger.duration)?.from;
  if (clock?.startedAt === undefined && from !== undefined)
    return `does not run: it starts with "${phraseEventType(framework, from)}"`;
  return 'never runs out: no length applies to this deal';
}

/** Why an event cannot be sent now, in one line. */
export function phraseWhyNot(simulation: Simulation, offer: EventOffer, ways: readonly SeenWay[]): string {
  const { framework } = simulation.compiled;
  switch (offer.judgement.kind) {
    case 'refused': {
      const failed = ways
        .filter(({ transition: { trigger } }) => trigger.kind === 'event' && trigger.type === offer.type)
        .flatMap(({ conditions }) => conditions.find(({ outcome }) => outcome === 'failed') ?? []);
      return failed[0] ? `only when ${phraseCondition(framework, failed[0])}` : 'its conditions refuse';
    }
    case 'ended':
      return 'the path has ended';
    case 'elsewhere': {
      const from = listSources(framework, offer);
      return from.length === 0 ? 'not from here' : `only from ${from.map(titleOfKey).join(', ')}`;
    }
    case 'unknown':
      return `depends on ${phraseMissing(offer.judgement.missing)}`;
    default:
      return '';
  }
}

/** What is not said yet, by the names the judgement gives: "who does it and evidence". */
export function phraseMissing(names: readonly string[]): string {
  const said = names.map((name) =>
    name === 'by.role' || name === 'by.side' ? 'who does it' : phraseKey(name.replace(/^data\./, '')),
  );
  return [...new Set(said)].join(' and ');
}

/** States of the object's path that listen to the event. */
function listSources(framework: Framework, { type, object }: EventOffer): readonly string[] {
  const sources = new Set<string>();
  const visit = (state: StateNode): void => {
    const listens = state.transitions.some(
      ({ trigger, target }) => trigger.kind === 'event' && trigger.type === type && target !== undefined,
    );
    if (listens && state.path.length > 0) sources.add(state.key);
    state.states.forEach(visit);
  };
  const root = framework.lifecycles.get(object.split('/')[0] ?? object)?.root;
  if (root) visit(root);
  return [...sources];
}

/** "Deal", "R1", "Quote Q1". */
export function nameObject(key: string): string {
  const [kind = key, id] = key.split('/');
  if (id === undefined) return titleOfKey(kind);
  return kind === 'registration' ? id : `${titleOfKey(kind)} ${id}`;
}

/** Where an object stands: "Discovery", "Close › Legal and Close › Price". */
export function phraseLeaves(leaves: readonly string[]): string {
  return leaves.map((leaf) => leaf.split('.').map(titleOfKey).join(' › ')).join(' and ');
}
