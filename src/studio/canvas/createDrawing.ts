import type { Framework, Lifecycle, Responsibility, StateNode, Transition } from '../../core/index.ts';
import { phraseDuration, phraseEventType, phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard } from '../session/phraseGuard.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import { findTarget } from './findTarget.ts';

/** A framework as boxes and lines, before anything has a place. */
export interface Drawing {
  /** Id of the framework. */
  readonly framework: string;
  readonly lifecycles: readonly DrawnLifecycle[];
}

export interface DrawnLifecycle {
  readonly name: string;
  readonly title: string;
  /** Parents before their children. */
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

export interface DrawnNode {
  /** "lifecycle:dotted.path" */
  readonly id: string;
  readonly lifecycle: string;
  readonly path: string;
  readonly parent?: string;
  readonly shape: 'stage' | 'state' | 'container' | 'final';
  readonly state: StateNode;
  readonly title: string;
  /** The description, where it says more than the title. */
  readonly purpose?: string;
  readonly initial: boolean;
  readonly duties: { readonly vendor: readonly Duty[]; readonly partner: readonly Duty[] };
  readonly width: number;
  readonly height: number;
}

/** What one side does in a state. */
export interface Duty {
  readonly activity: string;
  readonly row: Responsibility;
}

export interface DrawnEdge {
  readonly id: string;
  readonly lifecycle: string;
  readonly source: string;
  readonly target: string;
  readonly lines: readonly EdgeLine[];
}

export interface EdgeLine {
  readonly transition: Transition;
  readonly text: string;
  /** What must hold, in words. */
  readonly guard?: string;
  readonly timer: boolean;
}

/** Most duties a card names; the rest are counted. */
export const SHOWN_DUTIES = 3;
const CARD_WIDTH = 212;

/** Turns a framework into boxes and lines. Sizes are fixed by content, so that the layout needs no measuring. */
export function createDrawing(framework: Framework): Drawing {
  return {
    framework: framework.id,
    lifecycles: [...framework.lifecycles.values()].map((lifecycle) => drawLifecycle(framework, lifecycle)),
  };
}

function drawLifecycle(framework: Framework, lifecycle: Lifecycle): DrawnLifecycle {
  const nodes: DrawnNode[] = [];
  const edges = new Map<string, { source: string; target: string; lines: EdgeLine[] }>();
  const idOf = (state: StateNode): string => `${lifecycle.name}:${state.path.join('.')}`;
  const visit = (state: StateNode, parent: StateNode | undefined): void => {
    if (parent) nodes.push(drawNode(framework, lifecycle, state, parent));
    for (const transition of parent ? state.transitions : []) {
      const target =
        transition.target === undefined
          ? undefined
          : findTarget(lifecycle, transition.source, transition.target);
      if (!target || target.path.length === 0) continue;
      const key = `${idOf(state)}>${idOf(target)}`;
      const edge = edges.get(key) ?? { source: idOf(state), target: idOf(target), lines: [] };
      edge.lines.push(drawLine(framework, transition));
      edges.set(key, edge);
    }
    for (const child of state.states) visit(child, state);
  };
  visit(lifecycle.root, undefined);
  return {
    name: lifecycle.name,
    title: `${titleOfKey(lifecycle.name)} path`,
    nodes,
    edges: [...edges].map(([id, edge]) => ({ id, lifecycle: lifecycle.name, ...edge })),
  };
}

function drawNode(
  framework: Framework,
  lifecycle: Lifecycle,
  state: StateNode,
  parent: StateNode,
): DrawnNode {
  const stage = state.tags.includes('stage');
  const container = state.states.length > 0;
  const shape = container ? 'container' : stage ? 'stage' : state.kind === 'final' ? 'final' : 'state';
  const title = titleOfKey(state.key);
  const duties = findDuties(framework, lifecycle.name, state);
  const purpose = state.description?.toLowerCase() === title.toLowerCase() ? undefined : state.description;
  return {
    id: `${lifecycle.name}:${state.path.join('.')}`,
    lifecycle: lifecycle.name,
    path: state.path.join('.'),
    ...(parent.path.length > 0 ? { parent: `${lifecycle.name}:${parent.path.join('.')}` } : {}),
    shape,
    state,
    title,
    ...(purpose === undefined ? {} : { purpose }),
    initial: parent.initial === state.key && parent.kind !== 'parallel' && parent.states.length > 1,
    duties,
    ...sizeOf(shape, title, purpose, duties),
  };
}

function sizeOf(
  shape: DrawnNode['shape'],
  title: string,
  description: string | undefined,
  duties: DrawnNode['duties'],
): { readonly width: number; readonly height: number } {
  if (shape === 'stage') {
    const rows = Math.max(duties.vendor.length, duties.partner.length, 1);
    const shown = Math.min(rows, SHOWN_DUTIES) + (rows > SHOWN_DUTIES ? 1 : 0);
    const purpose = description === undefined ? 0 : description.length > 34 ? 39 : 23;
    return { width: CARD_WIDTH, height: 40 + purpose + 20 + 30 + shown * 18 + 10 };
  }
  return { width: Math.max(92, Math.min(200, 44 + title.length * 8)), height: shape === 'final' ? 38 : 44 };
}

/** Duties that hold in a state: its own, and those of every stage. */
function findDuties(framework: Framework, lifecycle: string, state: StateNode): DrawnNode['duties'] {
  const vendor: Duty[] = [];
  const partner: Duty[] = [];
  const address = `${lifecycle}.${state.path.join('.')}`;
  const stage = lifecycle === 'deal' && state.tags.includes('stage');
  for (const row of framework.responsibilities) {
    const here = row.stage === address || (stage && (row.stage === state.key || row.stage === '*'));
    if (!here || row.responsible === undefined) continue;
    const duty = { activity: phraseEventType(framework, row.activity), row };
    const column = columnOfRole(framework, row.responsible) === 'vendor' ? vendor : partner;
    if (!column.some((other) => other.activity === duty.activity)) column.push(duty);
  }
  return { vendor, partner };
}

function drawLine(framework: Framework, transition: Transition): EdgeLine {
  const timer = transition.trigger.kind === 'after';
  const text =
    transition.trigger.kind === 'after'
      ? phraseDuration(framework, transition.trigger.duration)
      : phraseTrigger(framework, transition);
  const guard = transition.guard ? phraseGuard(framework, transition.guard) : '';
  return { transition, text, timer, ...(guard === '' ? {} : { guard }) };
}
