import type { FactValue, Framework } from '../../core/index.ts';
import { phraseRole } from '../session/phraseEvent.ts';
import { judgeDuty } from './judgeDuty.ts';
import { facingOf, rolesWithPart, type Facing, type Part } from './readAssignments.ts';
import type { MatrixPlace, MatrixSection } from './readRoleMatrix.ts';

/** A place where the roles say too little. */
export type RoleHole =
  | {
      readonly kind: 'idle-side';
      readonly place: string;
      /** Both, when the stage is nobody's. */
      readonly facings: readonly Facing[];
      readonly says: string;
    }
  | {
      readonly kind: 'nobody-responsible';
      readonly place: string;
      readonly activity: string;
      readonly says: string;
    }
  | { readonly kind: 'unplaced-activity'; readonly activity: string; readonly says: string }
  | { readonly kind: 'idle-role'; readonly role: string; readonly says: string };

const WORK: readonly Part[] = ['responsible', 'accountable', 'consulted'];

/** Everything a matrix leaves open: stages in which a side has nothing to do, activities nobody does, roles nobody names. */
export function findRoleHoles(
  framework: Framework,
  sections: readonly MatrixSection[],
  scenario: ReadonlyMap<string, FactValue>,
): readonly RoleHole[] {
  const stages = (sections[0]?.places ?? []).filter((place) => place.kind === 'stage' && !place.unknown);
  return [
    ...stages.flatMap((place) => findIdleSides(framework, place, scenario)),
    ...sections.flatMap(findUndone),
    ...findUnplaced(framework, sections),
    ...findIdleRoles(framework),
  ];
}

function findIdleSides(
  framework: Framework,
  place: MatrixPlace,
  scenario: ReadonlyMap<string, FactValue>,
): readonly RoleHole[] {
  const chosen = scenario.get('partnerType');
  const types = chosen === undefined ? [...framework.partnerTypes.keys()] : [String(chosen)];
  const cases: readonly (string | undefined)[] = types.length === 0 ? [undefined] : types;
  const idle = (['vendor', 'partner'] as const).flatMap((facing) => {
    const among = cases.filter((type) => !hasWork(framework, place.key, facing, withType(scenario, type)));
    return among.length === 0 ? [] : [{ facing, among }];
  });
  if (idle.length === 2 && idle.every(({ among }) => among.length === cases.length))
    return [
      {
        kind: 'idle-side',
        place: place.key,
        facings: ['vendor', 'partner'],
        says: `Nobody has anything to do in ${place.name}`,
      },
    ];
  return idle.map(({ facing, among }): RoleHole => {
    const side = framework.sides.get(facing)?.name ?? facing;
    const names = among.map((type) => framework.partnerTypes.get(type ?? '')?.name ?? type ?? '');
    const whom = among.length === cases.length ? '' : ` with ${names.join(' and ')}`;
    return {
      kind: 'idle-side',
      place: place.key,
      facings: [facing],
      says: `${side} has nothing to do in ${place.name}${whom}`,
    };
  });
}

function withType(
  scenario: ReadonlyMap<string, FactValue>,
  type: string | undefined,
): ReadonlyMap<string, FactValue> {
  return type === undefined ? scenario : new Map([...scenario, ['partnerType', type]]);
}

/** What is due at any stage is due here too; an event that somebody must answer for is no work of a stage. */
function hasWork(
  framework: Framework,
  place: string,
  facing: Facing,
  scenario: ReadonlyMap<string, FactValue>,
): boolean {
  return framework.responsibilities.some(
    (duty) =>
      (duty.stage === place || (duty.stage === '*' && framework.activities.has(duty.activity))) &&
      judgeDuty(framework, duty, scenario).kind !== 'ruled-out' &&
      WORK.some((part) => rolesWithPart(duty, part).some((role) => facingOf(framework, role) === facing)),
  );
}

function findUndone(section: MatrixSection): readonly RoleHole[] {
  return section.rows.flatMap((row) =>
    row.cells.flatMap((cell): RoleHole[] =>
      cell.duties.some(({ duty }) => duty.responsible === undefined)
        ? [
            {
              kind: 'nobody-responsible',
              place: cell.place.key,
              activity: row.activity,
              says: `Nobody is responsible for ${row.name} (${cell.place.name.toLowerCase()})`,
            },
          ]
        : [],
    ),
  );
}

function findUnplaced(framework: Framework, sections: readonly MatrixSection[]): readonly RoleHole[] {
  const placed = new Set(framework.responsibilities.map((duty) => duty.activity));
  return (sections[0]?.rows ?? []).flatMap((row): RoleHole[] =>
    placed.has(row.activity)
      ? []
      : [
          {
            kind: 'unplaced-activity',
            activity: row.activity,
            says: `${row.name} is nobody's duty at any stage`,
          },
        ],
  );
}

function findIdleRoles(framework: Framework): readonly RoleHole[] {
  const busy = new Set(
    framework.responsibilities.flatMap((duty) =>
      (['responsible', 'accountable', 'consulted', 'informed'] as const).flatMap((part) => [
        ...rolesWithPart(duty, part),
      ]),
    ),
  );
  return [...framework.roles.keys()].flatMap((role): RoleHole[] =>
    busy.has(role)
      ? []
      : [{ kind: 'idle-role', role, says: `${phraseRole(framework, role)} is named in no duty` }],
  );
}
