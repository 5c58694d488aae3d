import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrintedList, printJson, printPlain } from '../../src/cli/printJson.ts';

async function print(fields: Readonly<Record<string, unknown>>): Promise<string> {
  let text = '';
  for await (const piece of printJson(fields)) text += piece;
  return text;
}

function printAtOnce(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (entry === Infinity ? 'never' : entry), 2);
}

test('pieces make up what printing at once makes', async () => {
  const value = fc.anything({ values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(Infinity)] });
  const fields = fc.dictionary(fc.string(), value, { noNullPrototype: true });
  await fc.assert(
    fc.asyncProperty(fields, async (given) => {
      expect(await print(given)).toBe(printAtOnce(given));
    }),
  );
});

test('a long list is printed like a short one', async () => {
  const long = { list: Array.from({ length: 2500 }, (_, index) => index), empty: [], none: undefined };
  expect(await print(long)).toBe(printAtOnce(long));
});

test('elements that are printed already take their place', async () => {
  const elements = [{ a: 1 }, { b: [2] }, { c: {} }];
  const pieces = [elements.slice(0, 2), elements.slice(2)].map((some) =>
    some.map((element) => `    ${printPlain(element, '    ')}`).join(',\n'),
  );
  expect(await print({ before: 1, list: new PrintedList(pieces), none: new PrintedList([]) })).toBe(
    printAtOnce({ before: 1, list: elements, none: [] }),
  );
});
