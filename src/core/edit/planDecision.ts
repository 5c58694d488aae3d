import { assertNever } from '../base/assert.ts';
import { knownColumns } from '../check/knownNames.ts';
import { domainOfColumn, isRegistrationDecision } from '../model/domains.ts';
import type { Decision, JsonValue } from '../model/framework.ts';
import type { DecisionCommand } from '../model/command.ts';
import { checkName, PLAIN_NAME, setOrRemove, type Outcome, type Plan } from './plan.ts';
import { refuseTaken, refuseUnknown, type Refusal } from './refusal.ts';

export function planDecision(plan: Plan, command: DecisionCommand): Outcome {
  const { framework, draft } = plan;
  const name = 'decision' in command ? command.decision : command.name;
  if (command.kind === 'decision.add') {
    const refusal = checkNewDecision(plan, name);
    if (refusal) return refusal;
    if (command.index === undefined || !draft.has(['decisions']))
      draft.set(['decisions', name], command.value);
    else draft.insert(['decisions'], command.index, { kind: 'value', key: name, value: command.value });
    return undefined;
  }
  const decision = framework.decisions.get(name);
  if (!decision) return unknownDecision(plan, name);
  const field = (key: string): readonly string[] => ['decisions', name, key];
  switch (command.kind) {
    case 'decision.remove':
      draft.remove(['decisions', name]);
      return undefined;
    case 'decision.rename': {
      if (command.to === name) return undefined;
      const refusal = checkNewDecision(plan, command.to);
      if (!refusal) draft.renameKey(['decisions', name], command.to);
      return refusal;
    }
    case 'decision.setQuestion':
      setOrRemove(draft, field('question'), command.question);
      return undefined;
    case 'decision.setHitPolicy':
      draft.set(field('hitPolicy'), command.hitPolicy);
      return undefined;
    case 'decision.setOutput':
      draft.set(field('output'), command.output);
      return undefined;
    case 'decision.setDefers':
      setOrRemove(draft, field('defers'), listOrNothing(command.defers));
      return undefined;
    case 'decision.setOn':
      setOrRemove(draft, field('on'), listOrNothing(command.on));
      return undefined;
    case 'column.add': {
      const { column, index } = command;
      const refusal = checkColumn(plan, decision, column);
      if (refusal) return refusal;
      if (decision.inputs.includes(column)) return refuseTaken('column', column, ` in "${name}"`);
      addColumn(plan, decision, column, index);
      return undefined;
    }
    case 'column.remove':
      return removeColumn(plan, decision, command.column);
    case 'column.move': {
      const from = decision.inputs.indexOf(command.column);
      if (from < 0) return unknownColumn(decision, command.column);
      writeInputs(plan, decision);
      draft.move(field('inputs'), from, Math.max(0, Math.min(command.to, decision.inputs.length - 1)));
      return undefined;
    }
    default:
      return assertNever(command);
  }
}

export function unknownDecision({ framework }: Plan, name: string): Refusal {
  return refuseUnknown('decision', name, framework.decisions.keys());
}

function checkNewDecision({ framework }: Plan, name: string): Outcome {
  if (framework.decisions.has(name)) return refuseTaken('decision', name);
  return checkName(name, PLAIN_NAME);
}

/** Refuses a column nobody declared. */
export function checkColumn({ framework }: Plan, decision: Decision, column: string): Outcome {
  const registration = isRegistrationDecision(decision.name);
  if (domainOfColumn(framework, column, { registration })) return undefined;
  return refuseUnknown('fact', column, knownColumns(framework, registration));
}

function unknownColumn(decision: Decision, column: string): Refusal {
  return refuseUnknown('column', column, decision.inputs, ` in "${decision.name}"`);
}

/** Puts a column among the inputs. */
export function addColumn(plan: Plan, decision: Decision, column: string, index = Infinity): void {
  writeInputs(plan, decision);
  plan.draft.insert(['decisions', decision.name, 'inputs'], index, { kind: 'value', value: column });
}

/** Without inputs the columns are those the rules test; now they are written down. */
function writeInputs({ draft }: Plan, decision: Decision): void {
  const path = ['decisions', decision.name, 'inputs'];
  if (!draft.has(path)) draft.set(path, decision.inputs);
}

function removeColumn({ draft }: Plan, decision: Decision, column: string): Outcome {
  const at = ['decisions', decision.name];
  const tested = decision.rules.flatMap((rule, index) => (rule.when.has(column) ? [index] : []));
  const index = decision.inputs.indexOf(column);
  if (index < 0 && tested.length === 0) return unknownColumn(decision, column);
  for (const rule of tested) draft.remove([...at, 'rules', rule, 'when', column]);
  if (index >= 0) draft.remove([...at, 'inputs', index]);
  return undefined;
}

function listOrNothing(values: readonly string[]): JsonValue | undefined {
  return values.length > 0 ? values : undefined;
}
