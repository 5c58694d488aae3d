import { describe, expect, it } from 'vitest';
import type { Cell, CellSource, Domain, FactValue, Interval } from '../../../src/core/model/cell.ts';
import { parseCell, printCell } from '../../../src/core/rules/index.ts';

const customer: Domain = {
  kind: 'enum',
  values: ['new', 'vendor-account', 'partner-account', 'a "b" \\c', '-x'],
};
const tender: Domain = { kind: 'boolean' };
const amount: Domain = { kind: 'number', min: 0 };
const share: Domain = { kind: 'number', min: 0, max: 100 };
const count: Domain = { kind: 'number', min: 0, integer: true };
const signed: Domain = { kind: 'number' };

function values(...list: FactValue[]): Cell {
  return { kind: 'test', negated: false, values: list, intervals: [] };
}
function spans(...list: [number, number, string][]): Cell {
  return { kind: 'test', negated: false, values: [], intervals: list.map(span) };
}
function span([low, high, ends]: [number, number, string]): Interval {
  return { low, high, lowClosed: ends.startsWith('['), highClosed: ends.endsWith(']') };
}
function not(cell: Cell): Cell {
  return cell.kind === 'any' ? cell : { ...cell, negated: true };
}

describe('parseCell reads', () => {
  it.each<[CellSource, Domain, Cell]>([
    ['-', customer, { kind: 'any' }],
    [' - ', amount, { kind: 'any' }],
    ['new', customer, values('new')],
    ['vendor-account', customer, values('vendor-account')],
    ['-x', customer, values('-x')],
    ['a "b" \\c', customer, values('a "b" \\c')],
    [['new', 'vendor-account'], customer, values('new', 'vendor-account')],
    ['"new", "vendor-account"', customer, values('new', 'vendor-account')],
    ['"a \\"b\\" \\\\c"', customer, values('a "b" \\c')],
    ['"\\u006eew"', customer, values('new')],
    ['not("new", "partner-account")', customer, not(values('new', 'partner-account'))],
    ['not ("new")', customer, not(values('new'))],
    [true, tender, values(true)],
    ['false', tender, values(false)],
    ['not(true)', tender, not(values(true))],
    [42, amount, values(42)],
    [[1, 2.5], amount, values(1, 2.5)],
    ['42', amount, values(42)],
    ['= 42', amount, values(42)],
    ['-3.25', signed, values(-3.25)],
    ['- 3', signed, values(-3)],
    ['.5, 1', amount, values(0.5, 1)],
    ['< 5', amount, spans([-Infinity, 5, '[)'])],
    ['<=5', amount, spans([-Infinity, 5, '[]'])],
    ['> -5', signed, spans([-5, Infinity, '(]'])],
    ['>= 5', amount, spans([5, Infinity, '[]'])],
    ['[1..5]', amount, spans([1, 5, '[]'])],
    ['(1..5)', amount, spans([1, 5, '()'])],
    ['[10000..50000)', amount, spans([10000, 50000, '[)'])],
    [']1..5[', amount, spans([1, 5, '()'])],
    [']1..5]', amount, spans([1, 5, '(]'])],
    ['[1..5[', amount, spans([1, 5, '[)'])],
    ['[-1.5..5]', signed, spans([-1.5, 5, '[]'])],
    ['< 5, > 9', amount, spans([-Infinity, 5, '[)'], [9, Infinity, '(]'])],
    ['not([1..5], > 9)', amount, not(spans([1, 5, '[]'], [9, Infinity, '(]']))],
    ['5 // the usual', amount, values(5)],
  ])('%j', (source, domain, cell) => {
    expect(parseCell(source, domain)).toEqual({ ok: true, value: cell });
  });
});

