import { assertNever } from '../base/assert.ts';
import type { FactValueCommand } from '../model/command.ts';
import { findCellUses, renameUses, type NameUse } from './nameUses.ts';
import type { Outcome, Plan } from './plan.ts';
import { refuseTaken, refuseUnknown, refuseUsed } from './refusal.ts';

/** The values a fact can have, as a map to phrases or as a plain list. */
export function planFactValue(plan: Plan, command: FactValueCommand): Outcome {
  const { framework, draft } = plan;
  const { fact, value } = command;
  const definition = framework.facts.get(fact);
  if (!definition) return refuseUnknown('fact', fact, framework.facts.keys());
  const keys = [...definition.values.keys()];
  const where = ` of the fact "${fact}"`;
  if (definition.type !== 'enum' || !keys.includes(value)) return refuseUnknown('value', value, keys, where);
  const values = ['facts', fact, 'values'];
  switch (command.kind) {
    case 'fact.renameValue': {
      const { to } = command;
      if (value === to) return undefined;
      if (keys.includes(to)) return refuseTaken('value', to, where);
      return renameUses(plan, [...findValueUses(plan, fact, value), findPhrase(plan, values, value)], to);
    }
    case 'fact.removeValue': {
      const { uses: fate } = command;
      const uses = findValueUses(plan, fact, value);
      if (fate === undefined && uses.length > 0) {
        return refuseUsed(
          `value "${value}"${where}`,
          uses.map(({ path }) => path),
        );
      }
      if (fate !== undefined && fate !== 'leave') {
        const { replaceBy } = fate;
        if (replaceBy === value || !keys.includes(replaceBy))
          return refuseUnknown('value', replaceBy, keys, where);
        renameUses(plan, uses, replaceBy);
      }
      draft.remove(findPhrase(plan, values, value).path);
      return undefined;
    }
    case 'fact.moveValue':
      draft.move(values, keys.indexOf(value), Math.max(0, Math.min(command.to, keys.length - 1)));
      return undefined;
    default:
      return assertNever(command);
  }
}

function findValueUses({ framework }: Plan, fact: string, value: string): readonly NameUse[] {
  const columns = [fact, `incumbent.${fact}`, `challenger.${fact}`];
  return findCellUses(framework, value, ({ kind, column }) => kind === 'column' && columns.includes(column));
}

/** The declaration of a value: a key of a map to phrases, or an entry of a list. */
export function findPhrase({ draft }: Plan, path: readonly (string | number)[], value: string): NameUse {
  if (draft.has([...path, value])) return { part: 'key', path: [...path, value], named: (to) => to };
  const values = draft.value(path);
  const index = Array.isArray(values) ? values.indexOf(value) : -1;
  return { part: 'value', path: [...path, index], named: (to) => to };
}
