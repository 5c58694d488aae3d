import fc from 'fast-check';
import type { JsonValue } from '../../../src/core/model/framework.ts';

/** A JSON value as somebody wrote it: with any white space, numbered comments and trailing commas. */
export interface WrittenJson {
  readonly text: string;
  readonly value: JsonValue;
}

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'key with space', 'ü', '😀', 'qu"ote');
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.integer({ min: -5, max: 99 }),
  fc.boolean(),
  fc.constantFrom('x', 'y', 'a // b', 'a /* b */', ',', '{"', 'é'),
);

export const jsonValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

export const jsonObject: fc.Arbitrary<JsonValue> = fc.dictionary(key, jsonValue, {
  minKeys: 1,
  maxKeys: 4,
  noNullPrototype: true,
});

/** How freely comments and white space are strewn in. */
export type Habit = 'tidy' | 'commented' | 'wild' | 'minified';

/** Values written in some habit, reproducibly from a list of choices. */
export const writtenJson: fc.Arbitrary<WrittenJson> = fc
  .record({
    value: jsonObject,
    habit: fc.constantFrom<Habit>('tidy', 'commented', 'wild', 'minified'),
    choices: fc.array(fc.nat(999), { minLength: 20, maxLength: 60 }),
    lineBreak: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ value, habit, choices, lineBreak }) => ({
    value,
    text: writeJson(value, habit, choices, lineBreak),
  }));

export function writeJson(
  value: JsonValue,
  habit: Habit,
  choices: readonly number[],
  lineBreak = '\n',
): string {
  let next = 0;
  let comments = 0;
  const choose = (most: number): number => (choices[next++ % choices.length] ?? 0) % most;
  const comment = (): string => {
    comments++;
    return choose(2) === 0 ? `/* c${comments}c */` : `// c${comments}c${lineBreak}`;
  };
  const between = (indent: string, lines: boolean): string => {
    if (habit === 'minified') return '';
    if (habit === 'tidy') return lines ? lineBreak + indent : ' ';
    if (habit === 'commented') {
      if (!lines) return choose(8) === 0 ? ` /* c${++comments}c */ ` : ' ';
      const line = choose(5) === 0 ? `${lineBreak}${indent}// c${++comments}c` : '';
      return `${line}${choose(9) === 0 ? lineBreak : ''}${lineBreak}${indent}`;
    }
    return (
      ['', ' ', lineBreak + indent, `${lineBreak}${lineBreak}`, ` ${comment()}`, `${lineBreak}${comment()}`][
        choose(6)
      ] ?? ''
    );
  };
  const afterEntry = (): string => {
    if (habit !== 'commented' || choose(5) > 0) return '';
    comments++;
    return choose(2) === 0 ? ` // c${comments}c` : ` /* c${comments}c */`;
  };
  const write = (part: JsonValue, indent: string): string => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const inner = `${indent}  `;
    const entries = Array.isArray(part)
      ? (part as JsonValue[]).map((entry): [string, JsonValue] => ['', entry])
      : Object.entries(part).map(([name, entry]): [string, JsonValue] => [
          JSON.stringify(name) + (habit === 'minified' ? ':' : ': '),
          entry,
        ]);
    const lines = (habit === 'tidy' || habit === 'commented') && choose(3) > 0;
    let text = '';
    entries.forEach(([name, entry], index) => {
      const isLast = index === entries.length - 1;
      const comma = !isLast || (habit !== 'minified' && choose(4) === 0) ? ',' : '';
      text += between(inner, lines) + name + write(entry, inner);
      if (habit === 'wild' && choose(6) === 0) text += ` ${comment()}`;
      text += comma + (lines ? afterEntry() : '');
    });
    const closing = between(indent, lines);
    const safe = /\/\/[^\n\r]*$/.test(text) && !/^[ ]*[\r\n]/.test(closing) ? lineBreak : '';
    return (Array.isArray(part) ? '[' : '{') + text + safe + closing + (Array.isArray(part) ? ']' : '}');
  };
  return (
    (choose(3) === 0 && habit !== 'minified' ? `// c0c${lineBreak}` : '') +
    write(value, '') +
    (choose(2) ? lineBreak : '')
  );
}

/** The numbered comments in a text, in order. */
export function commentsOf(text: string): readonly string[] {
  return text.match(/c\d+c/g) ?? [];
}