describe('parseCell refuses', () => {
  it.each<[CellSource, Domain, object]>([
    ['', customer, { kind: 'empty', message: 'The cell is empty; "-" accepts every value' }],
    [[], customer, { kind: 'empty', message: 'The cell lists no value; "-" accepts every value' }],
    ['[5..1]', amount, { kind: 'empty', message: 'The range [5..1] holds no number' }],
    ['(5..5]', amount, { kind: 'empty', message: 'The range (5..5] holds no number' }],
    ['(1..2)', count, { kind: 'outside-domain', values: ['(1..2)'] }],
    ['not(>= 0)', amount, { kind: 'empty', message: 'No value of the column passes this cell' }],
    ['not(true, false)', tender, { kind: 'empty', message: 'No value of the column passes this cell' }],
    [
      ['nwe', 'new', 'old'],
      customer,
      {
        kind: 'outside-domain',
        values: ['nwe', 'old'],
        message: '"nwe", "old" are not among "new", "vendor-account", "partner-account", "a "b" \\c", "-x"',
      },
    ],
    ['vendor-acount', customer, { kind: 'outside-domain', values: ['vendor-acount'] }],
    ['"nwe"', customer, { kind: 'outside-domain', values: ['nwe'] }],
    [-1, amount, { kind: 'outside-domain', values: [-1], message: '-1 is not among the numbers from 0' }],
    [101, share, { kind: 'outside-domain', message: '101 is not among the numbers from 0 to 100' }],
    ['[200..300]', share, { kind: 'outside-domain', values: ['[200..300]'] }],
    ['> 100', share, { kind: 'outside-domain', values: ['> 100'] }],
    [1.5, count, { kind: 'outside-domain', values: [1.5] }],
    ['true', customer, { kind: 'type', values: [true] }],
    [true, customer, { kind: 'type', values: [true], message: 'true: the column holds named values' }],
    ['> 5', customer, { kind: 'type', values: ['> 5'] }],
    ['"new"', amount, { kind: 'type', values: ['new'], message: '"new": the column holds numbers' }],
    [1, tender, { kind: 'type', values: [1] }],
    [['[1..5]'], amount, { kind: 'type', values: ['[1..5]'] }],
    ['new, vendor-account', customer, { kind: 'syntax', at: 0 }],
    ['1,,2', amount, { kind: 'syntax', at: 2 }],
    ['[5..', amount, { kind: 'syntax', at: 4 }],
    ['"new', customer, { kind: 'syntax', at: 0 }],
    ['null', amount, { kind: 'syntax', at: 0 }],
    ['not(not(1))', amount, { kind: 'syntax', at: 4 }],
    [
      '!= 5',
      amount,
      { kind: 'syntax', at: 0, message: '"!=" is not a test of its own; write not(...) around the list' },
    ],
    ['> 5 and < 6', amount, { kind: 'syntax' }],
    ['> "new"', customer, { kind: 'syntax', at: 2 }],
    ['["a".."b"]', customer, { kind: 'syntax' }],
    ['{a: 1}', amount, { kind: 'syntax', at: 0 }],
    ['date("2026-01-01")', amount, { kind: 'syntax', at: 0 }],
  ])('%j', (source, domain, problem) => {
    const parsed = parseCell(source, domain);
    expect(parsed).toMatchObject({ ok: false, error: problem });
  });
});

describe('printCell', () => {
  it.each<[CellSource, Domain, CellSource]>([
    ['-', customer, '-'],
    ['new', customer, ['new']],
    ['"new", "vendor-account"', customer, ['new', 'vendor-account']],
    ['not("a \\"b\\" \\\\c")', customer, 'not("a \\"b\\" \\\\c")'],
    ['true', tender, true],
    ['42', amount, 42],
    ['1, 2', amount, [1, 2]],
    [' <5 ', amount, '< 5'],
    ['[10000..50000[', amount, '[10000..50000)'],
    ['not(1,[3..4])', amount, 'not(1, [3..4])'],
    [[1e21], amount, 1e21],
    ['> 1e21', amount, '> 1000000000000000000000'],
    ['< 0.00000012', amount, '< 0.00000012'],
  ])('%j', (source, domain, printed) => {
    const parsed = parseCell(source, domain);
    expect(parsed.ok && printCell(parsed.value, domain)).toEqual(printed);
  });
});
