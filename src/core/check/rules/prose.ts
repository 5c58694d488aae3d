import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { CellSource } from '../../model/cell.ts';
import type { Framework, Length } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { estimateDays } from '../estimateDays.ts';
import { allStates, withAncestors, type StateEntry } from '../stateTree.ts';

/** A length of time as a text or a rule has it. */
interface Span {
  readonly count: number;
  readonly unit: 'days' | 'business days';
}

interface Prose {
  readonly text: string | undefined;
  readonly path: JsonPath;
  /** The lengths of what the text stands beside; empty: any of the framework. */
  readonly beside: readonly Span[];
}

const WORDS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const TENS: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
};
const DAYS_OF = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 } as const;
const MENTION = new RegExp(
  `\\b(\\d+|${[...WORDS, ...Object.keys(TENS)].join('|')})\\s+(?:more\\s+)?(business |working |calendar )?(hour|day|week|month|year)s?\\b`,
  'gi',
);
const TIME_COLUMNS = /^(?:hours|days)/;

/** Lengths of time that texts speak of are those of the clocks and rules beside them. */
export function prose(framework: Framework, report: CheckReport): void {
  const texts = collectTexts(framework);
  const all = [...allLengths(framework), ...texts.flatMap(({ beside }) => beside)];
  for (const { text, path, beside } of texts) {
    for (const [mention, count = '', kind = '', unit = ''] of text?.matchAll(MENTION) ?? []) {
      const span = readMention(count, kind.trim().toLowerCase(), unit.toLowerCase());
      const known = beside.length > 0 ? beside : all;
      if (known.some((other) => isSame(span, other))) continue;
      const where =
        beside.length > 0
          ? 'what it stands beside has another length'
          : 'no clock and no rule has that length';
      report('prose.unbacked', path, `The text says "${mention}", and ${where}.`, { about: mention });
    }
  }
}

function readMention(count: string, kind: string, unit: string): Span & { readonly isPlain: boolean } {
  const word = count.toLowerCase();
  const number = WORDS.includes(word) ? WORDS.indexOf(word) : (TENS[word] ?? Number(word));
  if ((kind === 'business' || kind === 'working') && unit === 'day')
    return { count: number, unit: 'business days', isPlain: false };
  const days = Object.entries(DAYS_OF).find(([name]) => name === unit)?.[1] ?? 1;
  return { count: number * days, unit: 'days', isPlain: unit === 'day' };
}

/** Plain days may be business days, too. */
function isSame(mention: Span & { readonly isPlain: boolean }, span: Span): boolean {
  return (mention.isPlain || mention.unit === span.unit) && Math.abs(mention.count - span.count) < 0.01;
}

function collectTexts(framework: Framework): readonly Prose[] {
  const states = allStates(framework);
  return [
    ...[...framework.events].map(([name, { description }]): Prose => {
      const lengths = [...framework.durations.values()].flatMap(({ from, rows, extend }) => [
        ...(from === name ? rows.map(({ length }) => length) : []),
        ...(extend?.on === name ? [extend.by] : []),
      ]);
      return {
        text: description,
        path: ['events', name, 'description'],
        beside: spansOf(framework, lengths),
      };
    }),
    ...states.map((entry): Prose => ({
      text: entry.node.description,
      path: [...entry.jsonPath, 'description'],
      beside: timersAt(framework, states, entry),
    })),
    ...[...framework.decisions.values()].flatMap(({ name, rules }) =>
      rules.map(({ note, when, within }, index): Prose => ({
        text: note,
        path: ['decisions', name, 'rules', index, 'note'],
        beside: [...spansOfCells(when), ...spansOf(framework, lengthsOf(framework, within))],
      })),
    ),
    ...framework.responsibilities.map(({ how, index, stage }): Prose => {
      const place = states.find(({ lifecycle, node }) => [lifecycle, ...node.path].join('.') === stage);
      return {
        text: how,
        path: ['responsibilities', index, 'how'],
        beside: place ? timersAt(framework, states, place) : [],
      };
    }),
    ...[...framework.decisions.values()].flatMap(({ name, output }) =>
      output.kind === 'enum'
        ? [...output.values].map(([value, phrase]): Prose => ({
            text: phrase,
            path: ['decisions', name, 'output', 'values', value],
            beside: [],
          }))
        : [],
    ),
  ];
}

/** Lengths of the clocks that run in a state, in what surrounds it and in what it holds. */
function timersAt(framework: Framework, states: readonly StateEntry[], entry: StateEntry): readonly Span[] {
  const around = states.filter(
    (other) => withAncestors(entry).includes(other) || withAncestors(other).includes(entry),
  );
  const names = around.flatMap(({ node }) =>
    node.transitions.flatMap(({ trigger }) => (trigger.kind === 'after' ? [trigger.duration] : [])),
  );
  return spansOf(
    framework,
    names.flatMap((name) => lengthsOf(framework, name)),
  );
}

function lengthsOf(framework: Framework, name: string | undefined): readonly Length[] {
  const duration = name === undefined ? undefined : framework.durations.get(name);
  return duration
    ? [...duration.rows.map(({ length }) => length), ...(duration.extend ? [duration.extend.by] : [])]
    : [];
}

function spansOf(framework: Framework, lengths: readonly Length[]): readonly Span[] {
  return lengths.flatMap((length): readonly Span[] => {
    if (length.kind === 'business') return [{ count: length.days, unit: 'business days' }];
    const days = estimateDays(framework, length);
    return days === undefined ? [] : [{ count: days, unit: 'days' }];
  });
}

/** Numbers in tests of hours and days. */
function spansOfCells(cells: ReadonlyMap<string, CellSource>): readonly Span[] {
  return [...cells].flatMap(([column, source]) => {
    if (!TIME_COLUMNS.test(column)) return [];
    const days = column.startsWith('hours') ? 1 / 24 : 1;
    return (JSON.stringify(source).match(/\d+(?:\.\d+)?/g) ?? []).map((number): Span => ({
      count: Number(number) * days,
      unit: 'days',
    }));
  });
}

function allLengths(framework: Framework): readonly Span[] {
  return spansOf(framework, [
    ...[...framework.durations.keys()].flatMap((name) => lengthsOf(framework, name)),
    ...(framework.tracking?.visibility ?? []).flatMap(({ within }) => within ?? []),
  ]);
}
