/** What the bytes of a file are, whatever they mean. */
export type FileForm =
  'delimited' | 'json' | 'jsonLines' | 'xml' | 'workbook' | 'database' | 'gzip' | 'zip' | 'empty' | 'binary';

/** Tells the form of a file from its first bytes and the text they decode to. */
export function fileForm(bytes: Uint8Array, text: string): FileForm {
  if (bytes.length === 0) return 'empty';
  const [a, b, c, d] = bytes;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5 || c === 7))
    return isWorkbook(bytes) ? 'workbook' : 'zip';
  if (a === 0x53 && b === 0x51 && c === 0x4c && d === 0x69 && startsWithAscii(bytes, 'SQLite format 3'))
    return 'database';
  const start = text.trimStart();
  if (start === '') return 'empty';
  if (start.startsWith('<')) return 'xml';
  if (start.startsWith('{') || start.startsWith('[')) return isLines(start) ? 'jsonLines' : 'json';
  return looksBinary(start) ? 'binary' : 'delimited';
}

/** Names in a zip's first headers that only workbooks have. */
function isWorkbook(bytes: Uint8Array): boolean {
  let names = '';
  for (let at = 0; at < Math.min(bytes.length, 65_536); at++) {
    const byte = bytes[at] ?? 0;
    names += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ' ';
  }
  return /xl\/(?:workbook|worksheets|_rels|styles|sharedStrings|theme)|\[Content_Types\]\.xml|_rels\/\.rels/.test(
    names,
  );
}

function startsWithAscii(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && String.fromCharCode(...bytes.subarray(0, text.length)) === text;
}

/** JSON whose first line is a whole value and whose second begins another. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  if (end < 0) return false;
  const next = text.slice(end).trimStart();
  if (!next.startsWith('{') && !next.startsWith('[')) return false;
  try {
    JSON.parse(text.slice(0, end));
    return true;
  } catch {
    return false;
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return odd > sample.length / 50;
}
