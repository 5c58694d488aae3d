import * as Y from 'yjs';
import { invariant, type TextEdit } from '../../core/index.ts';
import { findTextChange } from './findTextChange.ts';

/** One entry of the history. */
export interface HistoryStep {
  readonly name: string;
  /** When it was last added to, epoch ms. */
  readonly at: number;
}

/** A step to be taken; steps that continue a typing burst become one. */
export interface NewStep extends HistoryStep {
  readonly burst: boolean;
}

/**
 * The text of a document, its one history, and what other tabs need to stay in step with it.
 * Undo takes back this tab's own steps only: what another tab typed meanwhile stays.
 */
export interface SharedText {
  readonly text: string;
  /** Steps that can be taken back, oldest first. */
  readonly past: readonly HistoryStep[];
  /** Steps that can be taken again, next first. */
  readonly future: readonly HistoryStep[];
  /** Applies edits (ascending, not overlapping) as one step. */
  edit(edits: readonly TextEdit[], step: NewStep): void;
  /** Turns the text into another by the smallest replacement, as one step. */
  replace(text: string, step: NewStep): void;
  undo(): void;
  redo(): void;
  /** Goes to the point at which `count` steps are past. */
  jump(count: number): void;
  /** Everything, as one update that `merge` understands. */
  readState(): Uint8Array;
  /** What this side knows, to be compared by the other side. */
  readVector(): Uint8Array;
  /** What the side with that vector lacks. */
  readMissing(vector: Uint8Array): Uint8Array;
  /** Takes over what another tab, or an earlier visit, wrote. Leaves the history alone. */
  merge(update: Uint8Array): void;
  /** Reports this tab's own changes, to be sent to the others. */
  onOwnChange(listener: (update: Uint8Array) => void): void;
}

/** Longest rest within a typing burst. */
const BURST_MS = 900;
const OWN = 'own';
const MERGED = 'merged';

/** Begins a new text. Two texts begun apart must never be merged: each would keep its own copy. */
export function createSharedText(initial: string): SharedText {
  const doc = new Y.Doc();
  if (initial !== '') doc.getText('framework').insert(0, initial);
  return wrap(doc);
}

/** Takes up a text that was kept. */
export function restoreSharedText(state: Uint8Array): SharedText {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state, MERGED);
  return wrap(doc);
}

/** Joins states of one text, kept by different tabs. */
export function mergeStates(states: readonly Uint8Array[]): Uint8Array {
  return Y.mergeUpdates([...states]);
}

function wrap(doc: Y.Doc): SharedText {
  const content = doc.getText('framework');
  const history = new Y.UndoManager(content, {
    trackedOrigins: new Set([OWN]),
    captureTimeout: Number.POSITIVE_INFINITY,
  });
  let text = content.toJSON();
  let step: NewStep | undefined;
  let lastBurst = Number.NEGATIVE_INFINITY;
  content.observe(() => (text = content.toJSON()));
  const label = ({ stackItem }: { readonly stackItem: StackItem }): void => {
    const named = history.currStackItem ? stepOf(history.currStackItem) : step;
    invariant(named, 'every change of the text has a name');
    stackItem.meta.set('step', { name: named.name, at: named.at });
  };
  history.on('stack-item-added', label);
  history.on('stack-item-updated', label);

  function apply(edits: readonly TextEdit[], next: NewStep): void {
    if (edits.length === 0) return;
    const continues = next.burst && next.at - lastBurst <= BURST_MS && history.redoStack.length === 0;
    if (!continues) history.stopCapturing();
    lastBurst = next.burst ? next.at : Number.NEGATIVE_INFINITY;
    step = next;
    const before = text;
    doc.transact(() => {
      for (const edit of edits.toReversed()) {
        const { start, end, text: added } = keepPairs(before, edit);
        if (end > start) content.delete(start, end - start);
        if (added !== '') content.insert(start, added);
      }
    }, OWN);
  }

  function undo(): void {
    lastBurst = Number.NEGATIVE_INFINITY;
    history.undo();
  }

  function redo(): void {
    lastBurst = Number.NEGATIVE_INFINITY;
    history.redo();
  }

  return {
    get text() {
      return text;
    },
    get past() {
      return history.undoStack.map(stepOf);
    },
    get future() {
      return history.redoStack.map(stepOf).toReversed();
    },
    edit: apply,
    replace(next, named) {
      const change = findTextChange(text, next);
      if (change) apply([change], named);
    },
    undo,
    redo,
    jump(count) {
      while (history.undoStack.length > count) undo();
      while (history.undoStack.length < count && history.redoStack.length > 0) redo();
    },
    readState: () => Y.encodeStateAsUpdate(doc),
    readVector: () => Y.encodeStateVector(doc),
    readMissing: (vector) => Y.encodeStateAsUpdate(doc, vector),
    merge: (update) => Y.applyUpdate(doc, update, MERGED),
    onOwnChange(listener) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== MERGED) listener(update);
      });
    },
  };
}

interface StackItem {
  readonly meta: Map<unknown, unknown>;
}

function stepOf({ meta }: StackItem): NewStep {
  return meta.get('step') as NewStep;
}

/** Widens an edit that would part a surrogate pair: the shared text would store each half as a replacement character. */
function keepPairs(text: string, { start, end, text: added }: TextEdit): TextEdit {
  const head = partsPair(text, start) ? 1 : 0;
  const tail = end > start || head > 0 ? (partsPair(text, end) ? 1 : 0) : 0;
  return {
    start: start - head,
    end: end + tail,
    text: text.slice(start - head, start) + added + text.slice(end, end + tail),
  };
}

function partsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at);
  return code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
}
