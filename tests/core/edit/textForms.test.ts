import { describe, expect, it } from 'vitest';
import { TextDraft } from '../../../src/core/edit/textDraft.ts';

/** Changes a text and gives what became of it. */
function change(text: string, make: (draft: TextDraft) => void): string {
  const draft = new TextDraft(text);
  make(draft);
  return draft.text;
}

const BLOCK = `{
  "rules": [
    // the first
    { "id": 1 }, // one
    /* two */ { "id": 2 },

    // Later
    { "id": 3 } // three
    // the end
  ]
}
`;

describe('taking out', () => {
  it('takes the comments of the line along and leaves the others', () => {
    expect(change(BLOCK, (draft) => draft.remove(['rules', 0]))).toBe(
      BLOCK.replace('    { "id": 1 }, // one\n', ''),
    );
    expect(change(BLOCK, (draft) => draft.remove(['rules', 1]))).toBe(
      BLOCK.replace('    /* two */ { "id": 2 },\n', ''),
    );
  });
  it('takes the comma before the last one', () => {
    expect(change(BLOCK, (draft) => draft.remove(['rules', 2]))).toBe(
      BLOCK.replace('    { "id": 3 } // three\n', '').replace('{ "id": 2 },', '{ "id": 2 }'),
    );
  });
  it('keeps a trailing comma where there was one', () => {
    expect(change('{\n  "a": 1,\n  "b": 2,\n}', (draft) => draft.remove(['b']))).toBe('{\n  "a": 1,\n}');
  });
  it('closes a list on one line', () => {
    expect(change('{ "a": [1, 2, 3] }', (draft) => draft.remove(['a', 1]))).toBe('{ "a": [1, 3] }');
    expect(change('{ "a": [1, 2, 3] }', (draft) => draft.remove(['a', 2]))).toBe('{ "a": [1, 2] }');
    expect(change('{ "a": [1] }', (draft) => draft.remove(['a']))).toBe('{}');
  });
  it('lets no two blank lines meet', () => {
    expect(change('{\n  "a": 1,\n\n  "b": 2,\n\n  "c": 3\n}', (draft) => draft.remove(['b']))).toBe(
      '{\n  "a": 1,\n\n  "c": 3\n}',
    );
  });
});

describe('putting in', () => {
  it('comes after the comment of the line before', () => {
    expect(change(BLOCK, (draft) => draft.insert(['rules'], 1, { kind: 'value', value: { id: 9 } }))).toBe(
      BLOCK.replace('// one\n', '// one\n    { "id": 9 },\n'),
    );
    expect(change(BLOCK, (draft) => draft.insert(['rules'], 3, { kind: 'value', value: { id: 9 } }))).toBe(
      BLOCK.replace('{ "id": 3 } // three\n', '{ "id": 3 }, // three\n    { "id": 9 }\n'),
    );
  });
  it('follows line ends, indentation and padding', () => {
    expect(change('{\r\n\t"a": {\r\n\t\t"b": 1\r\n\t}\r\n}', (draft) => draft.set(['a', 'c'], 2))).toBe(
      '{\r\n\t"a": {\r\n\t\t"b": 1,\r\n\t\t"c": 2\r\n\t}\r\n}',
    );
    expect(change('{"a":{"b":1}}', (draft) => draft.set(['a', 'c'], [1, { d: 2 }]))).toBe(
      '{"a":{"b":1,"c":[1,{"d":2}]}}',
    );
  });
  it('spreads a line that grows too long, but not one with comments', () => {
    const long = 'x'.repeat(60);
    const text = `{\n  "on": { "a": "${long}", "b": "c" }\n}`;
    expect(change(text, (draft) => draft.set(['on', 'd'], { target: long }))).toBe(
      `{\n  "on": {\n    "a": "${long}",\n    "b": "c",\n    "d": { "target": "${long}" }\n  }\n}`,
    );
    const commented = text.replace('"b"', '/* why */ "b"');
    expect(change(commented, (draft) => draft.set(['on', 'd'], { target: long }))).toContain('/* why */');
  });
});

describe('moving', () => {
  it('carries comments on the line and directly above, but not headings', () => {
    expect(change(BLOCK, (draft) => draft.move(['rules'], 2, 0))).toBe(
      '{\n  "rules": [\n    { "id": 3 }, // three\n    // the first\n    { "id": 1 }, // one\n    /* two */ { "id": 2 }\n\n    // Later\n    // the end\n  ]\n}\n',
    );
    const above = '{\n  "r": [\n    1,\n    // about two\n    2,\n    3\n  ]\n}';
    expect(change(above, (draft) => draft.move(['r'], 1, 2))).toBe(
      '{\n  "r": [\n    1,\n    3,\n    // about two\n    2\n  ]\n}',
    );
  });
});
