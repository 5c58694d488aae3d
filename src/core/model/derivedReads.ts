import type { Framework } from './framework.ts';

/** The lifecycle whose state a derived fact tells; undefined for facts of the record. */
export function lifecycleOfColumn(column: string): string | undefined {
  if (column === 'stage' || column === 'hoursInStage') return 'deal';
  if (column === 'registration' || column === 'activeRegistrations') return 'registration';
  return column.startsWith('state.') ? column.slice('state.'.length) : undefined;
}

/** The other lifecycles whose state the timers of a duration read. */
export function readsOfDuration(framework: Framework, name: string): readonly string[] {
  const rows = framework.durations.get(name)?.rows ?? [];
  return rows.flatMap((row) => [...row.when.keys()].flatMap((column) => lifecycleOfColumn(column) ?? []));
}
