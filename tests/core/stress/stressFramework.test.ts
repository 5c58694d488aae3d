import { describe, expect, it } from 'vitest';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import { ownBreaks } from '../../../src/core/stress/blamedFindings.ts';
import { breaksAlike } from '../../../src/core/stress/breaksAlike.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';
import {
  createVocabulary,
  stressFramework,
  synthesiseDeals,
  type StressReport,
} from '../../../src/core/stress/index.ts';
import { CLOSED, GITLAB, GLOSSY, loadCompiled, loadDeals, NORTHWIND, putInto } from './scenario.ts';

const northwind = loadCompiled(NORTHWIND);
const glossy = loadCompiled(GLOSSY);
const closed = loadDeals(CLOSED);
const SOME = [
  'two-partners-within-hours',
  'rival-after-protection',
  'two-accounts-become-one',
  'stage-is-skipped',
  'fact-not-recorded',
];

/** The report with deals as their lines. */
function print({ matrix, findings }: StressReport): string {
  return [
    ...matrix.map(({ example, ...cell }) => JSON.stringify([cell, example && printDeal(example)])),
    ...findings.map(({ example, ...finding }) => JSON.stringify([finding, printDeal(example)])),
  ].join('\n');
}

describe('[SX2] what an edge case is blamed for', () => {
  it('adds up in each cell, and every broken cell shows an example', () => {
    const { matrix, findings } = stressFramework(northwind, closed, { seed: 1, perCell: 6 });
    for (const { tried, survived, unproven, example, edgeCase, partnerType } of matrix) {
      expect(survived + unproven <= tried && tried <= 6).toBe(true);
      expect([edgeCase, partnerType, example !== undefined]).toEqual([
        edgeCase,
        partnerType,
        survived + unproven < tried,
      ]);
    }
    for (const { example, edgeCase, break: id } of findings) {
      expect(example.edgeCase).toBe(edgeCase);
      const run = replayDeal(northwind, example);
      expect(run.findings.map((finding) => finding.break)).toContain(id);
      expect(example.expect).toEqual({
        verdict: run.verdict,
        codes: [...new Set(run.findings.map(({ code }) => code))].sort(),
      });
      const read = parseDealLine(printDeal(example));
      expect(read.ok && printDeal(read.value)).toBe(printDeal(example));
    }
  });

  it('is not what the deal breaks with anyway', () => {
    const split = synthesiseDeals(createVocabulary(northwind), 1).flatMap(
      (deal) => putInto(northwind, 'deal-splits-in-two', deal, 'stage=pitch') ?? [],
    );
    expect(new Set(split.map((deal) => replayDeal(northwind, deal).verdict))).toEqual(new Set(['broken']));
    const { matrix, findings } = stressFramework(northwind, split, {
      seed: 1,
      perCell: 6,
      only: ['customer-disputed', 'deal-splits-in-two'],
    });
    const disputed = matrix.filter(({ edgeCase }) => edgeCase === 'customer-disputed');
    expect(disputed.map(({ tried, survived }) => [tried, survived])).toEqual([
      [6, 6],
      [6, 6],
    ]);
    expect(new Set(findings.map(({ stage }) => stage))).toEqual(new Set(['discovery', 'close']));
  });

  it('may be of other kinds, where asked for', () => {
    const only = ['fact-not-recorded'];
    const usual = stressFramework(northwind, closed, { seed: 1, perCell: 6, only });
    const strict = stressFramework(northwind, closed, {
      seed: 1,
      perCell: 6,
      only,
      kinds: ['silent', 'ambiguous', 'unreadable'],
    });
    expect([usual.findings.length, usual.matrix.every(({ unproven }) => unproven > 0)]).toEqual([0, true]);
    expect(strict.findings.map(({ kind }) => kind)).toContain('unreadable');
  });
});

