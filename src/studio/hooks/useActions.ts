import { useEffect, useRef } from 'react';
import { createActionRegistry, type Action, type ActionRegistry } from '../session/actionRegistry.ts';
import type { Session } from '../session/createSession.ts';
import { nameOfKey } from '../session/keyNames.ts';
import { isOccupied } from './isOccupied.ts';
import { useSession } from './useSession.ts';
import { watchTyping } from './watchTyping.ts';

const registries = new WeakMap<Session, ActionRegistry>();

/** The page's registry of actions. */
export function useActionRegistry(): ActionRegistry {
  const session = useSession();
  const known = registries.get(session);
  if (known) return known;
  const registry = createActionRegistry();
  registries.set(session, registry);
  return registry;
}

/** Offers actions, keys included, for as long as the component is shown. */
export function useActions(actions: readonly Action[]): void {
  const registry = useActionRegistry();
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => registry.offer(() => current.current), [registry]);
}

/**
 * Runs actions by their keys. Plain keys are left alone where people type or operate a control of their own; undo and redo
 * where a field can still take back its own typing.
 */
export function useActionKeys(): void {
  const registry = useActionRegistry();
  useEffect(() => {
    const typing = watchTyping(document);
    const listen = (event: KeyboardEvent): void => {
      // A field that takes Enter for itself has handed its text on.
      if (event.key === 'Enter' && event.defaultPrevented) typing.forget();
      const key = nameOfKey(event);
      if (key === undefined || event.defaultPrevented) return;
      const { target } = event;
      if (UNDO.has(key) && typing.canUndo(target)) return;
      if (REDO.has(key) && typing.canRedo(target)) return;
      const occupied = isOccupied(target, key);
      if (!key.startsWith('mod+') && occupied) return;
      const action = registry.findByKey(key, occupied ? [] : listParts(target));
      if (!action) return;
      event.preventDefault();
      typing.forget();
      action.run(key);
    };
    window.addEventListener('keydown', listen);
    return () => {
      typing.stop();
      window.removeEventListener('keydown', listen);
    };
  }, [registry]);
}

const UNDO: ReadonlySet<string> = new Set(['mod+z']);
const REDO: ReadonlySet<string> = new Set(['mod+shift+z', 'mod+y']);

/** The parts of the page around an element, by their `data-keys`. */
function listParts(target: EventTarget | null): readonly string[] {
  const parts: string[] = [];
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
    const part = at.getAttribute('data-keys');
    if (part !== null) parts.push(part);
  }
  return parts;
}
