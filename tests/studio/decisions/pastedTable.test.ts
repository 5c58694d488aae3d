import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  createBlankFramework,
  parseFramework,
  planEdits,
  type Framework,
} from '../../../src/core/index.ts';
import {
  createDecisionTable,
  textAt,
  type DecisionTable,
} from '../../../src/studio/decisions/decisionTable.ts';
import {
  LEFT_OUT,
  NEW_FACT,
  planPastedTable,
  readPastedTable,
} from '../../../src/studio/decisions/pastedTable.ts';
import { NORTHWIND } from '../../support/framework.ts';

function open(text: string, name = 'customerLead'): DecisionTable {
  const { framework } = parseFramework(text) as { framework: Framework };
  return createDecisionTable(framework, framework.decisions.get(name)!);
}

function read(table: DecisionTable, rows: readonly (readonly string[])[]) {
  const pasted = readPastedTable(table, rows.map((row) => row.join('\t')).join('\n'));
  if (!pasted) throw new Error('nothing was pasted');
  return pasted;
}

/** The table as it is after pasting, as texts. */
function paste(text: string, rows: readonly (readonly string[])[]) {
  const table = open(text);
  const { command, unread, table: grown } = planPastedTable(table, read(table, rows));
  const planned = planEdits(text, command!);
  if (!planned.ok) throw new Error(planned.error.message);
  const after = applyEdits(text, planned.value);
  const shown = open(after);
  return {
    text: after,
    titles: shown.columns.map(({ title }) => title),
    rows: shown.decision.rules.map((rule) => shown.columns.map((column) => textAt(rule, column))),
    unread: unread.map(({ row, column, text: typed }) => [row, grown.columns[column]?.id, typed]),
  };
}

const BLANK = createBlankFramework('Empty');

describe('a table pasted from a spreadsheet', () => {
  it('[TB1] knows headings by key, title, question and the usual words', () => {
    const { columns, rows } = read(open(BLANK), [
      ['#', 'Who found the opportunity?', 'Partner type', 'hoursInStage', 'Lead', 'Comment'],
      ['1', 'partner', 'Services partner', '< 24', 'Partner seller', 'why'],
    ]);
    expect(columns.map(({ target, sure }) => [target, sure])).toEqual([
      [LEFT_OUT, true],
      ['input origin', true],
      ['input partnerType', true],
      ['input hoursInStage', true],
      ['answer ', true],
      ['note', true],
    ]);
    expect(rows).toHaveLength(1);
  });

  it('[TB1] guesses a column from its values, and asks', () => {
    const named = read(open(NORTHWIND), [
      ['Origin', 'Whose account', 'Lead'],
      ['partner', 'vendor-account', 'Partner seller'],
      ['-', 'new, partner-account', 'Account executive'],
    ]);
    expect(named.columns[1]).toEqual({ heading: 'Whose account', target: 'input customer', sure: false });
    const bare = read(open(NORTHWIND), [
      ['joint', 'vendor-account', 'Partner seller'],
      ['joint', 'new', 'Account executive'],
    ]);
    expect(bare.rows).toHaveLength(2);
    expect(bare.columns.map(({ target }) => target)).toEqual(['input origin', 'input customer', 'answer ']);
    expect(bare.columns.every(({ sure }) => !sure)).toBe(true);
  });

  it('[TB1] becomes rules in one step, new columns and new facts included; what cannot be read waits', () => {
    const done = paste(BLANK, [
      ['Origin', 'Customer', 'Deal size', 'Tender', 'Lead'],
      ['partner', 'new', '>= 50000', 'yes', 'Partner seller'],
      ['', '', '', '', ''],
      ['venddor', 'existing, new', '-', '-', 'Account executive'],
    ]);
    expect(done.titles).toEqual(['Stage', 'Origin', 'Customer', 'Deal size', 'Tender', 'Answer', 'Note']);
    expect(done.rows).toEqual([
      ['-', 'partner', 'new', '>= 50000', 'yes', 'Partner seller', ''],
      ['-', '-', 'existing, new', '-', '-', 'Account executive', ''],
    ]);
    expect(done.unread).toEqual([[1, 'input origin', 'venddor']]);
    expect(done.text).toContain('// What one has to know about a deal to decide.');
  });

  it('[TB1] keeps a stranger out when people say so', () => {
    const table = open(BLANK);
    const pasted = read(table, [
      ['Origin', 'Region', 'Lead'],
      ['partner', 'EMEA', 'Partner seller'],
    ]);
    expect(pasted.columns[1]?.target).toBe(NEW_FACT);
    const { columns } = pasted;
    const without = {
      ...pasted,
      columns: columns.map((column, at) => (at === 1 ? { ...column, target: LEFT_OUT } : column)),
    };
    expect(planPastedTable(table, without).command).toMatchObject({ steps: [{ kind: 'rule.insert' }] });
  });

  it('[TB1] shows who decides and within what time when they are pasted', () => {
    const text = NORTHWIND.replace('"customerLead": {', '"customerLead": { "defers": ["escalate"],');
    const done = paste(text, [
      ['Customer', 'Lead', 'Decider', 'Deadline'],
      ['vendor-account', 'escalate', 'Account executive', 'nothing like it'],
    ]);
    expect(done.rows.at(-1)?.slice(3, 5)).toEqual(['escalate', 'Account executive']);
    expect(done.unread).toEqual([[2, 'within', 'nothing like it']]);
  });
});
