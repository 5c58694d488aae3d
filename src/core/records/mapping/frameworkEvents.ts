import type { Framework, StateNode } from '../../model/framework.ts';
import { conceptOf, plainWords, type Concept } from './stageWords.ts';

/** An event type of a lifecycle, with what it may be called. */
export interface NamedEvent {
  readonly event: string;
  /** What people call what the event leads to: a stage's key, or the event itself. */
  readonly title: string;
  /** It leads to where the lifecycle begins. */
  readonly start: boolean;
  /** Names of its own, as plain words. */
  readonly names: ReadonlySet<string>;
  readonly concepts: ReadonlySet<Concept>;
}

/** The events of a lifecycle with their names, those that lead to its first state included even where no transition has one. */
export function nameEvents(framework: Framework, lifecycle: string): readonly NamedEvent[] {
  const found = framework.lifecycles.get(lifecycle);
  if (!found) return [];
  const targets = new Map<string, StateNode[]>();
  const states = new Map<string, StateNode>();
  const nodes: StateNode[] = [];
  const walk = (node: StateNode): void => {
    nodes.push(node);
    if (node.path.length > 0) states.set(node.key, node);
    node.states.forEach(walk);
  };
  walk(found.root);
  for (const node of nodes) {
    for (const { trigger, target } of node.transitions) {
      if (trigger.kind !== 'event' || target === undefined) continue;
      const state = states.get(target.split(/[.#]/).at(-1) ?? '');
      const list = targets.get(trigger.type) ?? [];
      targets.set(trigger.type, state && !list.includes(state) ? [...list, state] : list);
    }
  }
  const first = states.get(found.root.initial ?? '');
  for (const event of found.createdBy) targets.set(event, targets.get(event) ?? (first ? [first] : []));
  const isTold = [...targets].some(
    ([event, reached]) => first && reached.includes(first) && isSole(targets, event, first),
  );
  if (first && lifecycle === 'deal' && !isTold)
    targets.set(`${prefixOf([...targets.keys()])}${first.key.toLowerCase()}`, [first]);
  return [...targets].map(([event, reached]) => {
    const last = event.split('.').at(-1) ?? event;
    const own =
      reached.length === 1 && reached[0] && isSole(targets, event, reached[0]) ? reached[0] : undefined;
    const described =
      own?.description !== undefined && own.description.split(' ').length <= 4 ? [own.description] : [];
    const named = framework.events.get(event)?.name;
    const texts = [
      event,
      last,
      ...(named === undefined ? [] : [named]),
      ...(own ? [own.key] : []),
      ...described,
    ];
    const concepts = new Set(texts.flatMap((text) => conceptOf(text) ?? []));
    if (own?.tags.includes('won')) concepts.add('won');
    if (own?.tags.includes('lost')) concepts.add('lost');
    return {
      event,
      title: own?.key ?? event,
      start: own !== undefined && own === first && lifecycle === 'deal',
      names: new Set(texts.map(plainWords)),
      concepts,
    };
  });
}

/** No other event leads to the state, or none whose name is nearer. */
function isSole(
  targets: ReadonlyMap<string, readonly StateNode[]>,
  event: string,
  state: StateNode,
): boolean {
  const leading = [...targets].filter(([, reached]) => reached.includes(state)).map(([other]) => other);
  if (leading.length === 1) return true;
  const nearest = leading.filter(
    (other) => plainWords(other.split('.').at(-1) ?? '') === plainWords(state.key),
  );
  return nearest.length === 1 && nearest[0] === event;
}

/** What most stage events begin with, such as "stage.". */
function prefixOf(events: readonly string[]): string {
  return events.some((event) => event.startsWith('stage.')) ? 'stage.' : '';
}
