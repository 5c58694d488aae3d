import type { Command } from '../../core/edit/index.ts';
import type { Framework, JsonPath, StateNode, Transition } from '../../core/index.ts';
import { pathOfState, removeCommand, renameCommand } from '../session/commandsForPath.ts';
import { phraseEventType, phraseKey, phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard } from '../session/phraseGuard.ts';

/** A line of the outline. */
export interface OutlineNode {
  /** Unique within the outline. */
  readonly id: string;
  readonly label: string;
  /** More about it, said after the label. */
  readonly detail?: string;
  /** Where it stands in the text; absent for headings. */
  readonly path?: JsonPath;
  /** Its state, if it is one; of a transition, the state it leaves. */
  readonly state?: { readonly lifecycle: string; readonly path: readonly string[] };
  readonly kind: 'heading' | 'lifecycle' | 'state' | 'transition' | 'decision' | 'rule' | 'entry';
  /** Its name in the text, where that can be changed. */
  readonly name?: string;
  rename?(to: string): Command | undefined;
  readonly remove?: Command;
  readonly children: readonly OutlineNode[];
}

const SECTIONS = [
  { section: 'roles', label: 'Roles' },
  { section: 'facts', label: 'Facts' },
  { section: 'partnerTypes', label: 'Partner types' },
  { section: 'events', label: 'Events' },
  { section: 'activities', label: 'Activities' },
  { section: 'durations', label: 'Durations' },
] as const;

/** What kinds of states are called where people read them. */
const KIND_WORDS: Readonly<Record<StateNode['kind'], string>> = {
  atomic: 'state',
  compound: 'group',
  parallel: 'side by side',
  final: 'end',
  history: 'back to where it was',
};

/** Everything a framework holds that can be named, as a tree in the order of the text. */
export function createOutline(framework: Framework): readonly OutlineNode[] {
  return [
    heading(
      'Paths',
      [...framework.lifecycles.values()].map(({ name, root }): OutlineNode => {
        const state = { lifecycle: name, path: [] };
        return {
          ...named(['lifecycles', name], 'lifecycle', `${titleOfKey(name)} path`),
          state,
          children: childrenOf(framework, name, root),
        };
      }),
    ),
    heading(
      'Decisions',
      [...framework.decisions.values()].map((decision): OutlineNode => ({
        ...named(['decisions', decision.name], 'decision', titleOfKey(decision.name)),
        ...(decision.question === undefined ? {} : { detail: decision.question }),
        children: decision.rules.map((rule, index): OutlineNode => {
          const at = { decision: decision.name, rule: rule.id };
          const tests = [...rule.when.keys()].map(phraseKey).join(', ');
          return {
            id: JSON.stringify(['decisions', decision.name, 'rules', index]),
            kind: 'rule',
            label: rule.id,
            ...(tests === '' ? {} : { detail: `asks about ${tests}` }),
            path: ['decisions', decision.name, 'rules', index],
            name: rule.id,
            rename: (id) => ({ kind: 'rule.setId', ...at, id }),
            remove: { kind: 'rule.remove', ...at },
            children: [],
          };
        }),
      })),
    ),
    ...SECTIONS.flatMap(({ section, label }) => {
      const entries = [...framework[section]];
      if (entries.length === 0) return [];
      return [
        heading(
          label,
          entries.map(([key, entry]) => ({
            ...named([section, key], 'entry', labelOf(key, entry)),
            children: [],
          })),
        ),
      ];
    }),
  ];
}

function childrenOf(framework: Framework, lifecycle: string, state: StateNode): readonly OutlineNode[] {
  const inner = state.states.map((child): OutlineNode => {
    const marks = [
      child.tags.includes('stage') ? 'stage' : KIND_WORDS[child.kind],
      ...(state.initial === child.key ? ['begins here'] : []),
    ];
    return {
      ...named(pathOfState(lifecycle, child.path), 'state', titleOfKey(child.key)),
      detail: marks.join(', '),
      state: { lifecycle, path: child.path },
      children: childrenOf(framework, lifecycle, child),
    };
  });
  return [...inner, ...state.transitions.map((transition) => wayOf(framework, lifecycle, transition))];
}

function wayOf(framework: Framework, lifecycle: string, transition: Transition): OutlineNode {
  const { source, trigger, index, target, guard, jsonPath } = transition;
  const goal = target === undefined ? 'not allowed' : `to ${phraseKey(target.split('.').at(-1) ?? target)}`;
  const condition = guard ? phraseGuard(framework, guard) : '';
  const what =
    trigger.kind === 'event'
      ? phraseEventType(framework, trigger.type)
      : phraseTrigger(framework, transition);
  return {
    id: transition.id,
    kind: 'transition',
    label: `${what}: ${goal}`,
    ...(condition === '' ? {} : { detail: `only when ${condition}` }),
    path: jsonPath,
    state: { lifecycle, path: source },
    remove: { kind: 'transition.remove', transition: { lifecycle, source, trigger, index } },
    children: [],
  };
}

function named(path: JsonPath, kind: OutlineNode['kind'], label: string): Omit<OutlineNode, 'children'> {
  const remove = removeCommand(path);
  return {
    id: JSON.stringify(path),
    kind,
    label,
    path,
    name: String(path.at(-1)),
    rename: (to) => renameCommand(path, to),
    ...(remove ? { remove } : {}),
  };
}

function heading(label: string, children: readonly OutlineNode[]): OutlineNode {
  return { id: label, kind: 'heading', label, children };
}

function labelOf(key: string, entry: object): string {
  return 'name' in entry && typeof entry.name === 'string' ? entry.name : titleOfKey(key);
}
