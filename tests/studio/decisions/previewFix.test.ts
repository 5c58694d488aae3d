import { expect, test } from 'vitest';
import { previewFix } from '../../../src/studio/decisions/previewFix.ts';

const TEXT = `{
  "format": "cosell-framework/1", "id": "n", "name": "N", "version": "1.0.0", "timezone": "UTC",
  "roles": { "v": { "name": "Seller", "side": "vendor" } },
  "facts": { "tender": { "type": "boolean" } },
  "lifecycles": { "deal": { "id": "deal", "initial": "open", "states": { "open": {} } } },
  "decisions": {
    "customerLead": {
      "hitPolicy": "UNIQUE",
      "output": { "type": "role" },
      "rules": [
        { "id": "lead-1", "when": { "tender": true }, "then": "v" }
      ]
    }
  }
}
`;

test('[DA8] a fix shows the lines it changes, without those that only get a comma', () => {
  const rule = { when: { tender: false }, then: 'v' };
  expect(previewFix(TEXT, { kind: 'rule.insert', decision: 'customerLead', rule })).toEqual({
    before: [],
    after: ['{ "id": "lead-2", "when": { "tender": false }, "then": "v" }'],
  });
  expect(
    previewFix(TEXT, { kind: 'decision.setHitPolicy', decision: 'customerLead', hitPolicy: 'FIRST' }),
  ).toEqual({ before: ['"hitPolicy": "UNIQUE",'], after: ['"hitPolicy": "FIRST",'] });
});

test('[DA8] a fix that no longer applies shows nothing', () => {
  expect(previewFix(TEXT, { kind: 'rule.remove', decision: 'customerLead', rule: 'gone' })).toBeUndefined();
});
