import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { DiagnosticCode } from '../../diagnostics/diagnosticCodes.ts';
import type { Framework } from '../../model/framework.ts';
import { parseCell, type CellProblem } from '../../rules/index.ts';
import { findCells, type CellPlace } from '../cellPlaces.ts';
import type { CheckReport } from '../checkRule.ts';

/** Cells can be read and test values that can occur. */
export function cells(framework: Framework, report: CheckReport): void {
  for (const place of findCells(framework)) {
    if (!place.domain) continue;
    const cell = parseCell(place.source, place.domain);
    if (cell.ok) continue;
    report(codeFor(cell.error, place), place.path, sentenceFor(cell.error, place));
  }
}

function codeFor(problem: CellProblem, { kind }: CellPlace): DiagnosticCode {
  if (problem.kind !== 'outside-domain') return 'cell.unreadable';
  if (kind === 'role') return 'role.unknown';
  return kind === 'side' ? 'side.unknown' : 'cell.outside-domain';
}

function sentenceFor(problem: CellProblem, { column, domain }: CellPlace): string {
  const stray = problem.kind === 'outside-domain' ? problem.values[0] : undefined;
  const known = domain?.kind === 'enum' ? domain.values : [];
  const hint = typeof stray === 'string' ? didYouMean(stray, known) : '';
  return `The test of "${column}" cannot work: ${problem.message.replace(/\.$/, '')}.${hint}`;
}
