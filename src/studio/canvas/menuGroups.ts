import type { Action } from '../session/actionRegistry.ts';

/** What a menu is about. */
export type MenuSubject = 'state' | 'line' | 'ground';

const GROUPS: Readonly<Record<MenuSubject, readonly (readonly string[])[]>> = {
  state: [
    ['canvas.open', 'canvas.addAfter', 'canvas.connect', 'canvas.nextLine'],
    ['canvas.cut', 'canvas.copy', 'canvas.duplicate', 'canvas.remove'],
    ['canvas.group', 'canvas.ungroup', 'canvas.tidy'],
    ['canvas.chooseJoined', 'canvas.chooseOnward', 'canvas.chooseBack', 'canvas.fitChosen'],
  ],
  line: [['canvas.open', 'canvas.nextLine'], ['canvas.remove']],
  ground: [
    ['canvas.add', 'canvas.paste', 'canvas.chooseAll'],
    ['canvas.tidy', 'canvas.fit', 'canvas.find'],
    ['canvas.pointer', 'canvas.hand', 'canvas.wheel', 'canvas.snap', 'canvas.grid', 'canvas.bare'],
  ],
};

/** The actions of a menu that can be taken now, in groups. */
export function listMenuGroups(
  actions: readonly Action[],
  subject: MenuSubject,
): readonly (readonly Action[])[] {
  return GROUPS[subject].map((ids) =>
    ids.flatMap((id) => actions.find((action) => action.id === id && action.enabled !== false) ?? []),
  );
}
