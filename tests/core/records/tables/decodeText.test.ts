import { describe, expect, test } from 'vitest';
import { createTextDecoding } from '../../../../src/core/records/tables/decodeText.ts';
import { fileForm } from '../../../../src/core/records/tables/fileForm.ts';

const SAMPLE = 'Größe – “naïve” €5 日本 😀\n';
const WINDOWS = 'Größe – “naïve” €5';

/** Decodes bytes fed `size` at a time. */
function decode(
  bytes: Uint8Array,
  size = bytes.length,
): { readonly text: string; readonly note: string | undefined } {
  const decoding = createTextDecoding();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += decoding.push(bytes.subarray(at, at + size));
  return { text: text + decoding.end(), note: decoding.note() };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
}
/** Single bytes; what stands at 0x80..0x9F in Windows-1252 by their letters. */
function windows(text: string): Uint8Array {
  const special: Readonly<Record<string, number>> = { '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80 };
  return Uint8Array.from(text, (char) => special[char] ?? char.charCodeAt(0));
}

describe('[RH9] encodings', () => {
  test.each([
    ['UTF-8', utf8(SAMPLE), SAMPLE, undefined],
    ['UTF-8 with a mark', utf8(`\ufeff${SAMPLE}`), SAMPLE, undefined],
    ['UTF-16 little-endian with a mark', utf16(`\ufeff${SAMPLE}`, true), SAMPLE, 'The file is UTF-16.'],
    ['UTF-16 big-endian with a mark', utf16(`\ufeff${SAMPLE}`, false), SAMPLE, 'The file is UTF-16.'],
    [
      'UTF-16 little-endian without a mark',
      utf16('Id;Name\n1;Acme\n', true),
      'Id;Name\n1;Acme\n',
      'The file is UTF-16.',
    ],
    [
      'UTF-16 big-endian without a mark',
      utf16('Id;Name\n1;Acme\n', false),
      'Id;Name\n1;Acme\n',
      'The file is UTF-16.',
    ],
    [
      'Windows-1252',
      windows(WINDOWS),
      WINDOWS,
      'The file is not UTF-8; it was read as Windows-1252 (Latin-1). If letters look wrong, save it as UTF-8.',
    ],
    [
      'UTF-8 with a byte that is none',
      new Uint8Array([...utf8('größe '), 0xff, ...utf8(' ende')]),
      'größe \ufffd ende',
      'The file is UTF-8, but 1 of its bytes are not; they are shown as \ufffd.',
    ],
    ['nothing', new Uint8Array(0), '', undefined],
  ])('%s, however it is cut', (_, bytes, text, note) => {
    for (const size of [1, 2, 3, 5, 64, 10_000]) expect(decode(bytes, size)).toEqual({ text, note });
  });

  test('agrees with the platform on every UTF-8 sequence, whole or broken', () => {
    const platform = new TextDecoder('utf-8', { fatal: true });
    for (let first = 0x80; first < 0x100; first++) {
      for (let second = 0x70; second < 0x100; second += 5) {
        const bytes = new Uint8Array([0xc3, 0xa4, first, second, 0x80, 0x80, 0x41]);
        let expected: string | undefined;
        try {
          expected = platform.decode(bytes);
        } catch {
          expected = undefined;
        }
        const { text, note } = decode(bytes);
        expect([first, second, note === undefined ? text : undefined]).toEqual([first, second, expected]);
      }
    }
  });
});

describe('[RH1] fileForm', () => {
  test.each([
    ['empty', ''],
    ['empty', ' \n'],
    ['delimited', 'a,b\n1,2\n'],
    ['json', '{"a":1}'],
    ['json', '[{"a":1}\n,{"a":2}]'],
    ['json', '{"a":\n1}'],
    ['jsonLines', '{"a":1}\n{"a":2}\n'],
    ['xml', '\n<log/>'],
    ['database', 'SQLite format 3\u0000'],
    ['zip', 'PK\u0003\u0004'],
    ['workbook', 'PK\u0003\u0004    xl/workbook.xml'],
    ['gzip', '\u001f\u008b'],
    ['binary', '\u0001\u0002\u0003\u0004\u0005\u0006'],
  ])('%s', (form, text) => {
    expect(
      fileForm(
        Uint8Array.from(text, (char) => char.charCodeAt(0)),
        text,
      ),
    ).toBe(form);
  });
});
