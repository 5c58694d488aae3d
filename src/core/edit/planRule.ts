import { assertNever } from '../base/assert.ts';
import type { CellSource } from '../model/cell.ts';
import { domainOfColumn, isRegistrationDecision } from '../model/domains.ts';
import type { Decision, JsonObject } from '../model/framework.ts';
import { parseCell } from '../rules/parseCell.ts';
import type { NewRule, RuleCommand } from '../model/command.ts';
import { addColumn, checkColumn, unknownDecision } from './planDecision.ts';
import { setOrRemove, type Outcome, type Plan } from './plan.ts';
import { refuseTaken, refuseUnknown } from './refusal.ts';

type Cells = Extract<RuleCommand, { readonly kind: 'rules.setCells' }>['cells'];

export function planRule(plan: Plan, command: RuleCommand): Outcome {
  const { draft } = plan;
  const decision = plan.framework.decisions.get(command.decision);
  if (!decision) return unknownDecision(plan, command.decision);
  if (command.kind === 'rule.insert') return insertRule(plan, decision, command.rule, command.index);
  if (command.kind === 'rules.setCells') return setCells(plan, decision, command.cells);
  const index = decision.rules.findIndex(({ id }) => id === command.rule);
  if (index < 0) return unknownRule(decision, command.rule);
  const rules = ['decisions', decision.name, 'rules'];
  const field = (key: string): (string | number)[] => [...rules, index, key];
  switch (command.kind) {
    case 'rule.duplicate': {
      const id = command.id ?? nextRuleId(decision);
      if (decision.rules.some((rule) => rule.id === id))
        return refuseTaken('rule', id, ` in "${decision.name}"`);
      const lifted = draft.lift([...rules, index], { key: false });
      draft.insert(rules, index + 1, { kind: 'source', text: lifted.text, indent: lifted.indent });
      draft.set([...rules, index + 1, 'id'], id);
      return undefined;
    }
    case 'rule.remove':
      draft.remove([...rules, index]);
      return undefined;
    case 'rule.move':
      draft.move(rules, index, Math.max(0, Math.min(command.to, decision.rules.length - 1)));
      return undefined;
    case 'rule.setCell':
      return setCells(plan, decision, [command]);
    case 'rule.setAnswer':
      draft.set(field('then'), command.then);
      return undefined;
    case 'rule.setNote':
      setOrRemove(draft, field('note'), command.note);
      return undefined;
    case 'rule.setDecider':
      return setDecider(plan, field, command);
    case 'rule.setId':
      if (command.id === command.rule) return undefined;
      if (decision.rules.some((rule) => rule.id === command.id)) {
        return refuseTaken('rule', command.id, ` in "${decision.name}"`);
      }
      draft.set(field('id'), command.id);
      return undefined;
    default:
      return assertNever(command);
  }
}

function unknownRule(decision: Decision, rule: string): Outcome {
  const known = decision.rules.map(({ id }) => id);
  return refuseUnknown('rule', rule, known, ` in "${decision.name}"`);
}

