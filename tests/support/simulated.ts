import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FactValue } from '../../src/core/model/cell.ts';
import type { CompiledFramework } from '../../src/core/replay/index.ts';
import {
  canSend,
  extendScript,
  judgeEvent,
  nextClock,
  offerBeginnings,
  offerEvents,
  offerOccurrences,
  passTime,
  setFact,
  simulateDeal,
  timeOf,
  type EventOffer,
  type SentEvent,
  type Simulation,
  type SimulationScript,
} from '../../src/core/simulate/index.ts';
import { domainOfColumn } from '../../src/core/model/domains.ts';
import { splitDomain } from '../../src/core/rules/index.ts';
import { compileText } from './replayed.ts';

export const HOUR = 3_600_000;

export function scenario(file: string): CompiledFramework {
  return compileText(readFileSync(`scenarios/${file}.cosell.jsonc`, 'utf8'));
}

export function begin(
  facts: Readonly<Record<string, FactValue>> = {},
  partnerType?: string,
): SimulationScript {
  return {
    startAt: Date.UTC(2026, 0, 5, 9),
    ...(partnerType === undefined ? {} : { partnerType }),
    partners: [
      {
        id: 'P1',
        name: 'First',
        facts: new Map(),
        ...(partnerType === undefined ? {} : { type: partnerType }),
      },
      { id: 'P2', name: 'Second', facts: new Map() },
    ],
    facts: new Map(Object.entries(facts)),
    entries: [],
  };
}

/** Sends an event after everything there is. */
export function send(
  script: SimulationScript,
  type: string,
  {
    object = 'deal',
    by = {},
    data = {},
  }: { object?: string; by?: SentEvent['by']; data?: Record<string, FactValue> } = {},
): SimulationScript {
  const position = script.entries.length;
  const event = { type, object, by, data: new Map(Object.entries(data)) };
  return extendScript(script, position, { kind: 'event', at: timeOf(script, position), event });
}

export function wait(script: SimulationScript, hours: number): SimulationScript {
  const position = script.entries.length;
  return passTime(script, position, timeOf(script, position) + hours * HOUR);
}

export function simulated(compiled: CompiledFramework, script: SimulationScript): Simulation {
  return simulateDeal(compiled, script, script.entries.length);
}

/** A random simulation by hand, told by numbers: each takes one of the things a person could do next. */
export const randomNumbers = fc.array(fc.nat(999_999), { minLength: 1, maxLength: 14 });

/** Plays random numbers as a person would play: only what is on offer, with roles and data of the framework. */
export function playRandomly(
  compiled: CompiledFramework,
  numbers: readonly number[],
  start = begin({}, [...compiled.framework.partnerTypes.keys()][0]),
): SimulationScript {
  let script = start;
  for (const number of numbers) {
    const simulation = simulated(compiled, script);
    const moves = listMoves(simulation, number);
    script = moves[number % moves.length]!();
  }
  return script;
}

function listMoves(simulation: Simulation, number: number): readonly (() => SimulationScript)[] {
  const { compiled, script, position, objects, now } = simulation;
  const { framework } = compiled;
  const pick = <T>(list: readonly T[], salt: number): T | undefined =>
    list[Math.floor(number / salt) % list.length];
  const offers = [
    ...objects.flatMap(({ object }) => offerEvents(simulation, object.key)),
    ...offerBeginnings(simulation).filter(() => objects.length < 4),
  ];
  const occurrence = pick(offerOccurrences(simulation), 31);
  const sent = [...offers, ...(occurrence ? [occurrence] : [])].flatMap((offer) => {
    const event = draft(offer);
    return canSend(judgeEvent(simulation, event)) ? [event] : [];
  });
  function draft({ type, object, fields }: EventOffer): SentEvent {
    const role = pick([...framework.roles.keys(), undefined], 7);
    const side = role === undefined ? undefined : framework.roles.get(role)?.side;
    const partner = side === 'vendor' ? undefined : pick(['P1', 'P2'], 3);
    return {
      type,
      object,
      by: {
        ...(role === undefined ? {} : { role }),
        ...(side === undefined ? {} : { side }),
        ...(partner === undefined ? {} : { partner }),
      },
      data: new Map(
        fields.flatMap(({ name, domain }, index): [string, FactValue][] => {
          const value = pick([...splitDomain(domain, []).map((slice) => slice.value), undefined], 11 + index);
          return value === undefined || value === Infinity ? [] : [[name, value]];
        }),
      ),
    };
  }
  const clock = nextClock(simulation);
  const fact = pick(
    [...framework.facts.keys()].filter((name) => framework.facts.get(name)?.of === 'deal'),
    13,
  );
  const domain = fact === undefined ? undefined : domainOfColumn(framework, fact);
  const value =
    domain &&
    pick(
      splitDomain(domain, []).map((slice) => slice.value),
      17,
    );
  return [
    ...sent.map((event) => () => extendScript(script, position, { kind: 'event', at: now, event })),
    () => passTime(script, position, now + ((number % 90) + 1) * HOUR),
    ...(clock ? [() => passTime(script, position, clock.due)] : []),
    ...(fact !== undefined && value !== undefined ? [() => setFact(script, position, fact, value)] : []),
  ];
}
