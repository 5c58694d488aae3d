import type { Framework } from '../model/framework.ts';
import type { PreparedObject } from './prepareDeal.ts';

/** An event in the words of the file, else its type read as words: "registration returned". */
export function nameEvent(framework: Framework, type: string): string {
  return (
    framework.events.get(type)?.name ??
    framework.activities.get(type)?.name ??
    type.replaceAll(/[._-]+/g, ' ').trim()
  );
}

/** "the deal", "registration R1". */
export function nameObject(object: PreparedObject): string {
  if (object.key === 'deal') return 'the deal';
  return object.key.replace('/', ' ');
}

/** "the deal", "the registration": the same for every deal that meets the question. */
export function nameKind(object: PreparedObject): string {
  return `the ${object.lifecycle}`;
}

/** A role in the words of the file, else its id. */
export function nameRole(framework: Framework, role: string): string {
  return framework.roles.get(role)?.name ?? role;
}
