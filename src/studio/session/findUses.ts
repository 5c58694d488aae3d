import { planEdits, type Section } from '../../core/edit/index.ts';
import type { JsonPath, ParsedFramework } from '../../core/index.ts';

/** The places of a text that name an entry; the declaration itself does not count. */
export function findUses(text: string, section: Section, name: string): readonly JsonPath[] {
  const plan = planEdits(text, { kind: 'entry.remove', section, name });
  return !plan.ok && plan.error.kind === 'still.used' ? plan.error.uses : [];
}

/** The places that name a value of a fact; its declaration does not count. */
export function findValueUses({ text }: ParsedFramework, fact: string, value: string): readonly JsonPath[] {
  const plan = planEdits(text, { kind: 'fact.removeValue', fact, value });
  return !plan.ok && plan.error.kind === 'still.used' ? plan.error.uses : [];
}
