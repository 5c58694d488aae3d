import type { FactValue } from '../../core/index.ts';
import type { SessionContext } from './sessionContext.ts';
import type { Highlight, Selection, Theme } from './studioState.ts';

/** What is looked at and how: never part of the document. */
export interface ViewActions {
  setLens(column: string, value: FactValue | undefined): void;
  /** Takes the scenario of a deal; leaves one that was chosen by hand alone unless `force` is set, and its own unless `again` is. */
  takeLens(
    deal: string,
    values: ReadonlyMap<string, FactValue>,
    options?: { readonly force?: boolean; readonly again?: boolean },
  ): void;
  clearLens(): void;
  setHighlight(highlight: Highlight | undefined): void;
  select(selection: Selection | undefined): void;
  /** Shows a place of the text in the source pane. */
  revealSource(range: { readonly start: number; readonly end: number }): void;
  /** The source pane shows the place. */
  forgetReveal(): void;
  toggleSource(open?: boolean): void;
  toggleProblems(open?: boolean): void;
  setTheme(theme: Theme): void;
  restoreTheme(): void;
  dismissNotice(id: number): void;
  dismissConfirmation(): void;
  notify(text: string, tone?: 'plain' | 'problem'): void;
}

const THEME_KEY = 'cosell.theme';

/** @returns the actions on the view */
export function createViewActions(context: SessionContext): ViewActions {
  const { store } = context;
  const applyTheme = (theme: Theme): void => {
    document.documentElement.dataset['theme'] = theme;
    store.set({ theme });
  };
  return {
    setLens(column, value) {
      const values = new Map(store.get().lens.values);
      if (value === undefined) values.delete(column);
      else values.set(column, value);
      store.set({ lens: { values } });
    },
    takeLens(deal, values, options) {
      const { lens } = store.get();
      const byHand = lens.deal === undefined && lens.values.size > 0;
      if ((lens.deal === deal && !options?.again) || (byHand && !options?.force)) return;
      store.set({ lens: { values, deal } });
    },
    clearLens: () => store.set({ lens: { values: new Map() } }),
    setHighlight: (highlight) => store.set({ highlight }),
    select: (selection) => store.set({ selection }),
    revealSource: (range) =>
      store.set({
        reveal: { start: range.start, end: range.end },
        sourceBeside: true,
      }),
    forgetReveal: () => store.set({ reveal: undefined }),
    toggleSource: (open) => store.set({ sourceBeside: open ?? !store.get().sourceBeside }),
    toggleProblems: (open) => store.set({ problemsOpen: open ?? !store.get().problemsOpen }),
    setTheme(theme) {
      localStorage.setItem(THEME_KEY, theme);
      applyTheme(theme);
    },
    restoreTheme() {
      const kept = localStorage.getItem(THEME_KEY);
      applyTheme(kept === 'light' || kept === 'dark' ? kept : 'system');
    },
    dismissNotice: (id) => store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) }),
    dismissConfirmation: () => store.get().confirmation?.dismiss(),
    notify: context.notify,
  };
}