function insertRule(plan: Plan, decision: Decision, rule: NewRule, index = Infinity): Outcome {
  const { id = nextRuleId(decision), when, ...rest } = rule;
  if (decision.rules.some((known) => known.id === id))
    return refuseTaken('rule', id, ` in "${decision.name}"`);
  for (const [column, cell] of Object.entries(when)) {
    const refusal = checkCell(plan, decision, column, cell, id);
    if (refusal) return refusal;
  }
  addMissingColumns(plan, decision, Object.keys(when));
  const order = decision.inputs.filter((column) => when[column] !== undefined);
  const columns = [...order, ...Object.keys(when).filter((column) => !order.includes(column))];
  const cells = Object.fromEntries(
    columns.flatMap((column) => {
      const cell = when[column];
      return cell === undefined || cell === '-' ? [] : [[column, cell]];
    }),
  );
  const { then, decider, within, note, evidence } = rest;
  const value: JsonObject = {
    id,
    when: cells,
    then,
    ...(decider === undefined ? {} : { decider }),
    ...(within === undefined ? {} : { within }),
    ...(note === undefined ? {} : { note }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  const rules = ['decisions', decision.name, 'rules'];
  if (!plan.draft.has(rules)) plan.draft.set(rules, []);
  plan.draft.insert(rules, index, { kind: 'value', value });
  return undefined;
}

/** The next id after the pattern of the present ones: "lead-3" after "lead-1" and "lead-2". */
function nextRuleId(decision: Decision): string {
  const taken = new Set(decision.rules.map(({ id }) => id));
  const [, stem = `${decision.name}-`, last = '0'] =
    /^(.*?)(\d+)$/.exec(decision.rules.at(-1)?.id ?? '') ?? [];
  let number = Number(last) + 1;
  while (taken.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}

function setCells(plan: Plan, decision: Decision, cells: Cells): Outcome {
  const indexes = new Map(decision.rules.map(({ id }, index) => [id, index] as const));
  for (const { rule, column, cell } of cells) {
    if (!indexes.has(rule)) return unknownRule(decision, rule);
    const refusal = checkCell(plan, decision, column, cell, rule);
    if (refusal) return refusal;
  }
  const tested = cells.filter(({ cell }) => cell !== undefined && cell !== '-');
  addMissingColumns(
    plan,
    decision,
    tested.map(({ column }) => column),
  );
  for (const { rule, column, cell } of cells) {
    const when = ['decisions', decision.name, 'rules', indexes.get(rule) ?? 0, 'when'];
    if (cell === undefined || cell === '-') plan.draft.remove([...when, column]);
    else setInOrder(plan, decision, when, column, cell);
  }
  return undefined;
}

/** Tests stand in the order of the decision's columns. */
function setInOrder(
  { draft }: Plan,
  decision: Decision,
  when: readonly (string | number)[],
  column: string,
  cell: CellSource,
): void {
  if (draft.has([...when, column])) return draft.set([...when, column], cell);
  if (!draft.has(when)) draft.set(when, {});
  const rank = (name: string): number =>
    decision.inputs.includes(name) ? decision.inputs.indexOf(name) : Infinity;
  const keys = draft.keys(when);
  const after = keys.findIndex((key) => rank(key) > rank(column));
  draft.insert(when, after < 0 ? keys.length : after, { kind: 'value', key: column, value: cell });
}

function addMissingColumns(plan: Plan, decision: Decision, columns: readonly string[]): void {
  const missing = new Set(columns.filter((column) => !decision.inputs.includes(column)));
  if (!plan.draft.has(['decisions', decision.name, 'inputs'])) return;
  for (const column of missing) addColumn(plan, decision, column);
}

function checkCell(
  plan: Plan,
  decision: Decision,
  column: string,
  cell: CellSource | undefined,
  rule: string,
): Outcome {
  if (decision.inputs.includes(column) && cell === undefined) return undefined;
  const refusal = checkColumn(plan, decision, column);
  if (refusal || cell === undefined) return refusal;
  const registration = isRegistrationDecision(decision.name);
  const domain = domainOfColumn(plan.framework, column, { registration });
  const parsed = domain && parseCell(cell, domain);
  if (!parsed || parsed.ok) return undefined;
  return {
    kind: 'value.refused',
    message: `"${column}" of rule "${rule}" cannot be set: ${parsed.error.message}.`,
    path: ['decisions', decision.name, 'rules'],
  };
}

function setDecider(
  { framework, draft }: Plan,
  field: (key: string) => (string | number)[],
  { decider, within }: { readonly decider?: string; readonly within?: string },
): Outcome {
  if (decider !== undefined && !framework.roles.has(decider)) {
    return refuseUnknown('role', decider, framework.roles.keys());
  }
  if (within !== undefined && !framework.durations.has(within)) {
    return refuseUnknown('duration', within, framework.durations.keys());
  }
  setOrRemove(draft, field('decider'), decider);
  setOrRemove(draft, field('within'), within);
  return undefined;
}
