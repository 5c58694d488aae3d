import type { Command } from '../../core/edit/index.ts';
import type { Diagnostic, Framework, JsonPath, Responsibility, StateNode } from '../../core/index.ts';
import { pathOfState, removeCommand, renameCommand } from '../session/commandsForPath.ts';
import { phraseEventType, phraseKey, phraseRole, phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard, phraseTest } from '../session/phraseGuard.ts';
import type { Ownership } from '../session/readOwnership.ts';
import { phraseOwnership } from './phraseOwnership.ts';

/** A line of the outline. */
export interface OutlineNode {
  /** Unique within the outline. */
  readonly id: string;
  readonly label: string;
  /** More about it, said and shown after the label. */
  readonly detail?: string;
  /** Said, not shown: what the picture shows of it. */
  readonly said?: string;
  /** Things to be said about it and what it holds. */
  readonly problems: number;
  /** Where it stands in the text; absent for headings. */
  readonly path?: JsonPath;
  /** Its state, if it is one; of a transition, the state it leaves; of a duty at a state, that state. */
  readonly state?: StatePlace;
  readonly kind:
    'heading' | 'lifecycle' | 'state' | 'transition' | 'duty' | 'decision' | 'rule' | 'entry' | 'words';
  /** Where its own form is. */
  readonly address?: string;
  /** Its name in the text, where that can be changed. */
  readonly name?: string;
  rename?(to: string): Command | undefined;
  readonly remove?: Command;
  readonly up?: Move;
  readonly down?: Move;
  readonly children: readonly OutlineNode[];
}

interface StatePlace {
  readonly lifecycle: string;
  readonly path: readonly string[];
}

/** A change of place, and the line to be at afterwards. */
interface Move {
  readonly command: Command;
  readonly to: string;
}

/** What is known about a framework beyond its text. */
export interface OutlineNotes {
  /** Who leads, by stage. */
  readonly ownership: ReadonlyMap<string, Ownership>;
  readonly diagnostics: readonly Diagnostic[];
}

