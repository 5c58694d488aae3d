import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readJsonElements,
  readJsonLines,
  type JsonElement,
} from '../../../../src/core/records/tables/jsonElements.ts';

type Told = readonly [row: number, list: string | undefined, raw: string];

function elements(
  text: string,
  size = text.length,
  lines = false,
): {
  readonly told: Told[];
  readonly values: unknown[];
  readonly faults: (string | undefined)[];
  readonly problem: string | undefined;
} {
  const all: JsonElement[] = [];
  const reading = (lines ? readJsonLines : readJsonElements)((element) => all.push(element), 1_000_000);
  for (let at = 0; at < text.length; at += Math.max(size, 1))
    reading.push(text.slice(at, at + Math.max(size, 1)));
  reading.end();
  return {
    told: all.map(({ row, list, raw }) => [row, list, raw]),
    values: all.map(({ value }) => value),
    faults: all.map(({ fault }) => fault),
    problem: reading.problem,
  };
}

describe('[RH9] elements of JSON', () => {
  test.each<[text: string, told: Told[]]>([
    ['{"a":{"results":[1]},"b":[1,2]}', [[1, undefined, '{"a":{"results":[1]},"b":[1,2]}']]],
    [
      '[{"a":1},5,"x",{"b":[2]}]',
      [
        [1, undefined, '{"a":1}'],
        [2, undefined, '5'],
        [3, undefined, '"x"'],
        [4, undefined, '{"b":[2]}'],
      ],
    ],
    [
      '{"n":"[","results":[{"a":"]}\\""}],"paging":{"x":[{}]},"deals":[{"b":2}]}',
      [
        [1, 'results', '{"a":"]}\\""}'],
        [2, 'deals', '{"b":2}'],
      ],
    ],
    [
      '{"a":1}{"b":2}\n{"c":3}',
      [
        [1, undefined, '{"a":1}'],
        [2, undefined, '{"b":2}'],
        [3, undefined, '{"c":3}'],
      ],
    ],
    [
      '{"a":1}}\n,{"b":2}',
      [
        [1, undefined, '{"a":1}'],
        [2, undefined, '{"b":2}'],
      ],
    ],
    ['{"results":[]}', []],
  ])('%s', (text, told) => {
    for (const size of [1, 2, 3, 7, 1000])
      expect(elements(text, size)).toMatchObject({ told, problem: undefined });
  });

  test('what is no JSON is handed out with its fault, what is cut off as well', () => {
    expect(elements('[{"a":,},{"b":1}]').faults).toEqual(['the element is not JSON', undefined]);
    expect(elements('[{"a":1},{"b":')).toMatchObject({
      faults: [undefined, 'the file ends within this element'],
      problem: 'The file ends within element 2: it is not whole. What stands before was read.',
    });
    expect(elements('{"a":1}\nnonsense\n\n{"b":', 3, true)).toMatchObject({
      told: [
        [1, undefined, '{"a":1}'],
        [2, undefined, 'nonsense'],
        [4, undefined, '{"b":'],
      ],
      faults: [undefined, 'the element is not JSON', 'the element is not JSON'],
      problem: 'The file ends within line 4: it is not whole. What stands before was read.',
    });
  });

  test('any list of objects comes out as it went in, however it is spaced and cut', () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });
    fc.assert(
      fc.property(
        objects,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1),
        fc.boolean(),
        (given, size, indent, isEnvelope) => {
          const text = JSON.stringify(
            isEnvelope ? { total: given.length, results: given } : given,
            undefined,
            indent,
          );
          const { values, problem } = elements(text, size);
          expect(values).toEqual(JSON.parse(JSON.stringify(given)));
          expect(problem).toBeUndefined();
        },
      ),
    );
  });
});
