import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFactName, toFactValue } from '../../../src/core/formats/eventlog/factValue.ts';
import { toEventType } from '../../../src/core/formats/eventlog/toEventType.ts';

describe('[IM3] toEventType', () => {
  test.each([
    ['Proposal/Price Quote', 'proposal.price.quote'],
    ['register request', 'register.request'],
    ['stage.pitch', 'stage.pitch'],
    ['discovery-call', 'discovery-call'],
    ['  Closed  WON! ', 'closed.won'],
    ['T04 Determine confirmation of receipt', 't04.determine.confirmation.of.receipt'],
    ['Größe prüfen', 'grosse.prufen'],
    ['Łódź Œuvre', 'lodz.oeuvre'],
    ['ﬁrst ℡', 'first.tel'],
    ['3-way call', 'activity.3.way.call'],
    ['xstate.done', 'activity.xstate.done'],
    ['Cosell', 'activity.cosell'],
    ['cosellers', 'cosellers'],
    ['承認', 'activity.e9b12c1d'],
    ['承認 A', 'a.b7b4f21f'],
    ['!!!', 'activity.15c8ff46'],
  ])('%s', (label, type) => {
    expect(toEventType(label).replace(/[0-9a-f]{8}$/, 'HASH')).toBe(type.replace(/[0-9a-f]{8}$/, 'HASH'));
  });

  test('labels of other scripts stay apart', () => {
    expect(toEventType('承認')).not.toBe(toEventType('却下'));
    expect(toEventType('承認 A')).not.toBe(toEventType('却下 A'));
  });

  test('always gives a type, and a type stays itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string()),
        (label) => {
          const type = toEventType(label);
          expect(type).toMatch(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/);
          expect(type).not.toMatch(/^(xstate|cosell)(\.|$)/);
          expect(toEventType(type)).toBe(type);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test.each<[string, unknown]>([
  ['84000', 84000],
  ['-0.5', -0.5],
  ['-0', 0],
  ['0', 0],
  ['007', '007'],
  ['1,000', '1,000'],
  ['1e3', '1e3'],
  ['1234567890123456', '1234567890123456'],
  ['TRUE', true],
  ['False', false],
  ['partner', 'partner'],
])('toFactValue(%j)', (text, value) => {
  expect(Object.is(toFactValue(text), value)).toBe(true);
});

test.each([
  ['amount', 'amount'],
  ['Amount (EUR)', 'Amount-EUR'],
  ['case:channel', 'case-channel'],
  ['2nd', 'fact-2nd'],
  ['承認', 'fact'],
])('toFactName(%j)', (attribute, name) => {
  expect(toFactName(attribute)).toBe(name);
});
