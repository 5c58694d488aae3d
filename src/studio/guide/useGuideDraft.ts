import { useCallback, useState } from 'react';
import { readDraft, type GuideDraft } from './guideDraft.ts';

const KEY = 'cosell.guide';
const BEFORE = 'cosell.guide.before';
/** Serves while this window lives, where the browser keeps nothing. */
const held = new Map<string, string>();

/** The draft, kept in this browser at every change, and the one before it was started over. */
export function useGuideDraft(): {
  readonly draft: GuideDraft;
  readonly before: GuideDraft | undefined;
  readonly change: (draft: GuideDraft) => void;
  readonly startOver: (draft: GuideDraft) => void;
  readonly bringBack: () => void;
} {
  const [draft, setDraft] = useState(() => readDraft(read(KEY)));
  const [before, setBefore] = useState(() => readBefore());
  const change = useCallback((next: GuideDraft): void => {
    setDraft(next);
    write(KEY, JSON.stringify(next));
  }, []);
  return {
    draft,
    before,
    change,
    startOver(next) {
      write(BEFORE, JSON.stringify(draft));
      setBefore(draft);
      change(next);
    },
    bringBack() {
      if (!before) return;
      change(before);
      write(BEFORE, '');
      setBefore(undefined);
    },
  };
}

function readBefore(): GuideDraft | undefined {
  const text = read(BEFORE);
  return text === null || text === '' ? undefined : readDraft(text);
}

function read(key: string): string | null {
  const kept = held.get(key);
  if (kept !== undefined) return kept;
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  held.set(key, text);
  try {
    window.localStorage.setItem(key, text);
  } catch {
    // The browser keeps nothing: the answers last as long as this window.
  }
}
