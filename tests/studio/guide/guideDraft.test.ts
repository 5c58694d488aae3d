import { describe, expect, it } from 'vitest';
import {
  changeField,
  countUnasked,
  EMPTY_DRAFT,
  readDraft,
  sayAnswer,
  shownValues,
  toAnswers,
} from '../../../src/studio/guide/guideDraft.ts';
import { namesGiven, optionsOnOffer } from '../../../src/studio/guide/namesOnOffer.ts';

describe('the draft of a guided start', () => {
  it('shows suggestions, but takes none unasked', () => {
    expect(shownValues(EMPTY_DRAFT, 'protection')).toEqual({ days: 90, from: 'approved' });
    expect(Object.values(toAnswers(EMPTY_DRAFT)).every((answer) => !answer.decided)).toBe(true);
    expect(countUnasked(EMPTY_DRAFT)).toBe(15);
  });

  it('keeps what was typed when somebody then does not know', () => {
    const typed = changeField(EMPTY_DRAFT, 'protection', 'days', 120);
    const unknown = sayAnswer(typed, 'protection', 'unknown');
    expect(toAnswers(unknown).protection).toEqual({
      decided: false,
      values: { days: 120, from: 'approved' },
    });
    expect(countUnasked(unknown)).toBe(14);
  });

  it('comes back from the browser as it was, and empty when what was kept is foreign', () => {
    const draft = sayAnswer(changeField(EMPTY_DRAFT, 'stages', 'stages', ['One', '']), 'stages', 'decided');
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    for (const foreign of [null, '', '{', '[]', '{"values":1,"said":{}}', '"x"'])
      expect(readDraft(foreign)).toEqual(EMPTY_DRAFT);
    expect(readDraft('{"values":{"stages":{"stages":{},"x":[1]},"y":{}},"said":{"stages":"maybe"}}')).toEqual(
      {
        values: { stages: {} },
        said: {},
      },
    );
  });

  it('offers the names given before, and keeps one that is gone in sight', () => {
    const draft = changeField(EMPTY_DRAFT, 'roles', 'vendor', ['Boss', ' ']);
    expect(namesGiven(draft, 'roles').slice(0, 2)).toEqual(['Boss', 'Partner seller']);
    const stages = { kind: 'named', of: 'stages' } as const;
    expect(optionsOnOffer(draft, stages, 'Ghost').at(-1)).toEqual({
      value: 'Ghost',
      label: 'Ghost (not in your list)',
    });
    expect(namesGiven(sayAnswer(draft, 'roles', 'unknown'), 'roles')).toEqual([
      'Account executive',
      'Partner seller',
    ]);
    expect(namesGiven(sayAnswer(draft, 'stages', 'unknown'), 'stages')).toEqual([]);
  });
});
