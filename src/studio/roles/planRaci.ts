import type { Framework, JsonObject, Responsibility } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { setField, setPart } from './dutyCommands.ts';
import { rolesWithPart, type Part } from './readAssignments.ts';
import type { RaciRow } from './readRaciTable.ts';

/** What pasting duties comes to. */
export interface RaciPlan {
  /** One step; undefined when nothing would change. */
  readonly command: Command | undefined;
  readonly added: number;
  readonly changed: number;
  /** Names of activities that are new. */
  readonly activities: readonly string[];
}

/** Writes duties: those that are there for the same activity, place and partner type are changed, others are added at their place. */
export function planRaci(framework: Framework, rows: readonly RaciRow[]): RaciPlan {
  const fresh = new Map<string, string>();
  const known = new Map<string, unknown>(framework.activities);
  for (const { activity, name } of rows) {
    if (activity !== undefined || fresh.has(name)) continue;
    const key = proposeKey('activities', name, known);
    known.set(key, name);
    fresh.set(name, key);
  }
  const steps: Command[] = [...fresh].map(([name, key]) => ({
    kind: 'entry.add',
    section: 'activities',
    name: key,
    value: { name },
  }));
  const stages = framework.responsibilities.map((duty) => duty.stage);
  const inserts: Command[] = [];
  let changed = 0;
  for (const row of rows) {
    const activity = row.activity ?? fresh.get(row.name) ?? row.name;
    const present = framework.responsibilities.find((duty) => isSame(duty, row, activity));
    if (present) {
      const changes = changeDuty(present, row);
      if (changes.length > 0) changed += 1;
      steps.push(...changes);
      continue;
    }
    const index = stages.lastIndexOf(row.stage) + 1 || stages.length;
    stages.splice(index, 0, row.stage);
    inserts.push({ kind: 'responsibility.insert', row: printDuty(row, activity), index });
  }
  const all = [...steps, ...inserts];
  return {
    command:
      all.length === 0 ? undefined : { kind: 'steps', name: `Paste ${rows.length} duties`, steps: all },
    added: inserts.length,
    changed,
    activities: [...fresh.keys()],
  };
}

function isSame(duty: Responsibility, { stage, partnerType }: RaciRow, activity: string): boolean {
  if (duty.activity !== activity || duty.stage !== stage) return false;
  if (partnerType === undefined) return duty.when.size === 0;
  const cell = duty.when.get('partnerType');
  const named = Array.isArray(cell) && cell.length === 1 ? (cell[0] as unknown) : cell;
  return duty.when.size === 1 && named === partnerType;
}

function changeDuty(duty: Responsibility, { parts, how }: RaciRow): readonly Command[] {
  const changes = [...parts].flatMap(([part, roles]): Command[] =>
    roles.join('\n') === rolesWithPart(duty, part).join('\n') ? [] : [setPart(duty, part, roles)],
  );
  return how === undefined || how === duty.how ? changes : [...changes, setField(duty, 'how', how)];
}

function printDuty({ stage, parts, how, partnerType }: RaciRow, activity: string): JsonObject {
  const [responsible] = parts.get('responsible') ?? [];
  const [accountable] = parts.get('accountable') ?? [];
  const many = (part: Part): JsonObject => {
    const roles = parts.get(part) ?? [];
    return roles.length === 0 ? {} : { [part]: roles };
  };
  return {
    stage,
    activity,
    ...(responsible === undefined ? {} : { responsible }),
    ...(accountable === undefined ? {} : { accountable }),
    ...many('consulted'),
    ...many('informed'),
    ...(partnerType === undefined ? {} : { when: { partnerType: [partnerType] } }),
    ...(how === undefined ? {} : { how }),
  };
}
