import { expect, it } from 'vitest';
import { findDraft, setDraft } from '../../../src/studio/decisions/cellDrafts.ts';

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
