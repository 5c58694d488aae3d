import { describe, expect, it } from 'vitest';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import type { Deal, DealEvent } from '../../../src/core/model/deal.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';
import {
  createDealView,
  createVocabulary,
  EDGE_CASES,
  NEEDS,
  synthesiseDeals,
  THEMES,
} from '../../../src/core/stress/index.ts';
import { CLOSED, GITLAB, GLOSSY, HANDBOOK, loadCompiled, loadDeals, NORTHWIND, putInto } from './scenario.ts';

const northwind = loadCompiled(NORTHWIND);
const closed = loadDeals(CLOSED);
const WORLDS = [
  { name: 'northwind', compiled: northwind, deals: closed.filter((_, index) => index % 6 === 0) },
  { name: 'glossy', compiled: loadCompiled(GLOSSY), deals: closed.filter((_, index) => index % 20 === 0) },
  { name: 'gitlab', compiled: loadCompiled(GITLAB), deals: loadDeals(HANDBOOK) },
].map(({ name, compiled, deals }) => {
  const words = createVocabulary(compiled);
  const all = [...deals, ...synthesiseDeals(words, 1).slice(0, 4)];
  return { name, words, views: all.map((deal) => createDealView(words, deal)) };
});

describe('[SX1] the catalogue of edge cases', () => {
  it('holds cases of every theme, each with its question, answers and sources', () => {
    expect(EDGE_CASES.length).toBeGreaterThanOrEqual(45);
    expect(new Set(EDGE_CASES.map(({ id }) => id)).size).toBe(EDGE_CASES.length);
    expect(new Set(EDGE_CASES.map(({ theme }) => theme))).toEqual(new Set(Object.keys(THEMES)));
    for (const { id, question, answers, sources, change, needs } of EDGE_CASES) {
      expect([id, /^[a-z]+(?:-[a-z]+)*$/.test(id), question.endsWith('?'), change.endsWith('.')]).toEqual([
        id,
        true,
        true,
        true,
      ]);
      expect([id, answers.length > 0, sources.length > 0]).toEqual([id, true, true]);
      expect(needs.every((need) => need in NEEDS)).toBe(true);
    }
  });

  it.each(EDGE_CASES.map((edgeCase) => [edgeCase.id, edgeCase] as const))(
    'puts %s into deals',
    (id, edgeCase) => {
      let told = 0;
      for (const { words, views } of WORLDS) {
        for (const variant of edgeCase.variants(words)) {
          let ofVariant = 0;
          for (const view of views) {
            const changed = ofVariant < 3 ? variant.apply(view) : undefined;
            if (!changed) continue;
            ofVariant += 1;
            told += 1;
            expect(changed.edgeCase).toBe(id);
            expect(changed.id).toBe(view.deal.id);
            expect(changed.expect).toBeUndefined();
            expect(changed.events.length).toBeGreaterThan(0);
            expect(printDeal({ ...changed, edgeCase: '' })).not.toBe(
              printDeal({ ...view.deal, edgeCase: '' }),
            );
            const read = parseDealLine(printDeal(changed));
            expect(read.ok && printDeal(read.value)).toBe(printDeal(changed));
            expect(variant.apply(view)).toEqual(changed);
          }
        }
      }
      expect(told).toBeGreaterThan(0);
    },
  );

  it('does to a deal what it says', async () => {
    const made = synthesiseDeals(createVocabulary(northwind), 1);
    const [base] = made;
    const lost = made.find(({ outcome }) => outcome === 'lost');
    if (!base || !lost) throw new Error('no deals are made up');
    const lines = EDGE_CASES.map(({ id, change }) => {
      for (const deal of [base, lost, ...closed.slice(0, 10)]) {
        const changed = putInto(northwind, id, deal);
        if (changed) return [`${id}: ${change}`, ...describeChange(deal, changed)].join('\n  ');
      }
      return `${id}: not possible`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/changes.txt');
  });
});

describe('[SX1] parameters', () => {
  const [base] = synthesiseDeals(createVocabulary(northwind), 1);
  if (!base) throw new Error('no deals are made up');

  it('say how many hours apart, and of which type the other partner is', () => {
    for (const hours of [1, 3, 26])
      for (const partner of ['integration', 'services']) {
        const changed = putInto(
          northwind,
          'two-partners-within-hours',
          base,
          `hours=${String(hours)}, partner=${partner}`,
        );
        const [first, second] = changed?.events.filter(({ type }) => type === 'registration.submitted') ?? [];
        expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBe(hours * 3_600_000);
        expect(changed?.partners.find(({ id }) => id === second?.by.partner)?.type).toBe(partner);
      }
  });

  it('say in which stage', () => {
    for (const stage of ['discovery', 'pitch', 'close']) {
      const changed = putInto(northwind, 'deal-splits-in-two', base, `stage=${stage}`);
      const run = changed && replayDeal(northwind, changed);
      expect(run?.findings.map((finding) => [finding.code, finding.stage])).toEqual([
        ['event.unanswered', stage],
      ]);
    }
  });

  it('take the days around the end of protection from the framework', () => {
    for (const [minutes, state] of [
      [-1, 'protected'],
      [0, 'lapsed'],
      [1, 'lapsed'],
    ] as const) {
      const changed = putInto(northwind, 'extension-at-the-last-minute', base, `minutes=${String(minutes)}`);
      if (!changed) throw new Error('not possible');
      const steps = replayDeal(northwind, changed, { trace: true }).trace ?? [];
      const asked = steps.find(({ event }) => changed.events[event]?.type === 'registration.extended');
      const before = steps
        .filter(
          (step) => asked && step.object === 'registration/R1' && step.event <= asked.event && step !== asked,
        )
        .at(-1);
      expect([minutes, before?.after]).toEqual([minutes, [state]]);
    }
  });

  it('are left alone by deals they make no sense in', () => {
    const [unregistered] = [{ ...base, events: base.events.filter(({ object }) => object === undefined) }];
    expect(putInto(northwind, 'two-partners-within-hours', unregistered)).toBeUndefined();
    expect(putInto(northwind, 'reopened-after-a-loss', base)).toBeUndefined();
    expect(putInto(northwind, 'customer-disputed', { ...base, events: [] })).toBeUndefined();
  });
});

/** What is different, one line for each event and field. */
function describeChange(before: Deal, after: Deal): readonly string[] {
  const key = ({ at, type, object, by, data }: DealEvent): string =>
    JSON.stringify([at, type, object, by, [...data]]);
  const brief = ({ at, type, object, by, data }: DealEvent): string =>
    [at, type, object, ...Object.values(by), data.size > 0 ? JSON.stringify(Object.fromEntries(data)) : '']
      .filter(Boolean)
      .join(' ');
  const had = before.events.map(key);
  const has = after.events.map(key);
  const lines = [
    ...before.events.filter((event) => !has.includes(key(event))).map((event) => `- ${brief(event)}`),
    ...after.events.filter((event) => !had.includes(key(event))).map((event) => `+ ${brief(event)}`),
  ];
  if (lines.length === 0 && has.join() !== had.join())
    lines.push(has.length === had.length ? 'events in another order' : 'events repeated');
  const fields = (deal: Deal): string[] => [
    `partnerType ${deal.partnerType ?? 'not told'}`,
    ...[...deal.facts].map(([fact, value]) => `${fact} ${String(value)}`),
    ...deal.partners.map(({ id, type }) => `partner ${id} ${type ?? 'of no type'}`),
    ...deal.links.map(({ type, deal: other }) => `${type} ${other}`),
    `account ${deal.account ?? 'not told'}`,
    `${deal.outcome} ${deal.closedAt ?? deal.asOf ?? ''}`,
  ];
  return [
    ...lines,
    ...fields(before)
      .filter((field) => !fields(after).includes(field))
      .map((field) => `- ${field}`),
    ...fields(after)
      .filter((field) => !fields(before).includes(field))
      .map((field) => `+ ${field}`),
  ];
}
