import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Where duties name who answers for them, all do. */
export function accountability(framework: Framework, report: CheckReport): void {
  const rows = framework.responsibilities;
  const without = rows.filter(({ accountable }) => accountable === undefined);
  if (without.length === 0) return;
  if (without.length * 2 > rows.length) {
    const message = `${without.length} of ${rows.length} duties do not say who answers for them.`;
    report('duty.unaccounted', ['responsibilities'], message, { part: 'key' });
    return;
  }
  for (const { index, stage, activity, responsible } of without) {
    const message = `Nobody answers for "${activity}" at "${stage}".`;
    report('duty.unaccounted', ['responsibilities', index], message, {
      ...(responsible === undefined
        ? {}
        : { fix: { kind: 'responsibility.set', index, field: 'accountable', value: responsible } }),
    });
  }
}
