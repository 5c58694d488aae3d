import {
  applyEdits,
  nameCommand,
  planEdits,
  type Command,
  type Refusal,
  type TextEdit,
} from '../../core/index.ts';
import type { Desk } from './createDesk.ts';
import type { SessionContext } from './sessionContext.ts';
import type { NewStep } from './createSharedText.ts';

interface TypingOptions {
  readonly burst?: boolean;
  readonly name?: string;
  /** What was changed to get there, ascending. Without it the smallest replacement is guessed, which cannot tell whose of two equal characters is new. */
  readonly edits?: readonly TextEdit[];
}

/** Editing the framework text; every change is a named step of the one history. */
export interface DocumentActions {
  /** Replaces the whole text; a `burst` of typing is one undo step. */
  editText(text: string, options?: TypingOptions): void;
  /** Carries a command out as one undo step. A refusal changes nothing, is returned, and is said in the corner unless the place that asked says it (`saidHere`). */
  runCommand(command: Command, options?: { readonly saidHere?: boolean }): Refusal | undefined;
  undo(): void;
  redo(): void;
  /** Goes to the point of the history at which `count` steps are past. */
  jumpTo(count: number): void;
}

/** @returns the actions on the text that lies on the desk */
export function createDocumentActions(context: SessionContext, desk: Desk): DocumentActions {
  const { store, host } = context;
  const stepNow = (name: string, burst = false): NewStep => ({ name, at: host.wallClock(), burst });
  return {
    editText(text, options) {
      const burst = options?.burst ?? false;
      const step = stepNow(options?.name ?? (burst ? 'Type in source' : 'Edit the text'), burst);
      const { shared } = desk;
      if (options?.edits && applyEdits(shared.text, options.edits) === text) shared.edit(options.edits, step);
      else shared.replace(text, step);
      desk.show();
    },
    runCommand(command, options) {
      const { document } = store.get();
      if (!document) return undefined;
      const planned = planEdits(document.text, command);
      if (!planned.ok) {
        if (!options?.saidHere) context.notify(planned.error.message, 'problem');
        return planned.error;
      }
      desk.shared.edit(planned.value, stepNow(nameCommand(command)));
      desk.show();
      desk.readText();
      return undefined;
    },
    undo() {
      desk.shared.undo();
      desk.show();
    },
    redo() {
      desk.shared.redo();
      desk.show();
    },
    jumpTo(count) {
      desk.shared.jump(count);
      desk.show();
    },
  };
}
