import { createRandom } from '../base/random.ts';
import { formatInstant } from '../clock/index.ts';
import type { FactValue } from '../model/cell.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import { domainOfFact } from '../model/domains.ts';
import { replayDeal } from '../replay/replayDeal.ts';
import { splitDomain } from '../rules/index.ts';
import { DAY, HOUR } from './changeDeal.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The source that deals made up from a framework name. */
export const MADE_UP = 'made up from the framework';

/** Monday morning, far from clock changes and holidays. */
const BEGIN = Date.UTC(2026, 1, 2, 9, 5);
/** More scenarios than this are drawn from, by the seed. */
const MOST_SCENARIOS = 24;

/**
 * Deals made up from the framework alone, for each partner type, each scenario its rules about the lead tell apart, and each outcome: registered,
 * granted, through the stages with a duty at each, to the end, by shortest ways. Deals that have to leave the framework are kept only
 * where there are no others. No deals where the framework has no deal path with an end.
 */
export function synthesiseDeals(words: Vocabulary, seed: string | number): readonly Deal[] {
  const types = words.partnerTypes.length > 0 ? words.partnerTypes : [undefined];
  const scenarios = listScenarios(words);
  const chosen =
    scenarios.length > MOST_SCENARIOS
      ? createRandom(`${String(seed)}/scenarios`)
          .shuffle(scenarios)
          .slice(0, MOST_SCENARIOS)
      : scenarios;
  return types.flatMap((type) =>
    (['won', 'lost'] as const).flatMap((outcome) => {
      const way = words[outcome];
      if (!way) return [];
      const deals = chosen.map((facts, number) =>
        synthesise(words, way, { type, outcome, facts, number: number + 1 }),
      );
      const within = deals.filter((deal) => replayDeal(words.compiled, deal).cost === 0);
      return within.length > 0 ? within : deals;
    }),
  );
}

/** Every combination of values that the rules about the lead tell apart; other facts take the first of theirs. */
function listScenarios({ compiled, leadChoices }: Vocabulary): readonly ReadonlyMap<string, FactValue>[] {
  const usual = new Map<string, FactValue>();
  for (const [fact, definition] of compiled.framework.facts) {
    const first = splitDomain(domainOfFact(definition), [])[0]?.value;
    if (definition.of === 'deal' && first !== undefined) usual.set(fact, first);
  }
  let scenarios: readonly ReadonlyMap<string, FactValue>[] = [usual];
  for (const fact of new Set(leadChoices.map((choice) => choice.fact))) {
    const choices = leadChoices.filter((choice) => choice.fact === fact);
    scenarios = scenarios.flatMap((scenario) =>
      choices.map(({ value }) => new Map(scenario).set(fact, value)),
    );
  }
  return scenarios;
}

function synthesise(
  words: Vocabulary,
  way: readonly string[],
  {
    type,
    outcome,
    facts,
    number,
  }: {
    readonly type: string | undefined;
    readonly outcome: 'won' | 'lost';
    readonly facts: ReadonlyMap<string, FactValue>;
    readonly number: number;
  },
): Deal {
  const events: DealEvent[] = [];
  let at = BEGIN;
  const tell = (eventType: string, byMs: number, object?: string, partner?: string): void => {
    const { by, ...draft } = words.draft(eventType);
    events.push({
      ...draft,
      at: formatInstant(at),
      ...(object === undefined ? {} : { object }),
      by: { ...by, ...(partner === undefined ? {} : { side: by.side ?? 'partner', partner }) },
    });
    at += byMs;
  };
  if (words.registration) {
    tell(words.registration.created, 3 * HOUR, 'registration/R1', 'P1');
    for (const step of words.registration.grant ?? []) tell(step, 3 * HOUR, 'registration/R1');
  } else tell('note', DAY);
  const duties = dutiesByStage(words);
  let stage = words.deal?.start.stage;
  for (const step of way) {
    at += 4 * DAY;
    const duty = duties.get(stage ?? '');
    if (duty !== undefined) tell(duty, 10 * DAY);
    tell(step, 0);
    stage = [...(words.stageOf.get(step) ?? [])][0] ?? stage;
  }
  return {
    id: ['M', type ?? 'any', outcome, String(number)].join('-'),
    account: `Made-up customer ${String(number)}`,
    ...(type === undefined ? {} : { partnerType: type }),
    partners: [
      { id: 'P1', name: 'Made-up partner', ...(type === undefined ? {} : { type }), facts: new Map() },
    ],
    facts,
    outcome,
    closedAt: formatInstant(at),
    source: { system: MADE_UP },
    links: [],
    events,
  };
}

/** The first duty of each stage that holds for every deal and moves nothing. */
function dutiesByStage({ compiled }: Vocabulary): ReadonlyMap<string, string> {
  const duties = new Map<string, string>();
  for (const { row } of compiled.responsibilities)
    if (row.when.size === 0 && !compiled.moving.has(row.activity) && !duties.has(row.stage))
      duties.set(row.stage, row.activity);
  return duties;
}
