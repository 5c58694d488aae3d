import type { Framework } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';

/**
 * Moves a row of the matrix to the place of another. Declared activities stand in the order in which they are declared; below them
 * come the events of duties, in the order of their first duties. Undefined where a row would leave its kind, or stays.
 */
export function moveActivity(
  framework: Framework,
  /** The activities of the matrix, from top to bottom. */
  rows: readonly string[],
  activity: string,
  to: number,
): Command | undefined {
  const { activities } = framework;
  const declared = activities.has(activity);
  const kin = rows.filter((row) => activities.has(row) === declared);
  const target = kin[Math.max(0, Math.min(to - rows.indexOf(kin[0] ?? ''), kin.length - 1))];
  if (target === undefined || target === activity) return undefined;
  if (declared)
    return {
      kind: 'entry.move',
      section: 'activities',
      name: activity,
      to: [...activities.keys()].indexOf(target),
    };
  return { kind: 'steps', name: 'Move the row', steps: swapDuties(framework, kin, activity, target) };
}

/** Brings the first duty of each row that is to stand higher before that of the row it passes. */
function swapDuties(
  { responsibilities }: Framework,
  kin: readonly string[],
  activity: string,
  target: string,
): readonly Command[] {
  const from = kin.indexOf(activity);
  const to = kin.indexOf(target);
  const passed = from < to ? kin.slice(from + 1, to + 1) : [activity];
  const duties = responsibilities.map((duty) => duty.activity);
  return passed.map((row): Command => {
    const index = duties.indexOf(row);
    const before = duties.indexOf(from < to ? activity : target);
    duties.splice(before, 0, ...duties.splice(index, 1));
    return { kind: 'responsibility.move', index, to: before };
  });
}
