import {
  describeCell,
  domainOfColumn,
  nameColumn,
  parseCell,
  type CellSource,
  type Framework,
} from '../../core/index.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import type { DutyInCell } from './readRoleMatrix.ts';

/** What a duty still hangs on, short enough for a cell: "Services partner", "depends on amount". */
export function phraseFit(framework: Framework, { duty, fit }: DutyInCell): string | undefined {
  if (fit.kind !== 'depends') return undefined;
  const others = fit.columns.filter((column) => column !== 'partnerType');
  const types = fit.columns.includes('partnerType')
    ? phraseTypes(framework, duty.when.get('partnerType'))
    : undefined;
  const rest =
    others.length === 0
      ? undefined
      : `depends on ${others.map((column) => phraseKey(nameColumn(framework, column)).replace(/^the /, '')).join(', ')}`;
  return [types, rest].filter((part) => part !== undefined).join(' · ');
}

function phraseTypes(framework: Framework, source: CellSource | undefined): string {
  const domain = domainOfColumn(framework, 'partnerType');
  const cell = source === undefined || !domain ? undefined : parseCell(source, domain);
  return cell?.ok ? describeCell(framework, 'partnerType', cell.value) : String(source);
}
