import type { Framework, Responsibility } from '../../core/index.ts';
import { phraseRole } from '../session/phraseEvent.ts';

/** The four parts a role can have in a duty. */
export const PARTS = ['responsible', 'accountable', 'consulted', 'informed'] as const;

export type Part = (typeof PARTS)[number];

/** The two columns in which sides face each other. */
export type Facing = 'vendor' | 'partner';

/** How each part is written and said. */
export const PART_WORDS: Readonly<Record<Part, { readonly letter: string; readonly says: string }>> = {
  responsible: { letter: 'R', says: 'does it' },
  accountable: { letter: 'A', says: 'answers for it' },
  consulted: { letter: 'C', says: 'is asked first' },
  informed: { letter: 'I', says: 'is told' },
};

/** One role's parts in one duty. */
export interface Assignment {
  readonly role: string;
  readonly name: string;
  readonly parts: readonly Part[];
}

/** The roles of a duty that stand on one side, who does it first. */
export function readAssignments(
  framework: Framework,
  duty: Responsibility,
  facing: Facing,
): readonly Assignment[] {
  const byRole = new Map<string, Part[]>();
  for (const part of PARTS)
    for (const role of rolesWithPart(duty, part)) {
      if (facingOf(framework, role) !== facing) continue;
      byRole.set(role, [...(byRole.get(role) ?? []), part]);
    }
  return [...byRole].map(([role, parts]) => ({ role, name: phraseRole(framework, role), parts }));
}

/** The roles that have a part in a duty. */
export function rolesWithPart(duty: Responsibility, part: Part): readonly string[] {
  if (part === 'consulted' || part === 'informed') return duty[part];
  const role = duty[part];
  return role === undefined ? [] : [role];
}

/** The column a role is shown in; a role nobody declared stands with the vendor, where it is marked. */
export function facingOf(framework: Framework, role: string): Facing {
  const side = framework.roles.get(role)?.side;
  return side === undefined ? 'vendor' : (framework.sides.get(side)?.column ?? 'vendor');
}

/** The roles of one column, in document order. */
export function rolesFacing(framework: Framework, facing: Facing): readonly string[] {
  return [...framework.roles.keys()].filter((role) => facingOf(framework, role) === facing);
}
