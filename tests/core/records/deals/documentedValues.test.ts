import { expect, test } from 'vitest';
import { isDocumented } from '../../../../src/core/records/deals/documentedValues.ts';

test.each([
  ['aws', 'LifeCycle.Stage', 'Committed', 'Closed Won'],
  ['aws', 'Status', 'ACCEPTED', 'MAYBE'],
  ['microsoft', 'status', 'Active', 'Paused'],
  ['microsoft', 'substatus', 'Won', 'Bezig'],
  ['salesforce', 'ForecastCategory', 'Pipeline', 'Pipe'],
] as const)('[RH5] of %s %s the documentation lists %s and not %s', (system, field, listed, other) => {
  expect([isDocumented(system, field, listed), isDocumented(system, field, other)]).toEqual([true, false]);
});

test('[RH5] of fields and systems whose values are up to the organisation nothing is said', () => {
  expect(isDocumented('salesforce', 'StageName', 'Anything')).toBe(true);
  expect(isDocumented('hubspot', 'dealstage', '9021')).toBe(true);
  expect(isDocumented(undefined, 'status', 'Paused')).toBe(true);
  expect(isDocumented('microsoft', 'constructor', 'x')).toBe(true);
});
