/** Elements of a list that are printed already, joined by ",\n" and indented by four spaces; a piece may hold several. */
export class PrintedList {
  readonly pieces: AsyncIterable<string> | Iterable<string>;

  constructor(pieces: PrintedList['pieces']) {
    this.pieces = pieces;
  }
}

/** Elements of plain lists that are printed at a time. */
const SOME = 1000;

/**
 * Prints what `JSON.stringify(value, undefined, 2)` would print, piece by piece, so that it may be longer than a text can be. A `PrintedList`
 * may stand for any field of the outermost object. JSON has no infinity, so "days since" something that never happened is "never".
 */
export async function* printJson(fields: Readonly<Record<string, unknown>>): AsyncGenerator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    yield `${before}\n  ${JSON.stringify(name)}: `;
    if (value instanceof PrintedList) yield* printList(value);
    else yield* printValue(value, '  ');
    before = ',';
  }
  yield before === '{' ? '{}' : '\n}';
}

async function* printList({ pieces }: PrintedList): AsyncGenerator<string> {
  let before = '[';
  for await (const piece of pieces) {
    yield `${before}\n${piece}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n  ]';
}

function* printValue(value: unknown, indent: string): Generator<string> {
  if (typeof value !== 'object' || value === null) yield printPlain(value, indent);
  else if (Array.isArray(value)) yield* printArray(value, indent);
  else {
    let before = '{';
    for (const [name, entry] of Object.entries(value)) {
      if (entry === undefined) continue;
      yield `${before}\n${indent}  ${JSON.stringify(name)}: `;
      yield* printValue(entry, `${indent}  `);
      before = ',';
    }
    yield before === '{' ? '{}' : `\n${indent}}`;
  }
}

function* printArray(list: readonly unknown[], indent: string): Generator<string> {
  const inner = `${indent}  `;
  let before = '[';
  if (list.some((element) => typeof element === 'object' && element !== null)) {
    for (const element of list) {
      yield `${before}\n${inner}`;
      yield* printValue(element, inner);
      before = ',';
    }
  } else {
    for (let from = 0; from < list.length; from += SOME) {
      const some = list.slice(from, from + SOME).map((element) => printPlain(element, inner));
      yield `${before}\n${inner}${some.join(`,\n${inner}`)}`;
      before = ',';
    }
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

/** Prints a value at once, as it stands in a text indented so far. */
export function printPlain(value: unknown, indent: string): string {
  const text = JSON.stringify(value ?? null, printInfinity, 2);
  return text.includes('\n') ? text.replaceAll('\n', `\n${indent}`) : text;
}

function printInfinity(_key: string, value: unknown): unknown {
  return value === Infinity ? 'never' : value;
}
