import type { FactValue, Framework, Partner } from '../../core/index.ts';
import { instantAt } from '../../core/clock/index.ts';
import type { SimulationScript } from '../../core/simulate/index.ts';

const MORNING = 9 * 3_600_000;

/** A deal about to begin today at nine, in the scenario given; with two partners, of two types where the framework knows two. */
export function createScript(
  framework: Framework,
  scenario: ReadonlyMap<string, FactValue>,
  nowMs: number,
): SimulationScript {
  const types = [...framework.partnerTypes.keys()];
  const chosen = scenario.get('partnerType');
  const first = types.find((type) => type === chosen) ?? types[0];
  const second = types.find((type) => type !== first) ?? first;
  const facts = [...scenario].filter(([fact]) => framework.facts.get(fact)?.of === 'deal');
  return {
    startAt: morningOf(dayOf(nowMs, framework.timezone), framework.timezone),
    ...(first === undefined ? {} : { partnerType: first }),
    partners: [createPartner('P1', 'First partner', first), createPartner('P2', 'Second partner', second)],
    facts: new Map(facts),
    entries: [],
  };
}

/** A partner of the simulated deal. */
export function createPartner(id: string, name: string, type: string | undefined): Partner {
  return { id, name, ...(type === undefined ? {} : { type }), facts: new Map() };
}

/** The day of an instant as a date field writes it: "2026-11-23". */
export function dayOf(atMs: number, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(atMs);
}

/** Nine in the morning of a day. */
export function morningOf(day: string, timezone: string): number {
  return instantAt(Date.parse(`${day}T00:00:00Z`) + MORNING, timezone);
}
