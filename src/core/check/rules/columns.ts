import { didYouMean } from '../../diagnostics/suggestName.ts';
import { domainOfColumn, isRegistrationDecision } from '../../model/domains.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Decision, Framework } from '../../model/framework.ts';
import { findCells } from '../cellPlaces.ts';
import type { CheckReport } from '../checkRule.ts';
import { knownColumns, knownEventTypes } from '../knownNames.ts';

/** Columns are declared or derived facts; a decision's rules test its inputs, and every input is tested. */
export function columns(framework: Framework, report: CheckReport): void {
  const eventTypes = knownEventTypes(framework);
  const check = (column: string, path: JsonPath, registration: boolean, part: 'key' | 'value'): void => {
    if (!domainOfColumn(framework, column, { registration })) {
      const message = `Nobody declared the fact "${column}".${didYouMean(column, knownColumns(framework, registration))}`;
      report('fact.unknown', path, message, { part });
    } else if (column.startsWith('daysSince.') && !framework.facts.has(column)) {
      const type = column.slice('daysSince.'.length);
      if (eventTypes.has(type)) return;
      report(
        'event.unknown',
        path,
        `Nothing knows the event type "${type}".${didYouMean(type, eventTypes)}`,
        { part },
      );
    }
  };
  for (const { column, kind, path, registration, domain } of findCells(framework)) {
    if (kind === 'column') check(column, path, registration, 'key');
    if (kind === 'data' && !domain) {
      const message = `The data field "${column}" is not declared for this event type under "events".`;
      report('data.undeclared', path, message, { part: 'key' });
    }
  }
  for (const decision of framework.decisions.values()) {
    decision.inputs.forEach((column, index) => {
      const path = ['decisions', decision.name, 'inputs', index];
      if (!isDerivedFromRules(decision, column))
        check(column, path, isRegistrationDecision(decision.name), 'value');
    });
    checkInputs(decision, report);
  }
}

/** Inputs the file leaves out are those its rules test, which are checked where they stand. */
function isDerivedFromRules(decision: Decision, column: string): boolean {
  return decision.rules.some((rule) => rule.when.has(column));
}

function checkInputs({ name, inputs, rules }: Decision, report: CheckReport): void {
  const declared = new Set(inputs);
  const tested = new Set<string>();
  rules.forEach((rule, index) => {
    for (const column of rule.when.keys()) {
      tested.add(column);
      if (declared.has(column)) continue;
      const message = `"${column}" is not among the inputs of "${name}".${didYouMean(column, declared)}`;
      report('column.undeclared', ['decisions', name, 'rules', index, 'when', column], message, {
        part: 'key',
      });
    }
  });
  if (rules.length === 0) return;
  inputs.forEach((column, index) => {
    if (tested.has(column)) return;
    report('input.unused', ['decisions', name, 'inputs', index], `No rule of "${name}" tests "${column}".`);
  });
}
