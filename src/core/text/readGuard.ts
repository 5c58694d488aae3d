import type { CellSource } from '../model/cell.ts';
import type { Guard } from '../model/framework.ts';
import { didYouMean } from '../diagnostics/suggestName.ts';
import { FieldReader, readCell } from './fieldReader.ts';
import type { Place, ReadReport } from './readReport.ts';

const NO_TESTS: Guard = { facts: new Map(), by: {}, data: new Map() };

/** The one guard, `{ "type": "when", "params": { "facts"?, "by"?, "data"? } }`. Anything else is refused: a test we skipped would let deals pass. */
export function readGuard(place: Place, report: ReadReport): Guard {
  if (place.node.type !== 'object') {
    refuse(report, place, 'A guard is { "type": "when", "params": { … } }.');
    return NO_TESTS;
  }
  const fields = new FieldReader(place, report);
  const type = fields.place('type');
  const params = fields.fields('params');
  if (type?.node.value !== 'when') {
    refuse(report, type ?? place, 'The only guard is of type "when".');
  }
  refuseOthers(fields, ['type', 'params'], report);
  if (!params) return NO_TESTS;
  const by = params.fields('by');
  const guard: Guard = {
    facts: params.cells('facts'),
    by: { ...readActorTest(by, 'side', report), ...readActorTest(by, 'role', report) },
    data: params.cells('data'),
  };
  refuseOthers(params, ['facts', 'by', 'data'], report);
  if (by) refuseOthers(by, ['side', 'role'], report);
  return guard;
}

function readActorTest(
  by: FieldReader | undefined,
  key: 'side' | 'role',
  report: ReadReport,
): Readonly<Record<string, CellSource>> {
  const place = by?.place(key);
  return place ? { [key]: readCell(place, report) } : {};
}

function refuse(report: ReadReport, place: Place, message: string): void {
  report('guard.unsupported', place.path, message);
}

function refuseOthers(fields: FieldReader, allowed: readonly string[], report: ReadReport): void {
  for (const key of fields.keys) {
    if (allowed.includes(key)) continue;
    const message = `A guard has no "${key}".${didYouMean(key, allowed)}`;
    report('guard.unsupported', [...fields.path, key], message, 'key');
  }
}
