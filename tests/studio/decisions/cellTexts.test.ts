import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCell, type Domain, type FactValue } from '../../../src/core/index.ts';
import { readCellText } from '../../../src/studio/session/readCellText.ts';
import { writeCell, writeCellText } from '../../../src/studio/session/writeCellText.ts';

const CUSTOMER: Domain = { kind: 'enum', values: ['new', 'partner-account', 'vendor-account', 'shared'] };
const HOURS: Domain = { kind: 'number', min: 0 };
const YES_NO: Domain = { kind: 'boolean' };

describe('typing into an input', () => {
  it.each([
    ['', undefined],
    ['-', undefined],
    ['any', undefined],
    ['new', ['new']],
    [' New ', ['new']],
    ['Partner account', ['partner-account']],
    ['par', ['partner-account']],
    ['new, shared', ['new', 'shared']],
    ['new or shared', ['new', 'shared']],
    ['new; v', ['new', 'vendor-account']],
    ['"new", "shared"', ['new', 'shared']],
    ['new, new', ['new']],
    ['not new', 'not("new")'],
    ['not(new, shared)', 'not("new", "shared")'],
    ['anything but shared', 'not("shared")'],
    ['banana', 'banana'],
    ['not banana', 'not banana'],
  ])('named values: %j', (text, source) => {
    expect(readCellText(text, CUSTOMER)).toEqual(source);
  });

  it.each([
    ['24', 24],
    ['10 000', 10000],
    ['>=24', '>= 24'],
    ['at least 24', '>= 24'],
    ['under 24', '< 24'],
    ['24 to 72', '[24..72]'],
    ['[24..72)', '[24..72)'],
    ['1, 2', [1, 2]],
    ['24..', '24..'],
  ])('numbers: %j', (text, source) => {
    expect(readCellText(text, HOURS)).toEqual(source);
  });

  it.each([
    ['yes', true],
    ['No', false],
    ['true', true],
    ['maybe', 'maybe'],
  ])('yes or no: %j', (text, source) => {
    expect(readCellText(text, YES_NO)).toEqual(source);
  });

  it('takes a value named "any" for the value', () => {
    expect(readCellText('any', { kind: 'enum', values: ['any', 'some'] })).toEqual(['any']);
  });

  it('keeps what is said of a fact nobody declared', () => {
    expect(readCellText('whatever', undefined)).toBe('whatever');
  });
});

describe('cells as text', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'new',
      'not',
      'any',
      '-',
      'a, b',
      'a or b',
      'New',
      'x-y',
      'x y',
      'say "no"',
      '(odd)',
      'back\\slash',
    ),
    fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
  );

  it('named values are read back as they were', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.boolean(),
        (values, pick, negated) => {
          const domain: Domain = { kind: 'enum', values };
          const chosen = values.filter((_, index) => ((pick >> index) & 1) === 1);
          fc.pre(chosen.length > 0 && !(negated && chosen.length === values.length));
          const cell = { kind: 'test', negated, values: chosen, intervals: [] } as const;
          const source = readCellText(writeCell(cell, domain), domain);
          const parsed = source === undefined ? undefined : parseCell(source, domain);
          expect(parsed).toEqual({ ok: true, value: cell });
        },
      ),
    );
  });

  it('numbers are read back as they were', () => {
    const bound = fc.integer({ min: 0, max: 99 });
    fc.assert(
      fc.property(bound, bound, fc.boolean(), fc.boolean(), (a, b, lowClosed, highClosed) => {
        fc.pre(a < b);
        const interval = { low: a, high: b, lowClosed, highClosed };
        const cell = {
          kind: 'test',
          negated: false,
          values: [] as FactValue[],
          intervals: [interval],
        } as const;
        expect(parseCell(readCellText(writeCell(cell, HOURS), HOURS) ?? '-', HOURS)).toEqual({
          ok: true,
          value: cell,
        });
      }),
    );
  });

  it.each([
    [undefined, CUSTOMER, '-'],
    [['new', 'shared'], CUSTOMER, 'new, shared'],
    ['not("new")', CUSTOMER, 'not(new)'],
    [true, YES_NO, 'yes'],
    ['[24..72)', HOURS, '[24..72)'],
    [['nonsense'], CUSTOMER, 'nonsense'],
  ] as const)('%j', (source, domain, text) => {
    expect(writeCellText(source, domain)).toBe(text);
  });
});
