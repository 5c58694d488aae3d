import { nameCommand, parseFramework, planEdits, type Command, type Refusal } from '../../core/index.ts';
import type { SessionContext } from './sessionContext.ts';
import { createSharedText, type NewStep } from './createSharedText.ts';
import { openSets } from './openSets.ts';
import { chooseDeals, loadScenarioFile } from './scenarioCatalog.ts';
import type { DealSet, OpenDocument, Origin, Reading, StudioState } from './studioState.ts';

/** Opening and editing the framework text. */
export interface DocumentActions {
  /** Opens a bundled framework, asking first when edits would be lost; false when it was not opened. With `deals` undefined the scenario's own come along. */
  openScenario(scenario: string, framework: string, deals?: readonly string[]): Promise<boolean>;
  /** Opens a framework text, asking first when edits would be lost; false when it was not opened. */
  openFramework(text: string, origin: Origin): Promise<boolean>;
  restoreDocument(kept: Omit<OpenDocument, 'saved'>): void;
  /** Replaces the whole text; a `burst` of typing is one undo step. */
  editText(text: string, options?: { readonly burst?: boolean; readonly name?: string }): void;
  /** Carries a command out as one undo step. A refusal changes nothing, is said, and is returned for the place that asked. */
  runCommand(command: Command): Refusal | undefined;
  undo(): void;
  redo(): void;
  /** Goes to the point of the history at which `count` steps are past. */
  jumpTo(count: number): void;
  /** Marks the present text as safe: it is in the person's own files now. */
  markDownloaded(): void;
}

const REREAD_MS = 180;

/** @returns the actions, sharing one history and one pending reading */
export function createDocumentActions(context: SessionContext): DocumentActions {
  const { store, host } = context;
  let shared = createSharedText('');
  let cancelReading: (() => void) | undefined;

  function replaceDocument(document: OpenDocument): void {
    shared = createSharedText(document.text);
    delete context.baseline.verdicts;
    context.baseline.since = store.get().reading.version + 1;
    store.set({
      document,
      ...describeHistory(),
      lens: { values: new Map() },
      selection: undefined,
      highlight: undefined,
      reading: { stale: false, diagnostics: [], version: store.get().reading.version + 1 },
    });
    readText();
    context.keep();
  }

  function readText(): void {
    cancelReading?.();
    const { document, reading } = store.get();
    if (!document) return;
    const parsed = parseFramework(document.text);
    const framework = parsed.framework ?? reading.framework;
    const next: Reading = {
      ...(framework ? { framework } : {}),
      parsed,
      stale: parsed.framework === undefined,
      diagnostics: parsed.framework ? reading.diagnostics : parsed.diagnostics,
      version: reading.version,
    };
    store.set({ reading: next });
    const { replay, deals } = store.get();
    if (parsed.framework && deals.sets.length > 0)
      store.set({ replay: { ...replay, status: 'running', done: 0, total: deals.rows.length } });
    context.send({ kind: 'framework.set', version: reading.version, text: document.text });
    const wanted = store.get().wantedDeal;
    if (wanted !== undefined) context.send({ kind: 'deal.open', request: wanted, index: wanted });
  }

  function describeHistory(): Pick<StudioState, 'history' | 'canUndo' | 'canRedo'> {
    const { past, future } = shared;
    return { history: { past, future }, canUndo: past.length > 0, canRedo: future.length > 0 };
  }

  function stepNow(name: string, burst = false): NewStep {
    return { name, at: host.wallClock(), burst };
  }

  /** Shows the shared text as it is now. */
  function show(): void {
    const { document, reading } = store.get();
    const { text } = shared;
    if (!document) return;
    if (document.text === text) return store.set(describeHistory());
    store.set({
      document: { ...document, text },
      reading: { ...reading, version: reading.version + 1 },
      ...describeHistory(),
    });
    cancelReading?.();
    cancelReading = host.later(readText, REREAD_MS);
    context.keep();
  }

  /** True at once, or as soon as the person agreed to lose the edits; false when they keep them. */
  async function isSafe(what: string): Promise<boolean> {
    const { document } = store.get();
    if (!document || document.text === document.opened) return true;
    return new Promise((answer) => {
      const settle = (replace: boolean) => () => {
        store.set({ confirmation: undefined });
        answer(replace);
      };
      store.set({
        confirmation: {
          title: 'Replace the text you edited?',
          text: `${what} would replace your edited framework. Download it first if you want to keep it.`,
          confirm: 'Replace it',
          proceed: settle(true),
          dismiss: settle(false),
        },
      });
    });
  }

  return {
    async openScenario(scenario, framework, deals) {
      const entry = store.get().catalog.find((candidate) => candidate.name === scenario);
      const files = deals ?? (entry ? chooseDeals(entry) : []);
      const origin = (file: string): Origin => ({ kind: 'scenario', scenario, file });
      const read = async (): Promise<[string, DealSet[]]> =>
        Promise.all([
          loadScenarioFile(scenario, framework),
          Promise.all(
            files.map(async (file) => ({
              origin: origin(file),
              name: file.replace(/\.deals\.jsonl$/, ''),
              text: await loadScenarioFile(scenario, file),
            })),
          ),
        ]);
      const outcome = await read().catch((error: unknown) => {
        context.notify(error instanceof Error ? error.message : String(error), 'problem');
        return undefined;
      });
      if (!outcome) return false;
      const [text, sets] = outcome;
      if (!(await isSafe(`Opening "${framework}"`))) return false;
      if (sets.length > 0) openSets(context, sets);
      replaceDocument({ origin: origin(framework), text, opened: text, saved: 'saving' });
      return true;
    },
    async openFramework(text, origin) {
      if (!(await isSafe(`Opening "${origin.file}"`))) return false;
      replaceDocument({ origin, text, opened: text, saved: 'saving' });
      return true;
    },
    restoreDocument(kept) {
      replaceDocument({ ...kept, opened: kept.opened ?? kept.text, saved: 'saved' });
    },
    editText(text, options) {
      const burst = options?.burst ?? false;
      shared.replace(text, stepNow(options?.name ?? (burst ? 'Type in source' : 'Edit the text'), burst));
      show();
    },
    runCommand(command) {
      const { document } = store.get();
      if (!document) return undefined;
      const planned = planEdits(document.text, command);
      if (!planned.ok) {
        context.notify(planned.error.message, 'problem');
        return planned.error;
      }
      shared.edit(planned.value, stepNow(nameCommand(command)));
      show();
      readText();
      return undefined;
    },
    undo() {
      shared.undo();
      show();
    },
    redo() {
      shared.redo();
      show();
    },
    jumpTo(count) {
      shared.jump(count);
      show();
    },
    markDownloaded() {
      const { document } = store.get();
      if (document) store.set({ document: { ...document, opened: document.text } });
      context.keep();
    },
  };
}
