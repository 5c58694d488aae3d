import type { Framework, Responsibility } from '../../model/framework.ts';
import { NEUTRAL_EVENTS } from '../../model/reserved.ts';
import type { CheckReport } from '../checkRule.ts';
import { findStages } from '../stagePlaces.ts';
import { stateTreeOf } from '../stateTree.ts';

/** The pitfall "document, not practice": stages in which a side has nothing to do, and nothing that could be rehearsed. */
export function practice(framework: Framework, report: CheckReport): void {
  const rows = framework.responsibilities;
  const stages = findStages(framework);
  for (const { node, jsonPath } of stages) {
    if (node.description !== undefined || node.states.length > 0) continue;
    const message = `The stage "${node.key}" does not say what it is for; a rehearsal has nothing to begin with.`;
    report('document.undescribed-stage', jsonPath, message, { part: 'key' });
  }
  if (rows.length === 0) {
    report(
      'document.no-duties',
      ['responsibilities'],
      'Nobody has a duty: the framework can be read, but not carried out.',
      {
        part: 'key',
      },
    );
    return;
  }
  const isAsked = rows.some(({ how }) => how !== undefined);
  const isDelivered = [...framework.activities.values()].some(({ deliverable }) => deliverable !== undefined);
  if (!isAsked && !isDelivered) {
    const message =
      'No duty says how it is done ("how") and no activity what comes of it ("deliverable"), so nothing can be rehearsed.';
    report('document.nothing-to-rehearse', ['responsibilities'], message, { part: 'key' });
  }
  const aside = administrativeTypes(framework);
  for (const { node, jsonPath } of stages) {
    const here = rows.filter(
      ({ stage, activity }) =>
        stage === node.key ||
        stage === `deal.${node.path.join('.')}` ||
        (stage === '*' && !aside.has(activity)),
    );
    for (const [column, name] of [
      ['vendor', 'vendor'],
      ['partner', 'partner'],
    ] as const) {
      if (here.some((row) => takesPart(framework, row, column))) continue;
      const message = `In the stage "${node.key}" the ${name} side has nothing to do.`;
      report('document.idle-side', jsonPath, message, { part: 'key', about: column });
    }
  }
}

/** Event types that are about registrations or the record itself, not about selling. */
function administrativeTypes(framework: Framework): ReadonlySet<string> {
  const types = new Set<string>(NEUTRAL_EVENTS);
  const registration = framework.lifecycles.get('registration');
  if (!registration) return types;
  registration.createdBy.forEach((type) => types.add(type));
  for (const { node } of stateTreeOf(registration).entries)
    for (const { trigger } of node.transitions) if (trigger.kind === 'event') types.add(trigger.type);
  return types;
}

function takesPart(framework: Framework, row: Responsibility, column: 'vendor' | 'partner'): boolean {
  return [row.responsible, row.accountable, ...row.consulted].some((role) => {
    const side = role === undefined ? undefined : framework.roles.get(role)?.side;
    return side !== undefined && framework.sides.get(side)?.column === column;
  });
}
