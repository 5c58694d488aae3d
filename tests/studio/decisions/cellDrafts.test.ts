import { expect, it } from 'vitest';
import { findDraft, parseDrafts, printDrafts, setDraft } from '../../../src/studio/decisions/cellDrafts.ts';

const PLACE = { decision: 'customerLead', rule: 'lead-1', column: 'input origin' };

it('a draft waits until it is mended, or until the framework says something else there', () => {
  const kept = setDraft(new Map(), PLACE, { text: 'banana', below: 'new' });
  expect(findDraft(kept, PLACE, 'new')).toBe('banana');
  expect(findDraft(kept, PLACE, 'shared')).toBeUndefined();
  expect(findDraft(kept, { ...PLACE, rule: 'lead-2' }, 'new')).toBeUndefined();
  const mended = setDraft(kept, PLACE, undefined);
  expect(findDraft(mended, PLACE, 'new')).toBeUndefined();
  expect(setDraft(mended, PLACE, undefined)).toBe(mended);
});

it('[TB2] are the same after a reload, and none of what is not ours', () => {
  const drafts = setDraft(
    new Map(),
    { decision: 'd', rule: 'r', column: 'c' },
    { text: 'ba"na', below: '-' },
  );
  expect(parseDrafts(printDrafts(drafts))).toEqual(drafts);
  expect(parseDrafts('{"x"')).toEqual(new Map());
  expect(parseDrafts('[["k"],["k",{"text":1}],7,["k",{"text":"t","below":"b"}]]')).toEqual(
    new Map([['k', { text: 't', below: 'b' }]]),
  );
});
