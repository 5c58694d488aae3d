import type { Framework } from '../../core/index.ts';

/** The roles to choose from, by side. */
export function listRoleChoices(framework: Framework): readonly {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}[] {
  const sides = new Set([
    ...framework.sides.keys(),
    ...[...framework.roles.values()].map((role) => role.side),
  ]);
  return [...sides].flatMap((side) => {
    const choices = [...framework.roles]
      .filter(([, role]) => role.side === side)
      .map(([value, role]) => ({ value, label: role.name }));
    return choices.length === 0 ? [] : [{ label: framework.sides.get(side)?.name ?? side, choices }];
  });
}
