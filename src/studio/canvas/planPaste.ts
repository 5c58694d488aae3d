import type { Command, Framework } from '../../core/index.ts';
import type { Position, StatePath } from '../../core/edit/index.ts';
import type { CopiedState, CopiedStates } from './copiedStates.ts';
import { proposeStateKey } from './proposeStateKey.ts';

/** Copied states put into a lifecycle as one step, under names nobody has. */
interface PlannedPaste {
  readonly command: Command;
  readonly paths: readonly StatePath[];
  /** Transitions left out because the framework has no such clock. */
  readonly leftOut: number;
}

/**
 * @param shift how far from where they were copied the states are put; stages become plain states outside the deal path
 * @param parent the state they are put into
 */
export function planPaste(
  framework: Framework,
  lifecycleName: string,
  copied: CopiedStates,
  shift: Position,
  before: readonly Command[] = [],
  parent: StatePath = [],
): PlannedPaste | undefined {
  const lifecycle = framework.lifecycles.get(lifecycleName);
  if (!lifecycle || copied.states.length === 0) return undefined;
  const names = new Map<string, string>();
  const steps: Command[] = [...before];
  const given: string[] = [];
  const rename = (state: CopiedState, depth: number): CopiedState => {
    const isStage = lifecycleName === 'deal' && state.tags.includes('stage');
    const key = depth === 0 || isStage ? proposeStateKey(lifecycle, state.key, given) : state.key;
    given.push(key);
    return { ...state, key, states: state.states.map((child) => rename(child, depth + 1)) };
  };
  const fresh = copied.states.map((state) => rename(state, 0));
  const remember = (old: CopiedState, renamed: CopiedState, from: StatePath, to: StatePath): void => {
    names.set([...from, old.key].join('.'), [...to, renamed.key].join('.'));
    old.states.forEach((child, index) => {
      const twin = renamed.states[index];
      if (twin) remember(child, twin, [...from, old.key], [...to, renamed.key]);
    });
  };
  copied.states.forEach((state, index) => {
    const twin = fresh[index];
    if (twin) remember(state, twin, [], parent);
  });
  for (const state of fresh) addState(steps, lifecycleName, parent, state, shift);
  let leftOut = 0;
  for (const way of copied.transitions) {
    const source = names.get(way.source.join('.'))?.split('.');
    const target = names.get(way.target.join('.'))?.split('.');
    if (!source || !target) continue;
    if (way.trigger.kind === 'after' && !framework.durations.has(way.trigger.duration)) {
      leftOut += 1;
      continue;
    }
    steps.push({
      kind: 'transition.add',
      lifecycle: lifecycleName,
      source,
      target,
      trigger: way.trigger,
      ...(way.guard ? { guard: way.guard } : {}),
      ...(way.reenter ? { reenter: true } : {}),
      ...(way.description === undefined ? {} : { description: way.description }),
    });
  }
  const name = `Paste ${fresh.length} ${fresh.length === 1 ? 'state' : 'states'}`;
  return {
    command: { kind: 'steps', name, steps },
    paths: fresh.map(({ key }) => [...parent, key]),
    leftOut,
  };
}

function addState(
  steps: Command[],
  lifecycle: string,
  parent: StatePath,
  state: CopiedState,
  shift: Position,
): void {
  const tags = lifecycle === 'deal' ? state.tags : state.tags.filter((tag) => tag !== 'stage');
  const at = state.position ?? { x: 0, y: 0 };
  steps.push({
    kind: 'state.add',
    lifecycle,
    parent,
    key: state.key,
    ...contents(state),
    tags,
    ...(state.description === undefined ? {} : { description: state.description }),
    position: { x: at.x + shift.x, y: at.y + shift.y },
  });
  fillState(steps, lifecycle, state, [...parent, state.key]);
}

function contents(state: CopiedState) {
  return {
    ...(state.type === 'atomic' ? {} : { type: state.type }),
    ...(state.states.length === 0 ? {} : { children: state.states.map(({ key }) => key) }),
    ...(state.history === undefined ? {} : { history: state.history }),
  };
}

/** What stands inside a state that was just added with bare children. */
function fillState(steps: Command[], lifecycle: string, state: CopiedState, path: StatePath): void {
  const initial = state.states.some(({ key }) => key === state.initial) ? state.initial : undefined;
  if (initial !== undefined) steps.push({ kind: 'state.setInitial', lifecycle, path, initial });
  for (const child of state.states) {
    const at = [...path, child.key];
    if (child.type !== 'atomic') {
      const { children, history } = { children: undefined, history: undefined, ...contents(child) };
      steps.push({
        kind: 'state.setKind',
        lifecycle,
        path: at,
        type: child.type,
        ...(children ? { children } : {}),
        ...(history === undefined ? {} : { history }),
      });
    }
    if (child.tags.length > 0) steps.push({ kind: 'state.tag', lifecycle, path: at, tags: child.tags });
    if (child.description !== undefined)
      steps.push({ kind: 'state.describe', lifecycle, path: at, description: child.description });
    if (child.position)
      steps.push({ kind: 'layout.place', lifecycle, places: [{ path: at, position: child.position }] });
    fillState(steps, lifecycle, child, at);
  }
}
