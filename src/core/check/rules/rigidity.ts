import { domainOfColumn } from '../../model/domains.ts';
import type { Framework } from '../../model/framework.ts';
import { parseCell, testCell } from '../../rules/index.ts';
import { findCells } from '../cellPlaces.ts';
import type { CheckReport } from '../checkRule.ts';

const TYPE_COLUMNS = ['partnerType', 'incumbentPartnerType', 'challengerPartnerType'];

/** The pitfall "rigid": several kinds of partner and one way of working for all of them, or for some. */
export function rigidity(framework: Framework, report: CheckReport): void {
  const types = [...framework.partnerTypes.keys()];
  if (types.length < 2) return;
  const domain = domainOfColumn(framework, 'partnerType');
  const cells = findCells(framework).flatMap(({ column, source }) => {
    if (!domain || !TYPE_COLUMNS.includes(column)) return [];
    const cell = parseCell(source, domain);
    return cell.ok && cell.value.kind !== 'any' ? [cell.value] : [];
  });
  if (cells.length === 0) {
    const message = `There are ${types.length} kinds of partner and one way of working: no rule, condition, duty or clock asks which kind it is.`;
    report('rigid.one-motion', ['partnerTypes'], message, { part: 'key' });
    return;
  }
  const first = new Map<string, string>();
  for (const type of types) {
    const treatment = cells.map((cell) => (testCell(cell, type) ? '1' : '0')).join('');
    const alike = first.get(treatment);
    if (alike === undefined) first.set(treatment, type);
    else {
      const message = `Nothing in the framework tells the partner type "${type}" from "${alike}".`;
      report('rigid.alike', ['partnerTypes', type], message, { part: 'key' });
    }
  }
}
