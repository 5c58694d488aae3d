import { useEffect, useRef } from 'react';
import { createActionRegistry, type Action, type ActionRegistry } from '../session/actionRegistry.ts';
import type { Session } from '../session/createSession.ts';
import { nameOfKey } from '../session/keyNames.ts';
import { isOccupied } from './isOccupied.ts';
import { useSession } from './useSession.ts';

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

/** Runs actions by their keys. Plain keys are left alone where people type or operate a control of their own. */
export function useActionKeys(): void {
  const registry = useActionRegistry();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const key = nameOfKey(event);
      if (key === undefined || event.defaultPrevented) return;
      if (!key.startsWith('mod+') && isOccupied(event.target, key)) return;
      const action = registry.findByKey(key);
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [registry]);
}
