import type { Random } from '../../../../src/core/base/random.ts';

const VALUES: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e300,
  'x',
  true,
  [],
  {},
  [null],
  [[]],
  { a: 1 },
  '2025-13-45',
  '01/02/03',
  '9'.repeat(40),
  'NaN',
  '\u0000',
  '\ud800',
  '__proto__',
];
const CELLS = [
  '',
  '0',
  'x',
  '"',
  'true',
  '2025-13-45',
  '01/02/03',
  '12/31/2025',
  '13/12/2025 5:16 PM',
  '000000000000000AAA',
  '1e999',
  '=1+1',
  ';',
  '\u0000',
  '9999999999999',
  '2025-01-01T00:00:00+99:99',
  'Grand Totals',
];
const INSERTS = [
  '"',
  '\n',
  '\r',
  ',',
  ';',
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '&',
  '\u0000',
  '\u00ff',
  '<!ENTITY a "b">',
  '<![CDATA[',
  '<!--',
  '\\',
  '\\u',
  'null',
];

/** Damages a file: flips, cuts, doubles and inserts bytes, drops, doubles and swaps rows, and puts values of other types in their place. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged = bytes;
  const rounds = 1 + Math.floor(random.next() * 3);
  for (let round = 0; round < rounds; round++) {
    const way = random.pick(WAYS);
    damaged = way(damaged, random);
  }
  return damaged;
}

const WAYS: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  flipBytes,
  (bytes, random) => bytes.slice(0, Math.floor(random.next() * bytes.length)),
  (bytes, random) => bytes.slice(Math.floor(random.next() * Math.min(bytes.length, 300))),
  insertText,
  (bytes, random) => onLines(bytes, (lines) => lines.filter(() => random.next() > 0.2)),
  (bytes, random) =>
    onLines(bytes, (lines) => lines.flatMap((line) => (random.next() < 0.2 ? [line, line] : [line]))),
  (bytes, random) => onLines(bytes, (lines) => random.shuffle(lines)),
  swapCells,
  swapValues,
  swapValues,
];

function flipBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const flipped = bytes.slice();
  const count = 1 + Math.floor(random.next() * 8);
  for (let time = 0; time < count; time++) {
    const at = Math.floor(random.next() * flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random.next() * 8));
  }
  return flipped;
}

function insertText(bytes: Uint8Array, random: Random): Uint8Array {
  const at = Math.floor(random.next() * (bytes.length + 1));
  const text = new TextEncoder().encode(random.pick(INSERTS));
  const grown = new Uint8Array(bytes.length + text.length);
  grown.set(bytes.subarray(0, at));
  grown.set(text, at);
  grown.set(bytes.subarray(at), at + text.length);
  return grown;
}

function onLines(bytes: Uint8Array, change: (lines: string[]) => string[]): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return new Uint8Array(Buffer.from(change(lines).join('\n'), 'latin1'));
}

function swapCells(bytes: Uint8Array, random: Random): Uint8Array {
  return onLines(bytes, (lines) =>
    lines.map((line, at) =>
      at > 0 && random.next() < 0.3
        ? line.replace(/[^,;]+/g, (cell) => (random.next() < 0.15 ? random.pick(CELLS) : cell))
        : line,
    ),
  );
}

/** Of JSON, some values become others; of text that is no JSON, nothing. */
function swapValues(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const swapLine = (line: string): string => {
    try {
      return JSON.stringify(swapped(JSON.parse(line), random, 0));
    } catch {
      return line;
    }
  };
  const whole = swapLine(text);
  return new TextEncoder().encode(whole === text ? text.split('\n').map(swapLine).join('\n') : whole);
}

function swapped(value: unknown, random: Random, depth: number): unknown {
  if (random.next() < 0.04) return random.pick(VALUES);
  if (Array.isArray(value)) return value.map((one) => swapped(one, random, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      random.next() < 0.01 ? '__proto__' : key,
      swapped(one, random, depth + 1),
    ]),
  );
}
