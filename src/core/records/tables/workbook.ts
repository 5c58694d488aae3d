import { strFromU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import type { ReadLimits } from './sourceFile.ts';

/** A sheet of a workbook, its cells as text: numbers plain, days "2025-03-04", times "2025-03-04 16:00:00" without a zone. */
export interface Sheet {
  readonly name: string;
  /** From row 1, empty rows included. */
  readonly rows: readonly (readonly string[])[];
}

/** Why a workbook is not read, as a sentence. */
export interface WorkbookProblem {
  readonly problem: string;
}

/** The largest sheets that spreadsheets write. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Places of a sheet's rows and columns, filled or not. */
const MOST_PLACES = 50_000_000;
const PARTS = /\.(?:xml|rels)$/;

/**
 * Reads an Excel workbook (.xlsx): all sheets, formulas by the values they were saved with, dates by the workbook's own calendar (1900 or 1904).
 * The archive is checked before it is unpacked: what would grow beyond `wholeBytes`, declares entities, or places cells where no spreadsheet
 * has any is not read.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<readonly Sheet[] | WorkbookProblem> {
  const parts = unpack(bytes, limits);
  if ('problem' in parts) return parts;
  for (const [name, part] of Object.entries(parts.files)) {
    const problem = checkPart(name, part);
    if (problem !== undefined) return { problem };
  }
  const { default: readSheets } = await import('read-excel-file/universal');
  try {
    // Stored without compression: nothing is left to unpack, so nothing can grow.
    const archive = zipSync(parts.files, { level: 0 });
    const sheets = await readSheets(archive.buffer, { trim: true });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch (error) {
    return { problem: `The workbook is damaged: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The archive's XML parts, if together they are small enough. */
function unpack(
  bytes: Uint8Array,
  limits: ReadLimits,
): { readonly files: Record<string, Uint8Array> } | WorkbookProblem {
  let total = 0;
  const fits = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!PARTS.test(name)) return false;
    total += originalSize;
    return total <= limits.wholeBytes && originalSize <= Math.max(bytes.length * limits.unpackRatio, 2 ** 24);
  };
  try {
    const files = unzipSync(bytes, { filter: (part) => fits(part) });
    const names = Object.keys(files);
    if (total > limits.wholeBytes || (total > 2 ** 24 && total > bytes.length * limits.unpackRatio))
      return {
        problem: `The workbook unpacks to ${total.toLocaleString('en')} bytes, more than is read at once: it was not unpacked. Save the sheet as CSV.`,
      };
    return names.includes('xl/workbook.xml')
      ? { files }
      : { problem: 'The archive holds no workbook (xl/workbook.xml).' };
  } catch (error) {
    return {
      problem: `The file ends early or is damaged: a workbook is an archive whose table of contents stands at its end, so nothing of it can be read (${error instanceof Error ? error.message : String(error)}).`,
    };
  }
}

function checkPart(name: string, part: Uint8Array): string | undefined {
  const text = strFromU8(part);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return `The workbook's ${name} declares XML entities, as files do that are made to fill memory: it is not read.`;
  if (!name.startsWith('xl/worksheets/')) return undefined;
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', digits = ''] of text.matchAll(
    /<(?:\w+:)?(?:c|row)\b[^>]*?\br="([A-Z]*)(\d*)"/g,
  )) {
    rows = Math.max(rows, digits.length > 7 ? Infinity : Number(digits));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows > MOST_ROWS || columns > MOST_COLUMNS)
    return `The workbook's ${name} places cells where no sheet has any (row ${rows}, column ${columns}): it is not read.`;
  return rows * columns > MOST_PLACES
    ? `The workbook's ${name} spans ${rows.toLocaleString('en')} rows and ${columns.toLocaleString('en')} columns, more than is read at once: save it as CSV.`
    : undefined;
}

function columnNumber(letters: string): number {
  if (letters.length > 4) return Infinity;
  let number = 0;
  for (let at = 0; at < letters.length; at++) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'string'
    ? cell.trim()
    : typeof cell === 'number' || typeof cell === 'boolean'
      ? String(cell)
      : '';
}

/** A date cell says what its clock showed; the fraction of a second is an error of its fraction of a day. */
function dateText(date: Date): string {
  const ms = Math.round(date.getTime() / 1000) * 1000;
  if (Number.isNaN(ms) || Math.abs(ms) > 8.64e15) return '';
  const [day = '', clock = ''] = new Date(ms).toISOString().replace('.000Z', '').split('T');
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}
