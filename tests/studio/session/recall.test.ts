import { expect, test } from 'vitest';
import { survivalOf, type AnswerCounts, type Verdict } from '../../../src/core/index.ts';
import type { DealWeight, ReplayOverview, ToldDeal } from '../../../src/engine/index.ts';
import { recogniseFile } from '../../../src/studio/session/openFiles.ts';
import { weighRecall } from '../../../src/studio/session/weighRecall.ts';

const evidence = (confirmed: number, contradicted: number, unchecked: number): AnswerCounts => ({
  asked: confirmed + contradicted + unchecked,
  confirmed,
  contradicted,
  unchecked,
  exceptions: 0,
  disputes: 0,
  settled: 0,
});

const weight = (verdict: Verdict, customerLead: AnswerCounts): DealWeight => ({
  verdict,
  answers: { customerLead },
});

test('[IM-ask] what was remembered of some deals moves the figures of all, and the record alone leaves it out', () => {
  const counts = { replayed: 10, broken: 1, unproven: 6, survived: 3, followed: 0 };
  const base: ReplayOverview = {
    survival: { ...counts, survival: survivalOf(counts) },
    breaks: [],
    traffic: {},
    byCode: {},
    coverage: { transitions: {}, rules: {}, responsibilities: {} },
    coveringDeals: { rules: {}, responsibilities: {} },
    answers: {
      customerLead: evidence(4, 1, 3),
      registrationConflict: evidence(1, 0, 0),
      other: evidence(9, 9, 9),
    },
  };
  const place = { source: 0, from: 0, to: 1 };
  const open = weight('unproven', evidence(0, 0, 0));
  const told: readonly ToldDeal[] = [
    { index: 0, ...place, now: open, told: weight('survived', evidence(1, 0, 0)), recorded: open },
    {
      index: 1,
      ...place,
      now: weight('survived', evidence(0, 1, 0)),
      told: weight('broken', evidence(0, 1, 0)),
      recorded: open,
    },
  ];
  const { withRecalled, recorded } = weighRecall(base, told);
  expect(withRecalled).toMatchObject({
    survived: 3,
    broken: 2,
    unproven: 5,
    checked: 7,
    askings: 10,
    contradicted: 1,
  });
  expect(recorded).toMatchObject({
    survived: 2,
    broken: 1,
    unproven: 7,
    checked: 5,
    askings: 8,
    contradicted: 0,
  });
  expect(withRecalled.survival.atMost).toBeCloseTo(0.8);
});

test('[IM-ask] files of cards are known by their name or their format', () => {
  expect(recogniseFile('ask-kestrel.recall.json', '{')).toBe('recall');
  expect(recogniseFile('answers.json', '{"format":"cosell-recall/1","cards":[]}')).toBe('recall');
});
