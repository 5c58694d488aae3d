import {
  changeMapping,
  nameMappingChange,
  parseMapping,
  printMapping,
  type Mapping,
  type MappingChange,
} from '../../core/records/index.ts';
import type { SessionContext } from './sessionContext.ts';

/** The mapping of the open document, with the steps made since it was loaded. */
export interface IntakeMapping {
  /** Takes an edit; false when it changes nothing. */
  edit(change: MappingChange): boolean;
  /** Puts another mapping in its place, as one step. `text` is kept as it is; without it the mapping is printed. */
  replace(mapping: Mapping, name: string, text?: string): void;
  undo(): void;
  redo(): void;
  /** Takes over the mapping of the document when another one was opened, or another tab changed it; tells whether it did. */
  follow(): boolean;
}

interface Step {
  readonly name: string;
  readonly mapping: Mapping | undefined;
  readonly text: string | undefined;
}

const MOST_STEPS = 200;

/** @param onChange told after the mapping is another */
export function createIntakeMapping({ store, keep }: SessionContext, onChange: () => void): IntakeMapping {
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  let shown: { readonly document: string | undefined; readonly text: string | undefined } = {
    document: undefined,
    text: undefined,
  };

  const present = (): Omit<Step, 'name'> => ({
    mapping: store.get().intake.mapping,
    text: store.get().document?.mapping,
  });

  function show(mapping: Mapping | undefined, text: string | undefined): void {
    const { document, intake } = store.get();
    const { result } = intake;
    shown = { document: document?.id, text };
    store.set({
      ...(document && document.mapping !== text ? { document: { ...document, mapping: text } } : {}),
      intake: {
        ...intake,
        mapping,
        past: past.map(({ name }) => name),
        future: future.map(({ name }) => name),
        result: result && { ...result, outdated: true },
      },
    });
    onChange();
  }

  function replace(mapping: Mapping, name: string, text = printMapping(mapping)): void {
    past = [...past.slice(-MOST_STEPS), { ...present(), name }];
    future = [];
    show(mapping, text);
    keep();
  }

  /** Goes back or forth: the step left behind carries the name of what leads to it. */
  function go(from: readonly Step[], take: (rest: readonly Step[], left: Step) => void): void {
    const step = from.at(-1);
    if (!step) return;
    take(from.slice(0, -1), { ...present(), name: step.name });
    show(step.mapping, step.text);
    keep();
  }

  return {
    edit(change) {
      const { mapping } = store.get().intake;
      const changed = mapping && changeMapping(mapping, change);
      if (!changed || changed === mapping) return false;
      replace(changed, nameMappingChange(change));
      return true;
    },
    replace,
    undo: () =>
      go(past, (rest, left) => {
        past = rest;
        future = [left, ...future];
      }),
    redo: () =>
      go(future.toReversed(), (rest, left) => {
        future = rest.toReversed();
        past = [...past, left];
      }),
    follow() {
      const { document } = store.get();
      if (document?.id === shown.document && document?.mapping === shown.text) return false;
      past = [];
      future = [];
      const parsed = document?.mapping === undefined ? undefined : parseMapping(document.mapping);
      show(parsed?.ok ? parsed.value : undefined, document?.mapping);
      return true;
    },
  };
}
