import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Roles and sides that are named are declared. */
export function roles(framework: Framework, report: CheckReport): void {
  const checkRole = (role: string | undefined, path: JsonPath): void => {
    if (role === undefined || framework.roles.has(role)) return;
    report(
      'role.unknown',
      path,
      `Nobody declared the role "${role}".${didYouMean(role, framework.roles.keys())}`,
    );
  };
  const checkSide = (side: string, path: JsonPath): void => {
    if (framework.sides.has(side)) return;
    report(
      'side.unknown',
      path,
      `Nobody declared the side "${side}".${didYouMean(side, framework.sides.keys())}`,
    );
  };
  for (const [name, role] of framework.roles) checkSide(role.side, ['roles', name, 'side']);
  for (const { name, rules } of framework.decisions.values()) {
    rules.forEach((rule, index) => {
      checkRole(rule.decider, ['decisions', name, 'rules', index, 'decider']);
    });
  }
  for (const row of framework.responsibilities) {
    const path = ['responsibilities', row.index];
    checkRole(row.responsible, [...path, 'responsible']);
    checkRole(row.accountable, [...path, 'accountable']);
    row.consulted.forEach((role, index) => {
      checkRole(role, [...path, 'consulted', index]);
    });
    row.informed.forEach((role, index) => {
      checkRole(role, [...path, 'informed', index]);
    });
  }
  framework.tracking?.visibility.forEach(({ seenBy }, entry) => {
    seenBy.forEach((side, index) => {
      checkSide(side, ['tracking', 'visibility', entry, 'seenBy', index]);
    });
  });
}
