import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/core/edit/index.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { errorsOf, json, model, refusalOf, run } from './editFixtures.ts';

const MAP = `"values": {
        "vendor": "the vendor found it",
        // Partners count twice.
        "partner": "the partner found it", // since spring
        "joint": "both found it"
      }`;
const TEXT = NORTHWIND.replace(/"values": \{ "vendor": "the vendor found[^}]*\}/, MAP);

const origin = { fact: 'origin', value: 'partner' } as const;

describe('a value of a fact', () => {
  it('[ED5] that cells name is not removed before it is said what becomes of them', () => {
    expect(refusalOf(TEXT, { kind: 'fact.removeValue', ...origin })).toEqual({
      kind: 'still.used',
      message:
        'The value "partner" of the fact "origin" is still used in decisions.customerLead.rules.0.when.origin; replace it there first.',
    });
    const replaced = run(TEXT, { kind: 'fact.removeValue', ...origin, uses: { replaceBy: 'joint' } });
    expect(errorsOf(replaced)).toEqual([]);
    expect(model(replaced).decisions.get('customerLead')!.rules[0]!.when.get('origin')).toEqual(['joint']);
    const left = run(TEXT, { kind: 'fact.removeValue', ...origin, uses: 'leave' });
    expect(errorsOf(left)).toEqual([expect.stringContaining('"partner"')]);
    expect([...model(left).facts.get('origin')!.values.keys()]).toEqual(['vendor', 'joint']);
  });

  it('[ED5] that nothing names is removed at once, from a list as well', () => {
    const text = run(TEXT, {
      kind: 'entry.set',
      section: 'facts',
      name: 'product',
      field: ['values'],
      value: ['core', 'cloud'],
    });
    const after = run(text, { kind: 'fact.removeValue', fact: 'product', value: 'core' });
    expect([...model(after).facts.get('product')!.values.keys()]).toEqual(['cloud']);
  });

  it('[ED5] is replaced by another value of the same fact only', () => {
    for (const replaceBy of ['partner', 'nobody']) {
      expect(refusalOf(TEXT, { kind: 'fact.removeValue', ...origin, uses: { replaceBy } }).kind).toBe(
        'target.unknown',
      );
    }
  });

  it.each<[string, Command, readonly string[], string]>([
    [
      'up',
      { kind: 'fact.moveValue', ...origin, to: 0 },
      ['partner', 'vendor', 'joint'],
      `"values": {
        // Partners count twice.
        "partner": "the partner found it", // since spring
        "vendor": "the vendor found it",
        "joint": "both found it"
      }`,
    ],
    [
      'to the end',
      { kind: 'fact.moveValue', ...origin, to: 9 },
      ['vendor', 'joint', 'partner'],
      `"values": {
        "vendor": "the vendor found it",
        "joint": "both found it",
        // Partners count twice.
        "partner": "the partner found it" // since spring
      }`,
    ],
  ])('[ED5] moves %s with its phrase and its comments', (_, command, order, map) => {
    const after = run(TEXT, command);
    expect([...model(after).facts.get('origin')!.values.keys()]).toEqual(order);
    expect(after).toBe(TEXT.replace(MAP, map));
    expect(json(after)).toEqual(json(TEXT));
  });
});
