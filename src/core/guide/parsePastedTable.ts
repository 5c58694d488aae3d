import { suggestName } from '../diagnostics/suggestName.ts';
import { CUSTOMERS, ORIGINS } from './guideAnswers.ts';
import { readCells, type PastedRow } from './readCells.ts';

/** What was wrong with one cell; row and column count from 1, as the spreadsheet shows them. */
export interface PastedProblem {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly message: string;
}

export interface PastedTable {
  /** `duties`: [stage, activity, responsible, accountable, kind of partner]; `lead`: [customer, origin, side]. */
  readonly kind: 'duties' | 'lead' | 'unknown';
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly PastedProblem[];
}

interface KnownNames {
  readonly stages: readonly string[];
  readonly roles: readonly string[];
  readonly partnerTypes?: readonly string[];
}

/** Rows a title, or headings above headings, may take before the headings themselves. */
const MOST_TITLES = 6;
const ACTIVITY = /\b(activity|activities|task|what)/i;
const LEADS = {
  origin: /\b(origin|found|source)/i,
  customer: /\b(customer|account)\b/i,
  lead: /\b(leads?|owner)\b/i,
} as const;

/**
 * Reads a table copied from a spreadsheet: a RACI matrix (one column per role, cells R, A, C, I), a list of duties (stage, activity,
 * responsible, accountable) or rules on who leads (customer, origin, lead). Titles above the headings, headings in two rows, empty
 * rows and merged cells are understood. What can be read is kept; the rest is said cell by cell.
 */
export function parsePastedTable(text: string, known: KnownNames): PastedTable {
  const table = readCells(text);
  const has = (cells: readonly string[], pattern: RegExp): boolean =>
    cells.some((title) => pattern.test(title));
  const top = table
    .slice(0, MOST_TITLES)
    .findIndex(
      ({ cells }) =>
        cells.filter((title) => title !== '').length > 1 &&
        (has(cells, ACTIVITY) || Object.values(LEADS).every((pattern) => has(cells, pattern))),
    );
  const headings = table[top];
  if (table.length < 2 || !headings)
    return nothing(
      table.length < 2
        ? 'The table needs a row of headings and at least one row below it.'
        : 'No column is headed "Activity", and there are no "Origin", "Customer" and "Lead" either.',
      table[0]?.cells[0] ?? '',
    );
  const below = joinHeadings(headings, table[top + 1], known);
  const header = below ?? headings;
  const rows = table.slice(top + (below ? 2 : 1));
  if (rows.length === 0) return nothing('There is no row below the headings.', headings.cells[0] ?? '');
  const find = (pattern: RegExp): number => header.cells.findIndex((title) => pattern.test(title));
  const [origin, customer, lead] = [find(LEADS.origin), find(LEADS.customer), find(LEADS.lead)];
  if (origin >= 0 && customer >= 0 && lead >= 0) return readLeads(rows, { origin, customer, lead });
  return readDuties(header, rows, known, {
    stage: find(/\b(stage|phase)\b/i),
    activity: find(ACTIVITY),
    responsible: find(/\bresponsible\b|^who does/i),
    accountable: find(/\baccountable\b|^who answers/i),
    kind: find(/\bpartner (type|kind)\b|\b(type|kind) of partner\b/i),
  });
}

/** Headings in two rows, such as sides above their roles: the second row names nothing but roles. */
function joinHeadings(
  upper: PastedRow,
  lower: PastedRow | undefined,
  { roles }: KnownNames,
): PastedRow | undefined {
  const named = lower?.cells.filter((title) => title !== '') ?? [];
  const alike = named.filter((title) => nameIn(title, roles) !== undefined).length;
  if (!lower || alike < 2 || alike * 2 < named.length || alike < named.length - 1) return undefined;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_none, column) => {
    const below = lower.cells[column] ?? '';
    return below === '' ? (upper.cells[column] ?? '') : below;
  });
  return { number: lower.number, cells };
}

function nothing(message: string, text: string): PastedTable {
  return { kind: 'unknown', rows: [], problems: [{ row: 1, column: 1, text, message }] };
}

function readLeads(
  table: readonly PastedRow[],
  at: { readonly origin: number; readonly customer: number; readonly lead: number },
): PastedTable {
  const problems: PastedProblem[] = [];
  const rows = new Map<string, readonly string[]>();
  for (const { number, cells: row } of table) {
    const read = (
      column: number,
      values: (text: string) => readonly string[],
      wanted: string,
    ): readonly string[] => {
      const text = row[column] ?? '';
      const found = values(text);
      if (found.length === 0)
        problems.push({ row: number, column: column + 1, text, message: `"${text}" is not ${wanted}.` });
      return found;
    };
    const customers = read(at.customer, matchCustomers, 'new, ours, theirs, both or any');
    const origins = read(at.origin, matchOrigins, 'partner, we, both or any');
    const sides = read(at.lead, matchSide, 'the partner or us');
    for (const customer of customers)
      for (const origin of origins) {
        const present = rows.get(`${customer}/${origin}`);
        const [side] = sides;
        if (side === undefined) continue;
        if (present && present[2] !== side)
          problems.push({
            row: number,
            column: at.lead + 1,
            text: row[at.lead] ?? '',
            message: 'A row above says otherwise for the same case; the row above was kept.',
          });
        else rows.set(`${customer}/${origin}`, [customer, origin, side]);
      }
  }
  return { kind: 'lead', rows: [...rows.values()], problems };
}