describe('[SX3] the draw', () => {
  it('is the same for the same seed, whatever the order of the deals', () => {
    const options = { seed: 'a', perCell: 5, only: SOME };
    const once = print(stressFramework(glossy, closed, options));
    expect(print(stressFramework(glossy, closed.toReversed(), options))).toBe(once);
    expect(print(stressFramework(glossy, closed, { ...options, seed: 'b' }))).not.toBe(once);
  });

  it('goes on where a deal has no place for the edge case', () => {
    const { matrix } = stressFramework(northwind, closed, {
      seed: 1,
      perCell: 12,
      only: ['reopened-after-a-loss'],
    });
    expect(matrix.map(({ tried }) => tried)).toEqual([12, 12]);
  });

  it('gives northwind the matrix it had', async () => {
    const { matrix, findings } = stressFramework(northwind, closed, { seed: 1, perCell: 4 });
    const lines = matrix.map(
      ({ edgeCase, partnerType, tried, survived, unproven, example }) =>
        `${edgeCase} ${partnerType}: tried ${String(tried)}, survived ${String(survived)}, unproven ${String(unproven)}${example ? `, smallest ${String(example.events.length)}` : ''}`,
    );
    const questions = [...new Set(findings.map(({ code, question }) => `${code}: ${question}`))];
    await expect(`${[...lines, '', ...questions].join('\n')}\n`).toMatchFileSnapshot('golden/northwind.txt');
  });

  it('has a column for partners of unknown type', () => {
    const deals = closed.slice(0, 20).map(({ partnerType: _type, ...deal }) => ({
      ...deal,
      partners: deal.partners.map(({ type: _partnerType, ...partner }) => partner),
    }));
    const { matrix } = stressFramework(northwind, deals, {
      seed: 1,
      perCell: 2,
      only: ['customer-disputed'],
    });
    expect(matrix.map(({ partnerType, tried }) => [partnerType, tried])).toEqual([
      ['integration', 2],
      ['services', 2],
      ['unknown', 2],
    ]);
  });
});

describe('[SX4] the smallest deal', () => {
  it('breaks the same way, and none of its events can be spared', () => {
    const { findings } = stressFramework(glossy, closed, { seed: 1, perCell: 4, only: SOME });
    expect(findings.length).toBeGreaterThan(4);
    for (const { from, edgeCase, break: id, example } of findings) {
      const base = closed.find((deal) => deal.id === from.deal);
      const told = base && putInto(glossy, edgeCase, base, from.variant);
      const run = told && replayDeal(glossy, told);
      const finding = run && ownBreaks(run, ['silent', 'ambiguous']).find((found) => found.break === id);
      if (!run || !finding) throw new Error(`${from.deal} does not break with ${id}`);
      const isAlike = breaksAlike(glossy, run, finding);
      expect(isAlike(example)).toBe(true);
      expect(example.events.length).toBeLessThanOrEqual(told.events.length);
      if (example.events.length > 1)
        for (const index of example.events.keys())
          expect(isAlike({ ...example, events: example.events.toSpliced(index, 1) })).toBe(false);
    }
  });
});

describe('[SX5] deals made up from a framework', () => {
  it('take the edge cases that no recorded deal has a place for', () => {
    const deals = closed.filter(
      ({ partnerType, outcome }) => partnerType === 'integration' && outcome === 'won',
    );
    const only = ['customer-disputed', 'reopened-after-a-loss'];
    const { matrix } = stressFramework(northwind, deals, { seed: 1, perCell: 3, only });
    expect(
      matrix.map(({ edgeCase, partnerType, tried, madeUp }) => [edgeCase, partnerType, tried, madeUp]),
    ).toEqual([
      ['customer-disputed', 'integration', 3, false],
      ['customer-disputed', 'services', 3, true],
      ['reopened-after-a-loss', 'integration', 3, true],
      ['reopened-after-a-loss', 'services', 3, true],
    ]);
  });

  it.each([
    ['northwind', NORTHWIND, 48],
    ['gitlab', GITLAB, undefined],
  ] as const)('%s', (name, file, count) => {
    const compiled = loadCompiled(file);
    const deals = synthesiseDeals(createVocabulary(compiled), 1);
    expect(new Set(deals.map(({ id }) => id)).size).toBe(deals.length);
    if (count !== undefined) expect(deals.length).toBe(count);
    const runs = deals.map((deal) => replayDeal(compiled, deal));
    expect([name, new Set(runs.map(({ cost }) => cost))]).toEqual([name, new Set([0])]);
    expect(new Set(deals.map(({ partnerType, outcome }) => `${partnerType ?? ''} ${outcome}`)).size).toBe(
      compiled.framework.partnerTypes.size * 2,
    );
    expect(synthesiseDeals(createVocabulary(compiled), 1)).toEqual(deals);
  });
});
