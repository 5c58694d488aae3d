import type { FactValue, Framework, JsonObject, Responsibility } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { facingOf, PARTS, rolesWithPart, type Facing, type Part } from './readAssignments.ts';

/** Gives a part of a duty to these roles; responsible and accountable take the first. */
export function setPart(duty: Responsibility, part: Part, roles: readonly string[]): Command {
  const [first] = roles;
  const single = part === 'responsible' || part === 'accountable';
  return setField(duty, part, first === undefined ? undefined : single ? first : roles);
}

/** Gives a role a part in a duty, or takes it away where the role has it. */
export function togglePart(duty: Responsibility, part: Part, role: string): Command {
  const present = rolesWithPart(duty, part);
  if (present.includes(role))
    return setPart(
      duty,
      part,
      present.filter((other) => other !== role),
    );
  return setPart(duty, part, part === 'responsible' || part === 'accountable' ? [role] : [...present, role]);
}

/** What a new duty says to begin with: where a scenario looks at one partner type, the duty is for that type. */
export function newDuty(
  framework: Framework,
  stage: string,
  activity: string,
  scenario: ReadonlyMap<string, FactValue>,
): JsonObject & { readonly stage: string } {
  const type = scenario.get('partnerType');
  const narrow = type !== undefined && framework.partnerTypes.size > 1;
  return { stage, activity, ...(narrow ? { when: { partnerType: [type] } } : {}) };
}

/** A new duty, put after the last one at the same place so that the text stays grouped. */
export function insertDuty(framework: Framework, row: JsonObject & { readonly stage: string }): Command {
  const last = framework.responsibilities.findLast((duty) => duty.stage === row.stage);
  return { kind: 'responsibility.insert', row, ...(last === undefined ? {} : { index: last.index + 1 }) };
}

/** Takes one side out of duties; a duty that names nobody afterwards goes altogether. */
export function clearSide(framework: Framework, duties: readonly Responsibility[], facing: Facing): Command {
  const stays = (role: string): boolean => facingOf(framework, role) !== facing;
  const steps = duties
    .toSorted((a, b) => b.index - a.index)
    .flatMap((duty): Command[] => {
      if (!PARTS.some((part) => rolesWithPart(duty, part).some(stays)))
        return [{ kind: 'responsibility.remove', index: duty.index }];
      return PARTS.filter((part) => !rolesWithPart(duty, part).every(stays)).map((part) =>
        setPart(duty, part, rolesWithPart(duty, part).filter(stays)),
      );
    });
  return { kind: 'steps', name: 'Clear the cell', steps };
}

/** Takes an activity and every duty for it out of the framework. */
export function removeActivity(framework: Framework, activity: string): Command {
  const duties = framework.responsibilities.filter((duty) => duty.activity === activity);
  return {
    kind: 'steps',
    name: 'Remove the activity',
    steps: [
      ...duties
        .toSorted((a, b) => b.index - a.index)
        .map(({ index }): Command => ({ kind: 'responsibility.remove', index })),
      { kind: 'entry.remove', section: 'activities', name: activity },
    ],
  };
}

/** Sets or removes a field of a duty. */
export function setField(
  duty: Responsibility,
  field: string,
  value: string | readonly string[] | JsonObject | undefined,
): Command {
  return { kind: 'responsibility.set', index: duty.index, field, ...(value === undefined ? {} : { value }) };
}
