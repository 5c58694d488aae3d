import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { knownDutyPlaces, knownEventTypes } from '../knownNames.ts';
import { stateTreeOf } from '../stateTree.ts';

/** Duties are due at stages and states that exist, for activities that are declared or recorded. */
export function duties(framework: Framework, report: CheckReport): void {
  const places = knownDutyPlaces(framework);
  const declared = new Set([...framework.activities.keys(), ...typesBesidesDuties(framework)]);
  for (const { index, stage, activity } of framework.responsibilities) {
    const path = ['responsibilities', index];
    if (!places.has(stage)) {
      const message = `There is no stage or state "${stage}".${didYouMean(stage, places) || hintForUntagged(framework, stage)}`;
      report('stage.unknown', [...path, 'stage'], message);
    }
    if (!declared.has(activity)) {
      const message = `Nobody declared the activity "${activity}".${didYouMean(activity, declared)}`;
      report('activity.unknown', [...path, 'activity'], message);
    }
  }
}

function typesBesidesDuties(framework: Framework): ReadonlySet<string> {
  return knownEventTypes({ ...framework, responsibilities: [] });
}

function hintForUntagged(framework: Framework, stage: string): string {
  const deal = framework.lifecycles.get('deal');
  const isState =
    deal !== undefined &&
    stateTreeOf(deal).entries.some(({ node }) => node.path.length > 0 && node.key === stage);
  return isState ? ' The state of that name is not tagged "stage".' : '';
}
