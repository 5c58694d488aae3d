import type { EventLine, Mapping } from '../../core/records/index.ts';
import type { CountsSummary } from '../../engine/intake/index.ts';

/** One thing a field changes to, and what it means. */
export interface Step {
  /** Absent: whatever no other line of the field names. */
  readonly value?: string;
  /** Undefined while it is being counted. */
  readonly count: number | undefined;
  /** The line that speaks of it, and its place in the mapping; absent while none does. */
  readonly line?: EventLine;
  readonly index?: number;
  /** Different values, where nothing is said of a whole field. */
  readonly values?: number;
}

/** A field of a type with everything it changes to. */
export interface StepField {
  readonly type: string;
  readonly field: string;
  /** What nobody has said the meaning of first. */
  readonly steps: readonly Step[];
  /** Changes that mean nothing yet. */
  readonly open: number;
  /** No line speaks of the field at all. */
  readonly isUntouched: boolean;
}

/** The changes of all fields, those of deals first; fields that no line speaks of come last. */
export function listSteps(
  mapping: Mapping,
  counts: CountsSummary,
  lineCounts: ReadonlyMap<object, number>,
): readonly StepField[] {
  const fields = new Map<string, { type: string; field: string; open: Step[]; known: Step[] }>();
  const fieldOf = (type: string, field: string): { open: Step[]; known: Step[] } => {
    const key = `${type}\u0000${field}`;
    const found = fields.get(key) ?? { type, field, open: [], known: [] };
    fields.set(key, found);
    return found;
  };
  mapping.events.forEach((line, index) => {
    fieldOf(line.type, line.field).known.push({
      ...(line.value === undefined ? {} : { value: line.value }),
      count: lineCounts.get(line),
      line,
      index,
    });
  });
  for (const { type, field, value, to, count, values } of counts.unmapped) {
    if (to !== undefined || isSaid(mapping, { type, field, value })) continue;
    fieldOf(type, field).open.push({
      ...(value === undefined ? {} : { value }),
      count,
      ...(values === undefined ? {} : { values }),
    });
  }
  const rank = new Map(mapping.objects.map(({ type, is }, index) => [type, is === 'deal' ? -1 : index]));
  return [...fields.values()]
    .map(({ type, field, open, known }) => ({
      type,
      field,
      steps: [...open, ...known],
      open: open.reduce((sum, { count = 0 }) => sum + count, 0),
      isUntouched: known.length === 0,
    }))
    .toSorted(
      (a, b) =>
        Number(a.isUntouched && a.steps.length === 1) - Number(b.isUntouched && b.steps.length === 1) ||
        (rank.get(a.type) ?? Infinity) - (rank.get(b.type) ?? Infinity) ||
        Number(b.open > 0) - Number(a.open > 0),
    );
}

/** A line speaks of it by now, which the counts do not know yet. */
function isSaid(
  { events }: Mapping,
  {
    type,
    field,
    value,
  }: { readonly type: string; readonly field: string; readonly value: string | undefined },
): boolean {
  return events.some(
    (line) => line.type === type && line.field === field && line.value === value && line.when === undefined,
  );
}
