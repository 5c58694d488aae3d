import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  parseFramework,
  planEdits,
  type Command,
  type Framework,
} from '../../../src/core/index.ts';
import {
  addAnswer,
  listAnswerLists,
  removeAnswer,
  wordAnswer,
} from '../../../src/studio/decisions/answerCommands.ts';
import { lightScenario } from '../../../src/studio/decisions/answerScenario.ts';
import { setDraft } from '../../../src/studio/decisions/cellDrafts.ts';
import { createDecisionTable, textAt } from '../../../src/studio/decisions/decisionTable.ts';
import { EVERY_RULE, findRules, type RuleFilter } from '../../../src/studio/decisions/findRules.ts';
import { layOutRows } from '../../../src/studio/decisions/layOutRows.tsx';
import { duplicateRules, moveRules, removeRules } from '../../../src/studio/decisions/ruleCommands.ts';
import { readNorthwind } from '../roles/northwindText.ts';

const { text, framework } = readNorthwind();
const table = createDecisionTable(framework, framework.decisions.get('customerLead')!);
const { decision } = table;
const ids = decision.rules.map(({ id }) => id);

function after(command: Command | undefined, name = 'customerLead') {
  const planned = planEdits(text, command!);
  if (!planned.ok) throw new Error(planned.error.message);
  const { framework: next } = parseFramework(applyEdits(text, planned.value)) as { framework: Framework };
  return next.decisions.get(name)!;
}

describe('finding rules', () => {
  const origin = table.columns[1]!;
  const drafts = setDraft(
    new Map(),
    { decision: 'customerLead', rule: 'lead-3', column: origin.id },
    { text: 'banana', below: textAt(decision.rules[2]!, origin) },
  );
  const lit = lightScenario(table, new Map([['customer', 'vendor-account']]));
  const find = (filter: Partial<RuleFilter>, covering: Readonly<Record<string, number>> = {}) =>
    findRules(
      table,
      layOutRows(table, drafts, lit, covering, new Map()),
      { ...EVERY_RULE, ...filter },
      lit,
      covering,
    );

  it('[TB5] shows all until something is looked for', () => {
    expect(find({})).toBeUndefined();
  });

  it.each<[string, Partial<RuleFilter>, readonly string[]]>([
    ['words of cells', { text: 'PARTNER-account' }, ['lead-1']],
    ['words of a note', { text: 'bought from PEOPLE' }, ['lead-6']],
    ['a name', { text: 'lead-4' }, ['lead-4']],
    ['a number', { text: '#8' }, ['lead-8']],
    ['what waits to be mended', { text: 'banana' }, ['lead-3']],
    ['what is to be mended', { view: 'mend' }, ['lead-3']],
    ['what fits the scenario', { view: 'fits' }, ['lead-2']],
    ['nothing', { text: 'no such thing' }, []],
  ])('[TB5] by %s', (_what, filter, found) => {
    expect([...find(filter)!]).toEqual(found);
  });

  it('[TB5] by being used in no deal', () => {
    const covering = Object.fromEntries(ids.slice(1).map((id) => [`customerLead/${id}`, 3]));
    expect([...find({ view: 'theory' }, covering)!]).toEqual(['lead-1']);
  });
});

describe('several rules at once', () => {
  const order = (command: Command | undefined) => after(command).rules.map(({ id }) => id);
  const [a, b, c, ...rest] = ids;

  it('[TB3] are moved down and up together, and removed', () => {
    expect(order(moveRules(decision, 0, 1, 1))).toEqual([c, a, b, ...rest]);
    expect(order(moveRules(decision, 1, 2, -1))).toEqual([b, c, a, ...rest]);
    expect(order(removeRules(decision, [a!, c!]))).toEqual([b, ...rest]);
  });

  it('[TB3] are copied together when they are neighbours, each below its own when they are not', () => {
    expect(order(duplicateRules(decision, [a!, b!]))).toEqual([a, b, `${a}-2`, `${b}-2`, c, ...rest]);
    expect(order(duplicateRules(decision, [a!, c!]))).toEqual([a, `${a}-2`, b, c, `${c}-2`, ...rest]);
    expect(order(duplicateRules(decision, [a!])).slice(0, 3)).toEqual([a, 'lead-9', b]);
  });
});

describe('the answers of a decision', () => {
  const conflict = framework.decisions.get('registrationConflict')!;
  const [list] = listAnswerLists(conflict);
  const answers = (command: Command) => listAnswerLists(after(command, conflict.name))[0]!.values;

  it('[TB11] are added under a short name, worded and taken away; roles are declared elsewhere', () => {
    const added = addAnswer(conflict, list!, 'They split the commission!');
    expect(added.name).toBe('they-split-the-commission');
    expect(answers(added.command).get(added.name)).toBe('They split the commission!');
    expect(answers(wordAnswer(conflict, list!, 'first', 'whoever came first')).get('first')).toBe(
      'whoever came first',
    );
    expect(answers(removeAnswer(conflict, list!, 'both')).has('both')).toBe(false);
    expect(listAnswerLists(decision)).toEqual([]);
  });
});
