import { stagesOf, type FactValue, type Framework, type Responsibility } from '../../core/index.ts';
import { phraseEventType, phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { judgeDuty, type DutyFit } from './judgeDuty.ts';

/** Where duties are due: any stage, a stage, or a state of another path. */
export interface MatrixPlace {
  /** As a duty names it: "*", "discovery", "registration.submitted". */
  readonly key: string;
  readonly name: string;
  readonly kind: 'any' | 'stage' | 'state';
  /** Set when the framework has no such place. */
  readonly unknown: boolean;
}

export interface MatrixRow {
  readonly activity: string;
  readonly name: string;
  readonly cells: readonly MatrixCell[];
}

/** One activity at one place. */
export interface MatrixCell {
  readonly activity: string;
  readonly place: MatrixPlace;
  /** In document order; duties the scenario rules out are left out. */
  readonly duties: readonly DutyInCell[];
  /** How many duties the scenario rules out. */
  readonly ruledOut: number;
}

export interface DutyInCell {
  readonly duty: Responsibility;
  readonly fit: DutyFit;
}

/** The places of one path with the activities due there. */
export interface MatrixSection {
  readonly key: string;
  readonly title: string;
  readonly places: readonly MatrixPlace[];
  readonly rows: readonly MatrixRow[];
}

/** Who does what, as the framework says it for a scenario: stages first, then each path whose states duties name. */
export function readRoleMatrix(
  framework: Framework,
  scenario: ReadonlyMap<string, FactValue>,
): readonly MatrixSection[] {
  const { responsibilities } = framework;
  const named = distinct(responsibilities.map((duty) => duty.stage));
  const stages = stagesOf(framework).map((stage) => stage.key);
  const states = named.filter((place) => place.includes('.'));
  const strangers = named.filter((place) => place !== '*' && !place.includes('.') && !stages.includes(place));
  const lifecycles = distinct(states.map((place) => place.slice(0, place.indexOf('.'))));
  const dealPlaces = [
    placeOf('*', 'any', false),
    ...stages.map((stage) => placeOf(stage, 'stage', false)),
    ...strangers.map((stage) => placeOf(stage, 'stage', true)),
  ];
  const activities = distinct([
    ...framework.activities.keys(),
    ...responsibilities.map((duty) => duty.activity),
  ]);
  const section = (
    key: string,
    title: string,
    places: readonly MatrixPlace[],
    shows: (activity: string) => boolean,
  ): MatrixSection => ({
    key,
    title,
    places,
    rows: activities.filter(shows).map((activity) => ({
      activity,
      name: sentence(phraseEventType(framework, activity)),
      cells: places.map((place) => readCell(framework, scenario, activity, place)),
    })),
  });
  const isDueAt = (activity: string, places: readonly MatrixPlace[]): boolean =>
    responsibilities.some(
      (duty) => duty.activity === activity && places.some((place) => place.key === duty.stage),
    );
  const isDue = (activity: string): boolean => responsibilities.some((duty) => duty.activity === activity);
  return [
    section('deal', 'Deal path', dealPlaces, (activity) => isDueAt(activity, dealPlaces) || !isDue(activity)),
    ...lifecycles.map((lifecycle) => {
      const places = orderStates(
        framework,
        lifecycle,
        states.filter((place) => place.startsWith(`${lifecycle}.`)),
      );
      return section(lifecycle, `${titleOfKey(lifecycle)} path`, places, (activity) =>
        isDueAt(activity, places),
      );
    }),
  ];
}

function readCell(
  framework: Framework,
  scenario: ReadonlyMap<string, FactValue>,
  activity: string,
  place: MatrixPlace,
): MatrixCell {
  const all = framework.responsibilities
    .filter((duty) => duty.activity === activity && duty.stage === place.key)
    .map((duty) => ({ duty, fit: judgeDuty(framework, duty, scenario) }));
  const duties = all.filter(({ fit }) => fit.kind !== 'ruled-out');
  return { activity, place, duties, ruledOut: all.length - duties.length };
}

function orderStates(
  framework: Framework,
  lifecycle: string,
  named: readonly string[],
): readonly MatrixPlace[] {
  const known: string[] = [];
  const visit = (node: {
    readonly path: readonly string[];
    readonly states: readonly (typeof node)[];
  }): void => {
    if (node.path.length > 0) known.push(`${lifecycle}.${node.path.join('.')}`);
    node.states.forEach(visit);
  };
  const root = framework.lifecycles.get(lifecycle)?.root;
  if (root) visit(root);
  return [
    ...known.filter((place) => named.includes(place)).map((place) => placeOf(place, 'state', false)),
    ...named.filter((place) => !known.includes(place)).map((place) => placeOf(place, 'state', true)),
  ];
}

function placeOf(key: string, kind: MatrixPlace['kind'], unknown: boolean): MatrixPlace {
  const name = kind === 'any' ? 'Any stage' : titleOfKey(key.slice(key.indexOf('.') + 1));
  return { key, name, kind, unknown };
}

/** A place of a duty in words: "any stage", "Discovery", "Registration: submitted". */
export function phrasePlace(stage: string): string {
  if (stage === '*') return 'any stage';
  const dot = stage.indexOf('.');
  return dot < 0
    ? titleOfKey(stage)
    : `${titleOfKey(stage.slice(0, dot))}: ${phraseKey(stage.slice(dot + 1))}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function distinct(values: Iterable<string>): readonly string[] {
  return [...new Set(values)];
}
