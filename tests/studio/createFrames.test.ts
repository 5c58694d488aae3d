import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileFramework, parseDeals, parseFramework, replayDeal } from '../../src/core/index.ts';
import { createFrames, findFirstBreak, isBreak } from '../../src/studio/session/createFrames.ts';

function open(framework: string, deals: string, id: string) {
  const parsed = parseFramework(readFileSync(`scenarios/twelve-partners/${framework}.cosell.jsonc`, 'utf8'));
  const deal = parseDeals(readFileSync(`scenarios/twelve-partners/${deals}.deals.jsonl`, 'utf8')).deals.find(
    (candidate) => candidate.id === id,
  );
  if (!parsed.framework || !deal) throw new Error('the sample story is incomplete');
  const run = replayDeal(compileFramework(parsed.framework), deal, { trace: true });
  return { deal, run, frames: createFrames(parsed.framework, deal, run) };
}

describe('steps of a deal', () => {
  test('one step per recorded event, in time order, each with its address', () => {
    const { frames } = open('glossy', 'live', 'L1');
    expect(
      frames.filter(({ kind }) => kind === 'event').map(({ key, label, who }) => [key, label, who]),
    ).toEqual([
      ['1', 'registered', 'Halvorsen SI'],
      ['2', 'registered', 'Quill Consulting'],
      ['3', 'customer disputed', 'Quill Consulting'],
      ['4', 'registration approved', undefined],
    ]);
  });

  test('the first break is where the second registration comes in', () => {
    const { frames } = open('glossy', 'live', 'L1');
    const first = findFirstBreak(frames);
    expect(first?.key).toBe('2');
    expect(first?.findings.map(({ kind }) => kind)).toContain('silent');
    expect([...(first?.states ?? [])]).toEqual(
      expect.arrayContaining([
        ['deal', ['align.discovery']],
        ['registration/R1', ['submitted']],
        ['registration/R2', ['submitted']],
      ]),
    );
  });

  test('a clock that runs out between two events is a step between them', () => {
    const { frames } = open('northwind', 'live', 'L1');
    const timer = frames.find(({ kind }) => kind === 'timer');
    expect(timer?.key).toMatch(/^\d+\+\d+$/);
    expect(timer?.label).toBe('2 working days are over');
    expect(frames.some(isBreak)).toBe(false);
  });

  test('every finding of a run stands at exactly one step, and times never go back', () => {
    const { frames, run } = open('glossy', 'live', 'L3');
    expect(frames.flatMap(({ findings }) => findings).length).toBe(run.findings.length);
    const times = frames.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(frames.map(({ key }) => key)).size).toBe(frames.length);
  });

  test('without a run there are the recorded events and nothing else', () => {
    const { deal } = open('glossy', 'live', 'L2');
    const { framework } = parseFramework(
      readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8'),
    );
    if (!framework) throw new Error('the sample framework has an error');
    expect(
      createFrames(framework, deal, undefined).map(({ key, findings }) => [key, findings.length]),
    ).toEqual([
      ['1', 0],
      ['2', 0],
      ['3', 0],
      ['4', 0],
    ]);
  });
});
