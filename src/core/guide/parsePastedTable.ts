import { suggestName } from '../diagnostics/suggestName.ts';
import { CUSTOMERS, ORIGINS } from './guideAnswers.ts';
import { readCells } from './readCells.ts';

/** What was wrong with one cell; row and column count from 1, as the spreadsheet shows them. */
export interface PastedProblem {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly message: string;
}

export interface PastedTable {
  /** `duties`: [stage, activity, responsible, accountable]; `lead`: [customer, origin, side]. */
  readonly kind: 'duties' | 'lead' | 'unknown';
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly PastedProblem[];
}

interface KnownNames {
  readonly stages: readonly string[];
  readonly roles: readonly string[];
}

/**
 * Reads a table copied from a spreadsheet: a RACI matrix (one column per role, cells R, A, C, I), a list of duties (stage, activity,
 * responsible, accountable) or rules on who leads (customer, origin, lead). What can be read is kept; the rest is said cell by cell.
 */
export function parsePastedTable(text: string, known: KnownNames): PastedTable {
  const cells = readCells(text);
  const header = cells[0];
  if (!header || cells.length < 2)
    return nothing('The table needs a row of headings and at least one row below it.', header?.[0] ?? '');
  const find = (pattern: RegExp): number => header.findIndex((title) => pattern.test(title));
  const origin = find(/\b(origin|found|source)/i);
  const customer = find(/\b(customer|account)\b/i);
  const lead = find(/\b(leads?|owner)\b/i);
  if (origin >= 0 && customer >= 0 && lead >= 0) return readLeads(cells, { origin, customer, lead });
  const activity = find(/\b(activity|activities|task|what)/i);
  const stage = find(/\b(stage|phase)\b/i);
  if (activity < 0)
    return nothing(
      'No column is headed "Activity", and there are no "Origin", "Customer" and "Lead" either.',
      header[0] ?? '',
    );
  const responsible = find(/\bresponsible\b|^who does/i);
  const accountable = find(/\baccountable\b|^who answers/i);
  return readDuties(cells, known, { stage, activity, responsible, accountable });
}

function nothing(message: string, text: string): PastedTable {
  return { kind: 'unknown', rows: [], problems: [{ row: 1, column: 1, text, message }] };
}

function readLeads(
  cells: readonly (readonly string[])[],
  at: { readonly origin: number; readonly customer: number; readonly lead: number },
): PastedTable {
  const problems: PastedProblem[] = [];
  const rows = new Map<string, readonly string[]>();
  cells.slice(1).forEach((row, index) => {
    const read = (
      column: number,
      values: (text: string) => readonly string[],
      wanted: string,
    ): readonly string[] => {
      const text = row[column] ?? '';
      const found = values(text);
      if (found.length === 0)
        problems.push({ row: index + 2, column: column + 1, text, message: `"${text}" is not ${wanted}.` });
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
            row: index + 2,
            column: at.lead + 1,
            text: row[at.lead] ?? '',
            message: 'A row above says otherwise for the same case; the row above was kept.',
          });
        else rows.set(`${customer}/${origin}`, [customer, origin, side]);
      }
  });
  return { kind: 'lead', rows: [...rows.values()], problems };
}

function readDuties(
  cells: readonly (readonly string[])[],
  known: KnownNames,
  at: {
    readonly stage: number;
    readonly activity: number;
    readonly responsible: number;
    readonly accountable: number;
  },
): PastedTable {
  const problems: PastedProblem[] = [];
  const header = cells[0] ?? [];
  const raci = at.responsible < 0;
  const roleColumns = header.flatMap((title, column) => {
    if (!raci || title === '' || column === at.stage || column === at.activity) return [];
    const role = nameIn(title, known.roles);
    if (role === undefined) problems.push(stranger(1, column, title, 'role', known.roles));
    return role === undefined ? [] : [{ column, role }];
  });
  const rows: (readonly string[])[] = [];
  let stageAbove = '';
  cells.slice(1).forEach((row, index) => {
    const line = index + 2;
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
    const activity = row[at.activity] ?? '';
    if (activity === '') {
      if (row.some((cell, column) => column !== at.stage && cell !== ''))
        problems.push({
          row: line,
          column: at.activity + 1,
          text: '',
          message: 'This row names no activity.',
        });
      return;
    }
    if (!raci) {
      const responsible = pick(at.responsible, known.roles, 'role');
      const accountable = pick(at.accountable, known.roles, 'role');
      rows.push([stage, activity, responsible, accountable]);
      return;
    }
    const found = { R: '', A: '' };
    for (const { column, role } of roleColumns) {
      const text = row[column] ?? '';
      const letters = text.toUpperCase().replace(/[\s,/&+-]/g, '');
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
    rows.push([stage, activity, found.R, found.A]);
  });
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
  return names.find((name) => name.toLowerCase() === text.toLowerCase());
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
