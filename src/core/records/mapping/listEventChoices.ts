import type { Framework } from '../../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../../model/reserved.ts';
import { nameEvents } from './frameworkEvents.ts';

/** An event type that a label can mean. */
export interface EventChoice {
  readonly event: string;
  /** What people call it, or what it leads to: a stage's key, a declared name, or the event itself. */
  readonly title: string;
  /** The lifecycle it moves; absent for events that no path waits for. */
  readonly lifecycle?: string;
}

/** The events of a framework that a mapping can name, each once: those of its paths, then declared ones, then those any framework knows. */
export function listEventChoices(framework: Framework): readonly EventChoice[] {
  const choices = new Map<string, EventChoice>();
  const add = (choice: EventChoice): void => {
    if (!choices.has(choice.event)) choices.set(choice.event, choice);
  };
  for (const lifecycle of framework.lifecycles.keys())
    for (const { event, title } of nameEvents(framework, lifecycle)) add({ event, title, lifecycle });
  for (const [event, { name }] of framework.events) add({ event, title: name ?? event });
  for (const [event, { name }] of framework.activities) add({ event, title: name ?? event });
  for (const event of [...CHALLENGE_EVENTS, ...NEUTRAL_EVENTS]) add({ event, title: event });
  return [...choices.values()];
}
