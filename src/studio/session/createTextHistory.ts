/** Undo and redo of one text, shared by everything that edits it. */
export interface TextHistory {
  readonly text: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Records a change; changes of one typing burst, at most `burstMs` apart, are one step. */
  change(text: string, at: number, burst: boolean): void;
  undo(): void;
  redo(): void;
  reset(text: string): void;
}

const LIMIT = 300;

/** @param burstMs longest rest within a typing burst */
export function createTextHistory(initial: string, burstMs = 900): TextHistory {
  let past: string[] = [];
  let future: string[] = [];
  let text = initial;
  let lastBurst = Number.NEGATIVE_INFINITY;
  return {
    get text() {
      return text;
    },
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    change(next, at, burst) {
      if (next === text) return;
      const continues = burst && at - lastBurst <= burstMs && past.length > 0;
      if (!continues) past = [...past, text].slice(-LIMIT);
      lastBurst = burst ? at : Number.NEGATIVE_INFINITY;
      future = [];
      text = next;
    },
    undo() {
      const previous = past.at(-1);
      if (previous === undefined) return;
      past = past.slice(0, -1);
      future = [...future, text];
      text = previous;
      lastBurst = Number.NEGATIVE_INFINITY;
    },
    redo() {
      const next = future.at(-1);
      if (next === undefined) return;
      future = future.slice(0, -1);
      past = [...past, text];
      text = next;
      lastBurst = Number.NEGATIVE_INFINITY;
    },
    reset(next) {
      past = [];
      future = [];
      text = next;
      lastBurst = Number.NEGATIVE_INFINITY;
    },
  };
}
