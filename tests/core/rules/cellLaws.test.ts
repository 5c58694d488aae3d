import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import {
  compileTest,
  isInDomain,
  parseCell,
  printCell,
  printUnaryTests,
  splitDomain,
  testAll,
  testCell,
  testOne,
  compileTests,
} from '../../../src/core/rules/index.ts';
import { cellsFor, domains, samplesOf, WORDS } from './arbitraries.ts';
import type { CellSource } from '../../../src/core/model/cell.ts';

const sound = domains.chain((domain) =>
  cellsFor(domain)
    .map((cell) => ({ domain, cell }))
    .filter(({ cell }) => parseCell(printCell(cell, domain), domain).ok),
);

describe('cells', () => {
  it('survive being printed and parsed', () => {
    fc.assert(
      fc.property(sound, ({ domain, cell }) => {
        expect(parseCell(printCell(cell, domain), domain)).toEqual({ ok: true, value: cell });
      }),
      { numRuns: 1000 },
    );
  });

  it('pass exactly the values that FEEL lets pass', () => {
    fc.assert(
      fc.property(sound, ({ domain, cell }) => {
        const text = printUnaryTests(cell);
        const feel = samplesOf(domain).map((value) => unaryTest(text, { '?': value }).value);
        expect(samplesOf(domain).map((value) => testCell(cell, value))).toEqual(feel);
      }),
      { numRuns: 300 },
    );
  });

  it('are refused as empty or outside only when they name something that cannot stand', () => {
    fc.assert(
      fc.property(
        domains.chain((domain) => cellsFor(domain).map((cell) => ({ domain, cell }))),
        ({ domain, cell }) => {
          const parsed = parseCell(printCell(cell, domain), domain);
          const passing = samplesOf(domain).filter((value) => testCell(cell, value));
          if (parsed.ok) expect(passing).not.toEqual([]);
          else if (parsed.error.kind === 'outside-domain') expect(parsed.error.values).not.toEqual([]);
          else expect(parsed.error.kind).toBe('empty');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never make the parser throw, whatever the text', () => {
    const tokens = fc.constantFrom(
      '"',
      '(',
      ')',
      '[',
      ']',
      '..',
      'not',
      ',',
      '<',
      '>=',
      '5',
      '-',
      'a',
      '\\',
      ' ',
      '{',
      'for',
      '@',
      '//',
      '.',
      '"new"',
      'true',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(tokens).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, domains, (text, domain) => {
        const parsed = parseCell(text, domain);
        if (!parsed.ok && parsed.error.kind === 'syntax') {
          expect(parsed.error.at).toBeGreaterThanOrEqual(0);
          expect(parsed.error.at).toBeLessThanOrEqual(text.length);
        }
        expect(parsed.ok ? parsed.value.kind : parsed.error.message).toBeTruthy();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('splitDomain', () => {
  it('puts every value into one slice on which no cell changes its mind', () => {
    fc.assert(
      fc.property(
        domains.chain((domain) =>
          fc.tuple(fc.constant(domain), fc.array(cellsFor(domain), { maxLength: 4 })),
        ),
        ([domain, cells]) => {
          const slices = splitDomain(domain, cells);
          for (const value of samplesOf(domain)) {
            const homes = slices.filter(({ interval, value: own }) =>
              interval
                ? testCell({ kind: 'test', negated: false, values: [], intervals: [interval] }, value)
                : own === value,
            );
            expect(homes).toHaveLength(1);
            for (const cell of cells) expect(testCell(cell, homes[0]!.value)).toBe(testCell(cell, value));
          }
          expect(slices.every((slice) => isInDomain(domain, slice.value))).toBe(true);
          expect(new Set(slices.map((slice) => slice.label)).size).toBe(slices.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ kind: 'number', min: 0 } as const, ['< 24', '[24..72)'], ['< 24', '[24..72)', '>= 72']],
    [{ kind: 'number', min: 0 } as const, [0], ['0', '> 0']],
    [{ kind: 'number', min: 0, integer: true } as const, [0, 1], ['0', '1', '> 1']],
    [{ kind: 'number', min: 0, max: 1, integer: true } as const, [0], ['0', '> 0']],
    [{ kind: 'number' } as const, [], ['-']],
    [{ kind: 'number', min: 5, max: 4 } as const, [], []],
    [{ kind: 'boolean' } as const, [true], ['false', 'true']],
    [{ kind: 'enum', values: ['b', 'a'] } as const, [], ['b', 'a']],
  ])('%j cut by %j', (domain, sources, labels) => {
    const cells = (sources as CellSource[]).flatMap((source) => {
      const parsed = parseCell(source, domain);
      return parsed.ok ? [parsed.value] : [];
    });
    expect(splitDomain(domain, cells).map((slice) => slice.label)).toEqual(labels);
  });
});

describe('testOne', () => {
  it('says of a missing value what all completions say', () => {
    fc.assert(
      fc.property(sound, ({ domain, cell }) => {
        const outcomes = new Set(samplesOf(domain).map((value) => testCell(cell, value)));
        const expected = outcomes.size === 2 ? 'unknown' : outcomes.has(true) ? 'held' : 'failed';
        const test = compileTest('column', printCell(cell, domain), domain);
        expect(testOne(test, undefined)).toBe(expected);
        const stray = domain.kind === 'enum' ? 'not a value' : 'text';
        expect(testOne(test, stray)).toBe(expected);
        for (const value of samplesOf(domain)) {
          expect(testOne(test, value)).toBe(testCell(cell, value) ? 'held' : 'failed');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts infinity as later than every constant', () => {
    const elapsed = { kind: 'number', min: 0 } as const;
    const outcomes = ['> 30', '<= 30', '[30..60]', 'not(< 30)', 30].map((source) =>
      testOne(compileTest('daysSince.note', source, elapsed), Infinity),
    );
    expect(outcomes).toEqual(['held', 'failed', 'failed', 'held', 'failed']);
  });
});

describe('testAll', () => {
  const domainOf = (column: string) =>
    column === 'who'
      ? ({ kind: 'enum', values: WORDS } as const)
      : column === 'tender'
        ? ({ kind: 'boolean' } as const)
        : undefined;
  const tests = compileTests(
    new Map<string, CellSource>([
      ['who', ['new']],
      ['tender', true],
    ]),
    domainOf,
  );

  it.each([
    [{ who: 'new', tender: true }, 'held'],
    [{ who: 'new' }, 'unknown'],
    [{ who: '-' }, 'failed'],
    [{ tender: false }, 'failed'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (values, outcome) => {
    expect(testAll(tests, (column) => (values as Record<string, string | boolean>)[column])).toBe(outcome);
  });

  it('holds when nothing is asked, and fails on a column or cell nobody can read', () => {
    expect(testAll(new Map(), () => undefined)).toBe('held');
    expect(testAll(compileTests(new Map([['nobody', 'x']]), domainOf), () => 'x')).toBe('failed');
    expect(testAll(compileTests(new Map([['nobody', '-']]), domainOf), () => 'x')).toBe('held');
    const broken = compileTests(new Map([['tender', 'perhaps']]), domainOf);
    expect(testAll(broken, () => true)).toBe('failed');
    expect(broken.get('tender')?.problem?.kind).toBe('syntax');
  });
});
