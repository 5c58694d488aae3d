import type { Deal, DealEvent, DealRun } from '../../../src/core/index.ts';
import { parseDealLine } from '../../../src/core/index.ts';

const DAY = 86_400_000;

/** All of a run that does not depend on names, instants and the size of numbers. */
export function contentOf(run: Omit<DealRun, 'deal' | 'partners' | 'outcome'>): unknown {
  const { verdict, follows, cost, fitness, answers, baseline, coverage } = run;
  const findings = run.findings.map(
    ({ code, kind, event, until, tied, stage, rules, causedBy, assumed, ...rest }) => [
      ...[code, kind, event, until, tied, stage, rules, causedBy, assumed],
      rest.break,
      rest.key,
    ],
  );
  return {
    verdict,
    follows,
    cost,
    fitness,
    answers,
    baseline,
    coverage,
    findings,
    states: Object.values(run.states),
  };
}

/** The same record with events moved in time, left out, doubled or exchanged, and other facts. */
export function varyDeal(deal: Deal, id: string, random: () => number): Deal {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const grain = pick([1, 1000, 3_600_000, DAY, 20 * DAY]) ?? 1;
  let late = 0;
  const move = (text: string): string => {
    const at = Date.parse(text);
    if (Number.isNaN(at) || text.length < 12) return text;
    const moved = at + late;
    return new Date(grain === DAY ? Math.floor(moved / DAY) * DAY : moved).toISOString();
  };
  let events: readonly DealEvent[] = deal.events.map((event) => {
    if (random() < 0.25) late += Math.floor(random() * grain * 3);
    return { ...event, at: move(event.at) };
  });
  const chosen = Math.floor(random() * events.length);
  const change = random();
  if (change < 0.15) events = events.filter((_, index) => index !== chosen);
  else if (change < 0.3)
    events = events.flatMap((event, index) => (index === chosen ? [event, event] : [event]));
  else if (change < 0.35) events = events.toReversed();
  else if (change < 0.45) {
    const other = pick(events);
    if (other) events = events.map((event, index) => (index === chosen ? { ...other, at: event.at } : event));
  } else if (change < 0.55) {
    events = events.map((event, index) =>
      index === chosen ? { ...event, at: event.at.slice(0, 10) } : event,
    );
  } else if (change < 0.6) {
    events = events.map((event, index) => (index === chosen ? { ...event, by: {} } : event));
  }
  const facts = [...deal.facts].flatMap(([name, value]): [string, string | number | boolean][] => {
    if (random() < 0.05) return [];
    if (random() < 0.03) return [[name, 'unheard-of']];
    return [[name, typeof value === 'number' && random() < 0.5 ? Math.floor(value * random() * 3) : value]];
  });
  const outcome = random() < 0.1 ? (pick(['won', 'lost', 'open'] as const) ?? deal.outcome) : deal.outcome;
  return { ...deal, id, facts: new Map(facts), outcome, events };
}

export function readDeal(line: string): Deal {
  const deal = parseDealLine(line);
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
}

/** Runs work to its end. */
export function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Numbers from 0 to 1 that look random. */
export function seeded(seed: number): () => number {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
