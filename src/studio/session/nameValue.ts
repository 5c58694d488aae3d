import type { FactValue, Framework } from '../../core/index.ts';
import { phraseKey } from './phraseEvent.ts';

const PARTNER_TYPES: readonly string[] = ['partnerType', 'incumbentPartnerType', 'challengerPartnerType'];

/** A value of a column in a few words: "vendor account", the name of a partner type, "yes". */
export function nameValue(framework: Framework, column: string, value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  const type = PARTNER_TYPES.includes(column) ? framework.partnerTypes.get(value)?.name : undefined;
  return type ?? phraseKey(value);
}
