import { createBlankFramework } from '../../core/index.ts';
import { nameBundled } from './createDealStore.ts';
import type { Desk } from './createDesk.ts';
import type { SessionContext } from './sessionContext.ts';
import { createSharedText, restoreSharedText } from './createSharedText.ts';
import { nameFile } from './documentNames.ts';
import type { FileHandle } from './filePort.ts';
import { chooseDeals, loadScenarioDeals, loadScenarioFile } from './scenarioCatalog.ts';
import type { DealSet, Origin, SetOrigin } from './studioState.ts';

/** Opening documents. Each lies beside the others: none is ever replaced. */
export interface OpenActions {
  /** Opens a bundled framework; false when it could not be read. With `deals` undefined the scenario's own come along. */
  openScenario(scenario: string, framework: string, deals?: readonly string[]): Promise<boolean>;
  /** Opens a framework text; one that is open already, unchanged, is shown instead. */
  openFramework(text: string, origin: Origin, handle?: FileHandle): Promise<boolean>;
  /** Opens a document of this browser; false when it is gone. */
  openDocument(id: string): Promise<boolean>;
  /** Begins a framework from the blank template. */
  startBlank(name: string): void;
  /** Begins a framework of one's own from a bundled one, beside one's own deals; false when it could not be read. */
  startFrom(scenario: string, framework: string, name: string): Promise<boolean>;
  /** Makes a copy of a document and opens it; false when it is gone. */
  duplicateDocument(id: string): Promise<boolean>;
}

/** @returns the actions that lay documents on the desk */
export function createOpenActions(context: SessionContext, desk: Desk): OpenActions {
  const { store, host } = context;

  function layNew(
    text: string,
    origin: Origin,
    sets?: readonly DealSet[],
    name?: string,
    mapping?: string,
  ): string {
    const id = host.createId();
    const document = { id, origin, opened: text, mapping, ...(name === undefined ? {} : { name }) };
    desk.lay(document, createSharedText(text), sets);
    return id;
  }

  async function openDocument(id: string, wanted?: readonly DealSet[]): Promise<boolean> {
    if (store.get().document?.id === id && !wanted) return true;
    await context.flush();
    const held = desk.find(id);
    const kept = await context.shelf?.read(id).catch(() => undefined);
    const found = kept ?? held?.document;
    const shared = held?.shared ?? (kept && restoreSharedText(kept.state));
    if (!found || !shared) {
      context.notify('That document is no longer in this browser.', 'problem');
      await context.refreshShelf();
      return false;
    }
    if (held && kept) held.shared.merge(kept.state);
    const present = kept ? await context.readDeals(kept, held?.sets) : held?.sets;
    const sets = wanted ?? present ?? [];
    const { origin, opened, name, mapping } = found;
    desk.lay({ id, origin, opened, mapping, ...(name === undefined ? {} : { name }) }, shared, sets);
    return true;
  }

  /** A sample's deals stay with the sample. */
  function ownSets(): readonly DealSet[] {
    return store.get().deals.sets.filter(({ origin }) => origin.kind !== 'scenario');
  }

  /** A document of the same origin in which nothing was changed, if there is one with this text. */
  async function findUnchanged(text: string, origin: Origin): Promise<string | undefined> {
    const alike = store
      .get()
      .documents.filter(
        (entry) => !entry.edited && entry.name === undefined && isSameOrigin(entry.origin, origin),
      );
    for (const { id } of alike) {
      const opened = (await context.shelf?.read(id).catch(() => undefined))?.opened;
      if ((opened ?? desk.find(id)?.document.opened) === text) return id;
    }
    return undefined;
  }

  async function openText(text: string, origin: Origin, sets?: readonly DealSet[]): Promise<string> {
    await context.flush();
    const unchanged = await findUnchanged(text, origin);
    if (unchanged !== undefined && (await openDocument(unchanged, sets ?? store.get().deals.sets)))
      return unchanged;
    return layNew(text, origin, sets);
  }

  return {
    openDocument: (id) => openDocument(id),
    async openScenario(scenario, framework, deals) {
      const entry = store.get().catalog.find((candidate) => candidate.name === scenario);
      const files = deals ?? (entry ? chooseDeals(entry) : []);
      const origin = (file: string): Origin => ({ kind: 'scenario', scenario, file });
      const present = store.get().deals.sets;
      const readSet = async (file: string): Promise<DealSet> =>
        present.find((set) => isSameOrigin(set.origin, origin(file))) ?? {
          id: nameBundled({ kind: 'scenario', scenario, file }),
          origin: origin(file),
          name: file.replace(/\.deals\.jsonl$/, ''),
          content: await loadScenarioDeals(scenario, file),
        };
      const read = async (): Promise<[string, DealSet[]]> =>
        Promise.all([loadScenarioFile(scenario, framework), Promise.all(files.map(readSet))]);
      const outcome = await read().catch((error: unknown) => {
        context.notify(error instanceof Error ? error.message : String(error), 'problem');
        return undefined;
      });
      if (!outcome) return false;
      const [text, sets] = outcome;
      await openText(text, origin(framework), sets.length > 0 ? sets : undefined);
      return true;
    },
    async openFramework(text, origin, handle) {
      const id = await openText(text, origin);
      if (handle) await context.keepHandle(id, handle);
      return true;
    },
    startBlank(name) {
      layNew(createBlankFramework(name), { kind: 'new', file: nameFile(name) }, ownSets());
    },
    async startFrom(scenario, framework, name) {
      const [read] = await Promise.allSettled([loadScenarioFile(scenario, framework)]);
      if (read.status === 'rejected') {
        context.notify(`The template "${name}" could not be read. Try it once more.`, 'problem');
        return false;
      }
      const own = `My ${name}`;
      layNew(read.value, { kind: 'new', file: nameFile(own) }, ownSets(), own);
      return true;
    },
    async duplicateDocument(id) {
      await context.flush();
      const held = desk.find(id);
      const kept = held ? undefined : await context.shelf?.read(id).catch(() => undefined);
      const shared = held?.shared ?? (kept && restoreSharedText(kept.state));
      const title = store.get().documents.find((entry) => entry.id === id)?.title;
      if (!shared || title === undefined) {
        context.notify('That document is no longer in this browser.', 'problem');
        return false;
      }
      const sets = held?.sets ?? (kept && (await context.readDeals(kept))) ?? [];
      const name = `${title} (copy)`;
      const { mapping } = held?.document ?? kept ?? {};
      layNew(shared.text, { kind: 'new', file: nameFile(name) }, sets, name, mapping);
      return true;
    },
  };
}

function isSameOrigin(one: SetOrigin, other: Origin): boolean {
  if (one.kind !== other.kind || one.file !== other.file) return false;
  return one.kind !== 'scenario' || other.kind !== 'scenario' || one.scenario === other.scenario;
}
