import { describe, expect, it } from 'vitest';
import { applyEdits, parseFramework, planEdits, type Framework } from '../../../src/core/index.ts';
import {
  createDecisionTable,
  textAt,
  type DecisionTable,
} from '../../../src/studio/decisions/decisionTable.ts';
import { declareAnswer } from '../../../src/studio/decisions/declareAnswer.ts';
import { readTableChange } from '../../../src/studio/decisions/readTableChange.ts';
import { NORTHWIND } from '../../support/framework.ts';

function open(text: string, name: string): DecisionTable {
  const { framework } = parseFramework(text) as { framework: Framework };
  return createDecisionTable(framework, framework.decisions.get(name)!);
}

/** Writes texts at [row, column title] and gives the table as it is then, as texts. */
function write(name: string, changes: readonly (readonly [number, string, string])[]) {
  const table = open(NORTHWIND, name);
  const { command, unread } = readTableChange(
    table,
    changes.map(([row, title, text]) => ({
      row,
      column: table.columns.findIndex((column) => column.title === title),
      text,
    })),
  );
  const planned = command && planEdits(NORTHWIND, command);
  if (planned && !planned.ok) throw new Error(planned.error.message);
  const text = planned ? applyEdits(NORTHWIND, planned.value) : NORTHWIND;
  const after = open(text, name);
  return {
    text,
    command,
    unread,
    rows: after.decision.rules.map((rule) => after.columns.map((column) => textAt(rule, column))),
  };
}

describe('writing into the table of a decision', () => {
  it('shows inputs, answer and note', () => {
    const table = open(NORTHWIND, 'customerLead');
    expect(table.columns.map(({ title }) => title)).toEqual([
      'Origin',
      'Customer',
      'Partner type',
      'Answer',
      'Note',
    ]);
    expect(write('customerLead', []).rows).toEqual([
      ['partner', 'new, partner-account', 'services', 'Partner seller', 'They found it.'],
      ['-', 'vendor-account', '-', 'Account executive', ''],
    ]);
  });

  it('shows who decides where an answer may postpone', () => {
    expect(write('registrationConflict', []).rows[1]).toEqual([
      '-',
      '< 24',
      'escalate',
      'Partner manager',
      'escalation',
      '',
    ]);
  });

  it('one cell is one command, and the rest of the text stays', () => {
    const { command, text } = write('customerLead', [[1, 'Origin', 'vendor']]);
    expect(command).toEqual({
      kind: 'rule.setCell',
      decision: 'customerLead',
      rule: 'lead-2',
      column: 'origin',
      cell: ['vendor'],
    });
    expect(text).toContain('// The example of the documentation.');
    expect(text).toContain('"when": { "origin": ["vendor"], "customer": ["vendor-account"] }');
  });

  it('a block is one step with answers, notes and new rules', () => {
    const { command, rows, unread } = write('customerLead', [
      [0, 'Origin', ''],
      [0, 'Customer', 'new'],
      [1, 'Answer', 'partner seller'],
      [1, 'Note', 'So it was decided.'],
      [2, 'Origin', 'joint'],
      [2, 'Answer', 'vendor-ae'],
      [4, 'Customer', 'shared or new'],
      [4, 'Answer', 'Account executive'],
    ]);
    expect(command?.kind).toBe('steps');
    expect(rows).toEqual([
      ['-', 'new', 'services', 'Partner seller', 'They found it.'],
      ['-', 'vendor-account', '-', 'Partner seller', 'So it was decided.'],
      ['joint', '-', '-', 'Account executive', ''],
      ['-', '-', '-', 'Account executive', ''],
    ]);
    expect(unread).toEqual([
      expect.objectContaining({
        row: 3,
        text: 'shared or new',
        problem: expect.stringContaining('shared') as unknown,
      }),
    ]);
  });

  it('what cannot be read stays out of the framework and is handed back', () => {
    const { command, unread } = write('customerLead', [
      [0, 'Customer', 'banana'],
      [0, 'Answer', 'somebody'],
    ]);
    expect(command).toBeUndefined();
    expect(unread.map(({ text }) => text)).toEqual(['banana', 'somebody']);
    expect(unread[1]?.problem).toMatch(/^"somebody" is none of: Account executive, Partner seller/);
  });

  it('clearing means any value, takes notes away and leaves answers', () => {
    const cleared = ['Origin', 'Customer', 'Partner type', 'Answer', 'Note'].map(
      (title) => [0, title, ''] as const,
    );
    expect(write('customerLead', cleared).rows[0]).toEqual(['-', '-', '-', 'Partner seller', '']);
  });

  it('the decider and the time change together or alone', () => {
    expect(write('registrationConflict', [[1, 'Within', '']]).rows[1]?.slice(3, 5)).toEqual([
      'Partner manager',
      '',
    ]);
    expect(write('registrationConflict', [[1, 'Who decides', 'acc']]).rows[1]?.slice(3, 5)).toEqual([
      'Account executive',
      'escalation',
    ]);
  });

  it('nothing changes when the same is written again', () => {
    const same = [
      [0, 'Customer', 'new, partner-account'],
      [1, 'Origin', ''],
      [1, 'Answer', 'Account executive'],
    ] as const;
    expect(write('customerLead', same)).toMatchObject({ command: undefined, unread: [], text: NORTHWIND });
  });
});

describe('an answer nobody has declared', () => {
  it('is added to the answers and given to the rule in one step', () => {
    const table = open(NORTHWIND, 'registrationConflict');
    const answer = table.columns.findIndex(({ kind }) => kind === 'answer');
    const command = declareAnswer(table, 0, table.columns[answer]!, 'The customer chooses!');
    const planned = command && planEdits(NORTHWIND, command);
    if (!planned?.ok) throw new Error('refused');
    const after = open(applyEdits(NORTHWIND, planned.value), 'registrationConflict');
    expect(after.decision.rules[0]?.then).toBe('the-customer-chooses');
    expect(after.decision.output).toEqual({
      kind: 'enum',
      values: new Map([
        ['first', 'the first stands'],
        ['second', 'the second stands'],
        ['both', 'both stand'],
        ['vendor', 'the vendor sells direct'],
        ['escalate', 'it is escalated'],
        ['the-customer-chooses', 'The customer chooses!'],
      ]),
    });
  });

  it('cannot be a role', () => {
    const table = open(NORTHWIND, 'customerLead');
    const answer = table.columns.find(({ kind }) => kind === 'answer')!;
    expect(declareAnswer(table, 0, answer, 'somebody')).toBeUndefined();
  });
});
