import { planEdits, type Command, type Section } from '../../core/edit/index.ts';
import type { JsonPath, ParsedFramework } from '../../core/index.ts';

/** The places of a text that name an entry; the declaration itself does not count. */
export function findUses(text: string, section: Section, name: string): readonly JsonPath[] {
  const plan = planEdits(text, { kind: 'entry.remove', section, name });
  return !plan.ok && plan.error.kind === 'still.used' ? plan.error.uses : [];
}

/** The places that name a value of a fact; its declaration does not count. */
export function findValueUses(parsed: ParsedFramework, fact: string, value: string): readonly JsonPath[] {
  const command: Command = { kind: 'fact.renameValue', fact, value, to: `${value} \u2205` };
  const plan = planEdits(parsed.text, command);
  if (!plan.ok) return [];
  return plan.value.map((edit) => parsed.pathAt(edit.start)).filter((path) => path[0] !== 'facts');
}