function readDuties(
  header: PastedRow,
  table: readonly PastedRow[],
  known: KnownNames,
  at: {
    readonly stage: number;
    readonly activity: number;
    readonly responsible: number;
    readonly accountable: number;
    readonly kind: number;
  },
): PastedTable {
  const problems: PastedProblem[] = [];
  const raci = at.responsible < 0;
  const roleColumns = header.cells.flatMap((title, column) => {
    if (!raci || title === '' || [at.stage, at.activity, at.kind].includes(column)) return [];
    const role = nameIn(title, known.roles);
    if (role === undefined) problems.push(stranger(header.number, column, title, 'role', known.roles));
    return role === undefined ? [] : [{ column, role }];
  });
  const rows: (readonly string[])[] = [];
  let stageAbove = '';
  for (const { number: line, cells: row } of table) {
    const pick = (column: number, names: readonly string[], kind: string): string => {
      const text = column < 0 ? '' : (row[column] ?? '');
      const found = nameIn(text, names);
      if (text !== '' && found === undefined) problems.push(stranger(line, column, text, kind, names));
      return found ?? '';
    };
    const written = pick(at.stage, known.stages, 'stage');
    // Merged cells arrive empty below the first.
    const merged = (row[at.stage] ?? '') === '';
    const stage = merged ? stageAbove : written;
    stageAbove = stage;
    const kind = pick(at.kind, known.partnerTypes ?? [], 'kind of partner');
    const activity = row[at.activity] ?? '';
    if (activity === '') {
      if (row.some((cell, column) => column !== at.stage && column !== at.kind && cell !== ''))
        problems.push({
          row: line,
          column: at.activity + 1,
          text: '',
          message: 'This row names no activity.',
        });
      continue;
    }
    if (!raci) {
      const responsible = pick(at.responsible, known.roles, 'role');
      const accountable = pick(at.accountable, known.roles, 'role');
      rows.push([stage, activity, responsible, accountable, kind]);
      continue;
    }
    const found = { R: '', A: '' };
    for (const { column, role } of roleColumns) {
      const text = row[column] ?? '';
      const letters = text.toUpperCase().replace(/[\s,;/&+-]/g, '');
      if (/[^RACI]/.test(letters)) {
        problems.push({
          row: line,
          column: column + 1,
          text,
          message: `"${text}" is none of R, A, C and I.`,
        });
        continue;
      }
      for (const letter of ['R', 'A'] as const) {
        if (!letters.includes(letter)) continue;
        if (found[letter] === '') found[letter] = role;
        else
          problems.push({
            row: line,
            column: column + 1,
            text,
            message: `A second ${letter} in this row; the "${found[letter]}" was kept.`,
          });
      }
    }
    if (found.R === '')
      problems.push({
        row: line,
        column: at.activity + 1,
        text: activity,
        message: `Nobody does "${activity}": no R in this row.`,
      });
    rows.push([stage, activity, found.R, found.A, kind]);
  }
  return { kind: 'duties', rows, problems };
}

function stranger(
  row: number,
  column: number,
  text: string,
  kind: string,
  names: readonly string[],
): PastedProblem {
  const near = suggestName(text, names);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return { row, column: column + 1, text, message: `"${text}" is not a ${kind} you named.${hint}` };
}

function nameIn(text: string, names: readonly string[]): string | undefined {
  const wanted = bareName(text);
  return names.find((name) => bareName(name) === wanted);
}

/** Without what spreadsheets add: numbers before it, remarks in brackets, stars after it. */
function bareName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\d+[.)]\s*/, '')
    .replace(/\([^)]*\)|\*+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function matchCustomers(text: string): readonly string[] {
  if (/^(any|all|-|\*|)$/i.test(text)) return CUSTOMERS.map(([key]) => key);
  if (/\bboth\b.*\bnew\b|\bnew\b/i.test(text)) return ['new'];
  if (/shared|both/i.test(text)) return ['shared'];
  if (/partner|their/i.test(text)) return ['partner-account'];
  return /vendor|our|\bwe\b|\bus\b/i.test(text) ? ['vendor-account'] : [];
}

function matchOrigins(text: string): readonly string[] {
  if (/^(any|all|-|\*|)$/i.test(text)) return ORIGINS.map(([key]) => key);
  if (/both|joint/i.test(text)) return ['joint'];
  if (/partner|they/i.test(text)) return ['partner'];
  return /vendor|\bwe\b|\bus\b|\bour/i.test(text) ? ['vendor'] : [];
}

function matchSide(text: string): readonly string[] {
  if (/partner|they|them/i.test(text)) return ['partner'];
  return /vendor|\bwe\b|\bus\b|\bour/i.test(text) ? ['vendor'] : [];
}
