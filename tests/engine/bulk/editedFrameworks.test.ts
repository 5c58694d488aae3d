import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkFramework,
  compileFramework,
  parseFramework,
  type CompiledFramework,
  type Deal,
} from '../../../src/core/index.ts';
import { BulkReplay, type KindsOfDeals } from '../../../src/engine/bulk/index.ts';
import { createColumnsBuilder, type DealColumns } from '../../../src/engine/columns/index.ts';
import { randomCases, toDealLine } from '../../support/randomFramework.ts';
import { contentOf, finish, readDeal, seeded, varyDeal } from './variedDeals.ts';
import { editFramework, enrich } from './randomEdits.ts';

function compileChecked(framework: object): CompiledFramework | undefined {
  const parsed = parseFramework(JSON.stringify(framework));
  const errors = checkFramework(parsed).filter(({ severity }) => severity === 'error');
  return parsed.framework && errors.length === 0 ? compileFramework(parsed.framework) : undefined;
}

function columnsOf(deals: readonly Deal[]): DealColumns {
  const builder = createColumnsBuilder();
  for (const deal of deals) builder.add(deal);
  return builder.build();
}

const runsOf = ({ kinds, kindOf }: KindsOfDeals): readonly unknown[] =>
  Array.from(kindOf, (kind) => contentOf(kinds[kind]!));

/** Registrations, amounts and partners for a random deal. */
function addRegistrations(deal: Deal, random: () => number): Deal {
  const partners = [
    { id: 'P1', type: 'integration', facts: new Map() },
    { id: 'P2', type: random() < 0.8 ? 'services' : 'unheard-of', facts: new Map() },
  ];
  const events = deal.events.flatMap((event) => {
    const draw = random();
    if (draw < 0.25) {
      const first = random() < 0.5;
      const name = random() < 0.2 ? (first ? '1' : '2') : first ? 'R1' : 'R2';
      return [
        event,
        {
          at: event.at,
          type: random() < 0.6 ? 'registration.submitted' : 'registration.approved',
          ...(random() < 0.8 ? { object: `registration/${name}` } : {}),
          by: { partner: first ? 'P1' : 'P2' },
          data: new Map([['size', Math.floor(random() * 10)]]),
        },
      ];
    }
    if (draw < 0.32)
      return [
        event,
        {
          at: event.at,
          type: 'fact.changed',
          by: {},
          data: new Map<string, string | number>([
            ['fact', 'amount'],
            ['value', Math.floor(random() * 80)],
          ]),
        },
      ];
    if (draw < 0.37)
      return [
        event,
        { at: event.at, type: 'status.shared', by: { side: 'vendor' }, data: new Map([['with', 'partner']]) },
      ];
    return [event];
  });
  return {
    ...deal,
    ...(random() < 0.9 ? { partners } : {}),
    ...(random() < 0.7 ? { lead: random() < 0.5 ? 'vendor-ae' : 'partner-ae' } : {}),
    facts: new Map([...deal.facts, ['amount', Math.floor(random() * 80)]]),
    events,
  };
}

describe('replay after edits', () => {
  it('[BU4] gives what a replay from the start gives, back and forth', () => {
    let edits = 0;
    let overtaken = 0;
    fc.assert(
      fc.property(
        randomCases({ richClocks: true, unknowns: true }),
        fc.integer({ min: 0, max: 2 ** 31 }),
        ({ framework, deals: cases }, seed) => {
          const random = seeded(seed);
          const deals = cases.flatMap((deal, index) => {
            const own = readDeal(toDealLine({ framework, deal }));
            return [0, 1, 2, 3, 4].map((copy) => {
              const id = `D-${index}-${copy}`;
              const rich = addRegistrations({ ...own, id }, random);
              return copy === 0 ? rich : varyDeal(rich, id, random);
            });
          });
          const columns = columnsOf(deals);
          const bulk = new BulkReplay(columns);
          const history = [enrich(framework, random)];
          for (let step = 0; step < 6; step += 1) {
            const latest = history.at(-1)!;
            const edited =
              step === 0 ? latest : random() < 0.25 ? history[0]! : editFramework(latest, random);
            const compiled = compileChecked(edited);
            if (!compiled) continue;
            history.push(edited);
            edits += 1;
            const other = compileChecked(editFramework(latest, random));
            if (other && random() < 0.5) {
              const left = bulk.replay(other);
              if (left.next().done !== true) overtaken += 1;
            }
            const again = finish(bulk.replay(compiled));
            const cold = new BulkReplay(columns);
            expect(runsOf(again)).toEqual(runsOf(finish(cold.replay(compiled))));
            expect(JSON.stringify(bulk.tally())).toBe(JSON.stringify(cold.tally()));
          }
        },
      ),
      { numRuns: 6 },
    );
    expect(edits).toBeGreaterThan(15);
    expect(overtaken).toBeGreaterThan(0);
  });
});
