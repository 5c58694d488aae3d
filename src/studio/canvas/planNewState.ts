import type { Command, Framework, StateNode, Trigger } from '../../core/index.ts';
import type { Position, StateKind, StatePath } from '../../core/edit/index.ts';
import { proposeStateKey } from './proposeStateKey.ts';
import { planTrigger, type TriggerDraft } from './planTrigger.ts';

/** What can be put on the canvas. */
export const NEW_STATES = {
  stage: { label: 'Stage', type: 'atomic', tags: ['stage'], name: '' },
  state: { label: 'State', type: 'atomic', tags: [], name: '' },
  compound: { label: 'Group', type: 'compound', tags: [], name: '' },
  parallel: { label: 'Side by side', type: 'parallel', tags: [], name: '' },
  won: { label: 'Won', type: 'final', tags: ['won'], name: 'Won' },
  lost: { label: 'Lost', type: 'final', tags: ['lost'], name: 'Lost' },
  end: { label: 'End', type: 'final', tags: [], name: '' },
  history: { label: 'Resume', type: 'history', tags: [], name: 'Back' },
} as const satisfies Readonly<
  Record<string, { label: string; type: StateKind; tags: readonly string[]; name: string }>
>;

export type NewStateKind = keyof typeof NEW_STATES;

/** The kinds that make sense in a lifecycle. */
export function listNewStates(lifecycle: string): readonly NewStateKind[] {
  return lifecycle === 'deal'
    ? ['stage', 'state', 'compound', 'parallel', 'won', 'lost', 'history']
    : ['state', 'compound', 'parallel', 'end', 'history'];
}

export interface NewStateDraft {
  readonly lifecycle: string;
  readonly kind: NewStateKind;
  readonly name: string;
  readonly parent: StatePath;
  /** Relative to the parent; without it the layout finds one. */
  readonly position?: Position;
  /** The state it follows, and when. Without `trigger` the usual event leads there. */
  readonly from?: StatePath;
  readonly trigger?: TriggerDraft;
  /** Places of states as they are seen now, to keep them where they are. */
  readonly pins?: readonly { readonly path: StatePath; readonly position: Position }[];
}

/** A new state, where it came from, and everything else where it stands: one step. Undefined while the trigger lacks something. */
export function planNewState(
  framework: Framework,
  draft: NewStateDraft,
): { readonly command: Command; readonly path: StatePath } | undefined {
  const lifecycle = framework.lifecycles.get(draft.lifecycle);
  if (!lifecycle) return undefined;
  const shape = NEW_STATES[draft.kind];
  const named = draft.name.trim() === '' ? shape.name || `new ${shape.label}` : draft.name;
  const key = proposeStateKey(lifecycle, named);
  const path = [...draft.parent, key];
  const trigger =
    draft.from === undefined
      ? undefined
      : draft.trigger
        ? planTrigger(framework, draft.lifecycle, draft.trigger)
        : { before: [], trigger: usualTrigger(draft.lifecycle, draft.kind, key) };
  if (draft.from !== undefined && !trigger) return undefined;
  const steps: Command[] = [...pinSteps(draft.lifecycle, draft.pins), ...(trigger?.before ?? [])];
  steps.push({
    kind: 'state.add',
    lifecycle: draft.lifecycle,
    parent: draft.parent,
    key,
    ...(shape.type === 'atomic' ? {} : { type: shape.type }),
    tags: shape.tags,
    ...(shape.type === 'compound' ? { children: ['start'] } : {}),
    ...(draft.position ? { position: draft.position } : {}),
  });
  if (draft.from && trigger)
    steps.push({
      kind: 'transition.add',
      lifecycle: draft.lifecycle,
      source: draft.from,
      trigger: trigger.trigger,
      ...(trigger.guard ? { guard: trigger.guard } : {}),
      target: path,
    });
  return { command: { kind: 'steps', name: `Add ${shape.label.toLowerCase()} "${key}"`, steps }, path };
}

/** The event that leads to a new state when nothing else is said. */
function usualTrigger(lifecycle: string, kind: NewStateKind, key: string): Trigger {
  if (lifecycle === 'deal' && kind === 'stage') return { kind: 'event', type: `stage.${key}` };
  if (lifecycle === 'deal' && (kind === 'won' || kind === 'lost'))
    return { kind: 'event', type: `deal.${kind}` };
  return { kind: 'event', type: `${lifecycle.toLowerCase()}.${key.toLowerCase()}` };
}

/** The event that leads to an existing state when nothing else is said. */
export function usualTriggerTo(lifecycle: string, target: StateNode): TriggerDraft {
  const kind = target.tags.includes('won')
    ? 'won'
    : target.tags.includes('lost')
      ? 'lost'
      : target.tags.includes('stage')
        ? 'stage'
        : 'state';
  const trigger = usualTrigger(lifecycle, kind, target.key);
  return trigger.kind === 'event' ? { kind: 'event', type: trigger.type } : { kind: 'newEvent', name: '' };
}

/** Keeps states where they are seen. */
export function pinSteps(lifecycle: string, pins: NewStateDraft['pins']): readonly Command[] {
  return pins && pins.length > 0 ? [{ kind: 'layout.place', lifecycle, places: pins }] : [];
}
