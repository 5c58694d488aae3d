import {
  parseInstant,
  type Deal,
  type DealEvent,
  type DealRun,
  type FactValue,
  type Finding,
  type Framework,
  type TraceStep,
} from '../../core/index.ts';
import { phraseDuration, phraseEvent, phraseKey } from './phraseEvent.ts';

/** One step of a replayed deal: a recorded event, a clock that ran out, or the record's end. */
export interface Frame {
  /** Address within the deal: "3", "3+1" for the first clock after it, "end". */
  readonly key: string;
  readonly kind: 'event' | 'timer' | 'end';
  readonly event?: DealEvent;
  /** File index of the event; the number of events at the end. */
  readonly index: number;
  readonly at: number;
  readonly label: string;
  /** The partner who acted, by name. */
  readonly who?: string;
  readonly findings: readonly Finding[];
  readonly steps: readonly TraceStep[];
  /** Active states by object, after this step. */
  readonly states: ReadonlyMap<string, readonly string[]>;
  /** Due times (ISO) by object, then by duration. */
  readonly clocks: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly stage?: string;
  readonly lead?: string;
  readonly registration?: string;
  /** Facts as the record has them, after this step. */
  readonly facts: ReadonlyMap<string, FactValue>;
  /** Who led according to the record. */
  readonly recordedLead?: string;
}

interface Moment {
  readonly at: number;
  readonly index: number;
  readonly kind: Frame['kind'];
  readonly event?: DealEvent;
  readonly steps: readonly TraceStep[];
}

/** Tells a deal step by step, in time order. Without a run there are only the recorded events. */
export function createFrames(framework: Framework, deal: Deal, run: DealRun | undefined): readonly Frame[] {
  const frames: Frame[] = [];
  const states = new Map<string, readonly string[]>();
  const clocks = new Map<string, Readonly<Record<string, string>>>();
  const facts = new Map(deal.facts);
  let stage: string | undefined;
  let lead: string | undefined;
  let registration: string | undefined;
  let recordedLead = deal.lead;
  let events = 0;
  let timers = 0;
  for (const moment of listMoments(framework, deal, run?.trace ?? [])) {
    for (const step of moment.steps) {
      states.set(step.object, step.after);
      clocks.set(step.object, step.clocks);
      if (step.object === 'deal') stage = step.stage;
      lead = step.lead ?? lead;
      registration = step.registration ?? registration;
    }
    if (moment.event) {
      recordedLead = applyRecord(moment.event, facts) ?? recordedLead;
      events += 1;
      timers = 0;
    } else timers += 1;
    const findings = (run?.findings ?? []).filter(
      (finding) => moment.kind !== 'timer' && finding.event === moment.index,
    );
    if (moment.kind === 'end' && findings.length === 0 && moment.steps.length === 0) continue;
    frames.push({
      key: moment.kind === 'end' ? 'end' : moment.kind === 'event' ? String(events) : `${events}+${timers}`,
      kind: moment.kind,
      ...(moment.event ? { event: moment.event } : {}),
      index: moment.index,
      at: moment.at,
      label: labelOf(framework, moment),
      ...whoActed(deal, moment.event),
      findings,
      steps: moment.steps,
      states: new Map(states),
      clocks: new Map(clocks),
      ...(stage === undefined ? {} : { stage }),
      ...(lead === undefined ? {} : { lead }),
      ...(registration === undefined ? {} : { registration }),
      facts: new Map(facts),
      ...(recordedLead === undefined ? {} : { recordedLead }),
    });
  }
  return frames;
}

/** The step at which a deal first breaks, else the first with any finding, else the first. */
export function findFirstBreak(frames: readonly Frame[]): Frame | undefined {
  return frames.find(isBreak) ?? frames.find((frame) => frame.findings.length > 0) ?? frames[0];
}

/** True where the framework has no answer, or two. */
export function isBreak(frame: Frame): boolean {
  return frame.findings.some(({ kind }) => kind === 'silent' || kind === 'ambiguous');
}

function listMoments(framework: Framework, deal: Deal, trace: readonly TraceStep[]): readonly Moment[] {
  const byEvent = new Map<number, TraceStep[]>();
  const timers: Moment[] = [];
  for (const step of trace) {
    if (step.move === 'timer') {
      timers.push({ at: Date.parse(step.at), index: step.event, kind: 'timer', steps: [step] });
      continue;
    }
    const steps = byEvent.get(step.event) ?? [];
    steps.push(step);
    byEvent.set(step.event, steps);
  }
  let latest = Number.NEGATIVE_INFINITY;
  const events = deal.events
    .map((event, index): Moment => {
      const steps = byEvent.get(index) ?? [];
      const at = parseInstant(event.at, framework.timezone) ?? Number.NaN;
      return { at, index, kind: 'event', event, steps };
    })
    .map((moment) => {
      latest = Number.isNaN(moment.at) ? latest : Math.max(latest, moment.at);
      return Number.isNaN(moment.at) ? { ...moment, at: latest } : moment;
    });
  const end = byEvent.get(deal.events.length) ?? [];
  const endAt = Math.max(
    latest,
    ...end.map((step) => Date.parse(step.at)),
    ...timers.map((timer) => timer.at),
  );
  const order = { timer: 0, event: 1, end: 2 } as const;
  return [
    ...events,
    ...timers,
    { at: endAt, index: deal.events.length, kind: 'end' as const, steps: end },
  ].toSorted((a, b) => a.at - b.at || order[a.kind] - order[b.kind] || a.index - b.index);
}

/** Applies what an event records about facts; returns a newly recorded lead. */
function applyRecord(event: DealEvent, facts: Map<string, FactValue>): string | undefined {
  if (event.type === 'fact.changed') {
    const fact = event.data.get('fact');
    const value = event.data.get('value');
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (typeof fact === 'string' && known) facts.set(fact, value);
  }
  const lead = event.type === 'lead.changed' ? event.data.get('lead') : undefined;
  return typeof lead === 'string' ? lead : undefined;
}

function whoActed(deal: Deal, event: DealEvent | undefined): { readonly who?: string } {
  const id = event?.by.partner;
  if (id === undefined) return {};
  return { who: deal.partners.find((partner) => partner.id === id)?.name ?? id };
}

function labelOf(framework: Framework, moment: Moment): string {
  if (moment.event) return phraseEvent(framework, moment.event);
  if (moment.kind === 'end') return 'the record ends';
  const [step] = moment.steps;
  const timer = step?.transitions
    .map((id) => /:after\.(.+):\d+$/.exec(id)?.[1])
    .find((name) => name !== undefined);
  if (timer !== undefined && framework.durations.has(timer))
    return `${phraseDuration(framework, timer)} are over`;
  return timer === undefined ? 'a clock ran out' : `${phraseKey(timer)} ran out`;
}
