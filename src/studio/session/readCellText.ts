import { parseCell, printCell, type CellSource, type Domain } from '../../core/index.ts';

/**
 * What a typed text means for a column. People may write the values with or without quotes, "not new", "yes", "any";
 * whatever else is taken as S-FEEL. Undefined means any value. Text that cannot be read is kept as it is, so that nothing typed is lost.
 */
export function readCellText(text: string, domain: Domain | undefined): CellSource | undefined {
  const plain = text.trim();
  if (plain === '' || plain === '-') return undefined;
  if (!domain) return plain;
  if (domain.kind !== 'enum' && /^any$/i.test(plain)) return undefined;
  if (domain.kind === 'enum') {
    const values = readValues(plain, domain.values);
    if (values) return values;
    if (/^any(thing)?$/i.test(plain)) return undefined;
    const refused = /^(?:not|anything but)\s*(?:\((.*)\)|\s(.*))$/i.exec(plain);
    const excluded = refused && readValues(refused[1] ?? refused[2] ?? '', domain.values);
    if (excluded) return printCell({ kind: 'test', negated: true, values: excluded, intervals: [] }, domain);
  }
  if (domain.kind === 'boolean') {
    if (/^(yes|true)$/i.test(plain)) return true;
    if (/^(no|false)$/i.test(plain)) return false;
  }
  const source = domain.kind === 'number' ? readNumberWords(plain) : plain;
  const parsed = parseCell(source, domain);
  if (!parsed.ok) return plain;
  return parsed.value.kind === 'any' ? undefined : printCell(parsed.value, domain);
}

/** The values a list names, each in full or by a beginning that fits no other; undefined when one fits none. */
function readValues(text: string, known: readonly string[]): readonly string[] | undefined {
  const listed = splitList(text);
  const whole = listed.length === 1 ? findName(listed[0] ?? '', known) : undefined;
  if (whole !== undefined) return [whole];
  const parts = listed.flatMap(splitWords);
  const values = parts.map((part) => findName(part, known) ?? completeName(part, known));
  const found = values.filter((value) => value !== undefined);
  return parts.length > 0 && found.length === parts.length ? [...new Set(found)] : undefined;
}

/** Splits at commas, semicolons and line ends, except inside double quotes. */
function splitList(text: string): readonly string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^",;\n]|")+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function splitWords(part: string): readonly string[] {
  return part.startsWith('"') ? [part] : part.split(/\s+or\s+/i);
}

function findName(text: string, known: readonly string[]): string | undefined {
  const name = unquote(text);
  return known.find((value) => value === name) ?? known.find((value) => toKey(value) === toKey(name));
}

/** The one name that begins like this. */
export function completeName(text: string, known: readonly string[]): string | undefined {
  const key = toKey(text);
  const fitting = key === '' ? [] : known.filter((value) => toKey(value).startsWith(key));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function unquote(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

/** "Vendor account" and "vendor-account" are the same to a person. */
function toKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, ' ');
}

/** "at least 24" and "24 to 72" as ranges; "10 000" as a number. */
function readNumberWords(text: string): string {
  const number = String.raw`(-?\d[\d ]*(?:\.\d+)?)`;
  const digits = (part: string | undefined): string => (part ?? '').replaceAll(' ', '');
  const between = new RegExp(`^(?:from )?${number} (?:to|–) ${number}$`, 'i').exec(text);
  if (between) return `[${digits(between[1])}..${digits(between[2])}]`;
  const bound = new RegExp(`^(at least|more than|over|at most|under|less than) ${number}$`, 'i').exec(text);
  const sign = SIGNS[bound?.[1]?.toLowerCase() ?? ''];
  if (bound && sign !== undefined) return `${sign} ${digits(bound[2])}`;
  return new RegExp(`^${number}$`).test(text) ? digits(text) : text;
}

const SIGNS: Readonly<Record<string, string>> = {
  'at least': '>=',
  'more than': '>',
  over: '>',
  'at most': '<=',
  under: '<',
  'less than': '<',
};