const SECTIONS = [
  { section: 'roles', label: 'Roles' },
  { section: 'facts', label: 'Facts' },
  { section: 'partnerTypes', label: 'Partner types' },
  { section: 'events', label: 'Events' },
  { section: 'activities', label: 'Activities' },
  { section: 'durations', label: 'Durations' },
  { section: 'calendars', label: 'Calendars' },
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
export function createOutline(framework: Framework, notes: OutlineNotes): readonly OutlineNode[] {
  const line = createLines(notes.diagnostics);
  const heading = (
    kind: 'heading' | 'words',
    label: string,
    address: string,
    children: readonly OutlineNode[],
  ) => ({
    id: label,
    kind,
    label,
    address,
    problems: children.reduce((sum, { problems }) => sum + problems, 0),
    children,
  });
  const dutyOf = (duty: Responsibility, state?: StatePlace): OutlineNode => {
    const path = ['responsibilities', duty.index];
    const when = [...duty.when].map(([column, cell]) => phraseTest(framework, column, cell)).join(' and ');
    return {
      ...line(path, 'duty', sentence(phraseEventType(framework, duty.activity))),
      detail: [...phraseParts(framework, duty), ...(when === '' ? [] : [`only when ${when}`])].join(', '),
      address: '/draw/roles',
      ...(state ? { state } : {}),
      remove: { kind: 'responsibility.remove', index: duty.index },
      children: [],
    };
  };
  const placed = new Set<number>();
  const dutiesAt = (place: StatePlace, stage: boolean): readonly OutlineNode[] => {
    const own = framework.responsibilities.filter(
      (duty) =>
        duty.stage === `${place.lifecycle}.${place.path.join('.')}` ||
        (stage && duty.stage === place.path.at(-1)),
    );
    for (const { index } of own) placed.add(index);
    return own.map((duty, at) => ({
      ...dutyOf(duty, place),
      ...moves(at, own.length, (by) => {
        const other = own[at + by]?.index ?? duty.index;
        return {
          command: { kind: 'responsibility.move', index: duty.index, to: other },
          to: JSON.stringify(['responsibilities', other]),
        };
      }),
    }));
  };
  const stateOf = (lifecycle: string, state: StateNode, parent: StateNode, at: number): OutlineNode => {
    const place = { lifecycle, path: state.path };
    const stage = lifecycle === 'deal' && state.tags.includes('stage');
    const tags = state.tags.filter((tag) => tag !== 'stage').map(phraseKey);
    const marks = [
      stage ? 'stage' : KIND_WORDS[state.kind],
      ...tags,
      ...(parent.initial === state.key ? ['begins here'] : []),
    ];
    const lead = stage ? notes.ownership.get(state.key) : undefined;
    const ways = state.transitions.length;
    const path = pathOfState(lifecycle, state.path);
    return {
      ...named(line(path, 'state', titleOfKey(state.key))),
      detail: marks.join(', '),
      said: [
        ...(lead ? [phraseOwnership(lead)] : []),
        ...(ways > 0 ? [`${ways} ${ways === 1 ? 'transition' : 'transitions'}`] : []),
      ].join(', '),
      address: '/draw/canvas',
      state: place,
      ...moves(at, parent.states.length, (by) => ({
        command: { kind: 'state.nest', ...place, parent: parent.path, index: at + by },
        to: JSON.stringify(path),
      })),
      children: [...insideOf(lifecycle, state), ...dutiesAt(place, stage)],
    };
  };
  const insideOf = (lifecycle: string, state: StateNode): readonly OutlineNode[] => [
    ...state.states.map((child, at) => stateOf(lifecycle, child, state, at)),
    ...state.transitions.map((transition): OutlineNode => {
      const { source, trigger, index, target, guard } = transition;
      const goal =
        target === undefined ? 'not allowed' : `to ${phraseKey(target.split('.').at(-1) ?? target)}`;
      const condition = guard ? phraseGuard(framework, guard) : '';
      const rivals = state.transitions.filter(
        (other) => JSON.stringify(other.trigger) === JSON.stringify(trigger),
      );
      const at = { lifecycle, source, trigger, index };
      return {
        ...line(transition.jsonPath, 'transition', `${phraseTrigger(framework, transition)}: ${goal}`),
        id: transition.id,
        ...(condition === '' ? {} : { detail: `only when ${condition}` }),
        address: '/draw/canvas',
        state: { lifecycle, path: source },
        remove: { kind: 'transition.remove', transition: at },
        ...moves(index, rivals.length, (by) => ({
          command: { kind: 'transition.move', transition: at, to: index + by },
          to: rivals[index + by]?.id ?? transition.id,
        })),
        children: [],
      };
    }),
  ];
  const paths = [...framework.lifecycles.values()].map(({ name, root }): OutlineNode => ({
    ...named(line(['lifecycles', name], 'lifecycle', `${titleOfKey(name)} path`)),
    address: '/draw/canvas',
    state: { lifecycle: name, path: [] },
    children: insideOf(name, root),
  }));
  const others = framework.responsibilities.filter(({ index }) => !placed.has(index));
  return [
    heading('heading', 'Paths', '', paths),
    heading(
      'heading',
      'Decisions',
      '/draw/decisions',
      [...framework.decisions.values()].map((decision): OutlineNode => {
        const address = `/draw/decisions/${encodeURIComponent(decision.name)}`;
        const count = decision.rules.length;
        return {
          ...named(line(['decisions', decision.name], 'decision', titleOfKey(decision.name))),
          ...(decision.question === undefined ? {} : { detail: decision.question }),
          said: count === 0 ? 'no rules: silent' : `${count} ${count === 1 ? 'rule' : 'rules'}`,
          address,
          children: decision.rules.map((rule, index): OutlineNode => {
            const at = { decision: decision.name, rule: rule.id };
            const tests = [...rule.when.keys()].map(phraseKey).join(', ');
            const id = JSON.stringify(['decisions', decision.name, 'rules', rule.id]);
            return {
              ...line(['decisions', decision.name, 'rules', index], 'rule', rule.id),
              id,
              ...(tests === '' ? {} : { detail: `asks about ${tests}` }),
              address,
              name: rule.id,
              rename: (to) => ({ kind: 'rule.setId', ...at, id: to }),
              remove: { kind: 'rule.remove', ...at },
              ...moves(index, count, (by) => ({
                command: { kind: 'rule.move', ...at, to: index + by },
                to: id,
              })),
              children: [],
            };
          }),
        };
      }),
    ),
    heading(
      'heading',
      'Duties at any stage',
      '/draw/roles',
      others.map((duty) => dutyOf(duty)),
    ),
    ...SECTIONS.map(({ section, label }) =>
      heading(
        'words',
        label,
        `/draw/words/${section}`,
        [...framework[section]].map(([key, entry]) => ({
          ...named(line([section, key], 'entry', labelOf(key, entry))),
          address: `/draw/words/${section}/${encodeURIComponent(key)}`,
          children: [],
        })),
      ),
    ),
  ];
}

/** What every line with a place in the text begins with. */
function createLines(diagnostics: readonly Diagnostic[]) {
  return (path: JsonPath, kind: OutlineNode['kind'], label: string) => ({
    id: JSON.stringify(path),
    kind,
    label,
    path,
    problems: diagnostics.filter((diagnostic) => path.every((key, at) => diagnostic.path[at] === key)).length,
  });
}

function named<Line extends { readonly path: JsonPath }>(line: Line) {
  const remove = removeCommand(line.path);
  return {
    ...line,
    name: String(line.path.at(-1)),
    rename: (to: string) => renameCommand(line.path, to),
    ...(remove ? { remove } : {}),
  };
}

function moves(at: number, count: number, move: (by: 1 | -1) => Move): Pick<OutlineNode, 'up' | 'down'> {
  return { ...(at > 0 ? { up: move(-1) } : {}), ...(at < count - 1 ? { down: move(1) } : {}) };
}

function phraseParts(framework: Framework, duty: Responsibility): readonly string[] {
  const { responsible, accountable } = duty;
  if (responsible === undefined && accountable === undefined) return ['nobody named'];
  if (responsible === accountable && responsible !== undefined)
    return [`${phraseRole(framework, responsible)} does it and answers for it`];
  return [
    responsible === undefined ? 'nobody does it' : `${phraseRole(framework, responsible)} does it`,
    accountable === undefined
      ? 'nobody answers for it'
      : `${phraseRole(framework, accountable)} answers for it`,
  ];
}

function labelOf(key: string, entry: object): string {
  return 'name' in entry && typeof entry.name === 'string' ? entry.name : titleOfKey(key);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
