import type { Desk } from './createDesk.ts';
import type { OpenActions } from './createOpenActions.ts';
import type { SessionContext } from './sessionContext.ts';
import type { Checkpoint, OpenDocument } from './studioState.ts';

/** What can be done to the documents of this browser and to the checkpoints of the open one. */
export interface ShelfActions {
  /** Names a document; an empty name gives it the framework's own again. */
  renameDocument(id: string, name: string): Promise<void>;
  /** Deletes a document after asking. */
  deleteDocument(id: string): void;
  /** Keeps the present text under a name. */
  addCheckpoint(name: string): Promise<void>;
  /** Puts the text of a checkpoint back, as one undo step. */
  restoreCheckpoint(id: string): void;
  removeCheckpoint(id: string): Promise<void>;
}

/** Automatic checkpoints kept of one document. */
const AUTOMATIC = 10;

/** @returns the actions, and what keeps the list of checkpoints true */
export function createShelfActions(
  context: SessionContext,
  desk: Desk,
  { openDocument, openScenario }: OpenActions,
  firstVisit: { readonly scenario: string; readonly framework: string },
): ShelfActions & {
  noteOpened(document: OpenDocument): Promise<void>;
  refreshCheckpoints(): Promise<void>;
} {
  const { store, host } = context;
  /** What the browser refused to keep stays here, by document. */
  const unkept = new Map<string, readonly Checkpoint[]>();

  async function listCheckpoints(id: string): Promise<readonly Checkpoint[]> {
    const kept = (await context.shelf?.listCheckpoints(id).catch(() => undefined)) ?? [];
    return [...(unkept.get(id) ?? []), ...kept].toSorted((a, b) => b.at - a.at);
  }

  async function refreshCheckpoints(): Promise<void> {
    const id = store.get().document?.id;
    if (id === undefined) return;
    const checkpoints = await listCheckpoints(id);
    if (store.get().document?.id === id) store.set({ checkpoints });
  }

  async function write(
    document: Pick<OpenDocument, 'id' | 'text'>,
    name: string,
    kind: Checkpoint['kind'],
  ): Promise<void> {
    const { id, text } = document;
    const checkpoint: Checkpoint = { id: host.createId(), name, at: host.wallClock(), kind, text };
    const kept = await context.shelf?.writeCheckpoint(id, checkpoint).then(
      () => true,
      () => false,
    );
    if (!kept) {
      unkept.set(id, [checkpoint, ...(unkept.get(id) ?? [])]);
      if (kind === 'named')
        context.notify(
          `The browser refused to keep the checkpoint "${name}": it lasts as long as this window.`,
          'problem',
        );
    }
  }

  async function noteOpened({ id, text }: OpenDocument): Promise<void> {
    const present = await listCheckpoints(id);
    if (present[0]?.text !== text) {
      await write({ id, text }, 'As opened', 'automatic');
      const old = present.filter(({ kind }) => kind === 'automatic').slice(AUTOMATIC - 1);
      for (const checkpoint of old)
        await context.shelf?.removeCheckpoint(id, checkpoint.id).catch(() => undefined);
    }
    await refreshCheckpoints();
  }

  async function remove(id: string): Promise<void> {
    const { document, documents } = store.get();
    await context.flush();
    if (document?.id === id) {
      const next = documents.find((entry) => entry.id !== id);
      const opened = next
        ? await openDocument(next.id)
        : await openScenario(firstVisit.scenario, firstVisit.framework);
      if (!opened || store.get().document?.id === id) return;
    }
    desk.drop(id);
    const [outcome] = await Promise.allSettled([context.shelf?.remove(id)]);
    if (outcome.status === 'rejected')
      context.notify('The browser refused to delete the document.', 'problem');
    await context.settleDeals();
    store.set({ documents: store.get().documents.filter((entry) => entry.id !== id) });
    context.tellShelf();
  }

  return {
    noteOpened,
    refreshCheckpoints,
    async renameDocument(id, given) {
      const name = given.trim() === '' ? undefined : given.trim();
      const { document } = store.get();
      if (document?.id === id) {
        const { name: _before, ...rest } = document;
        store.set({ document: { ...rest, ...(name === undefined ? {} : { name }) } });
        context.keep();
        await context.flush();
        return;
      }
      const kept = await context.shelf?.read(id).catch(() => undefined);
      if (!kept) return context.notify('That document is no longer in this browser.', 'problem');
      const { name: _before, ...rest } = kept;
      const renamed = { ...rest, ...(name === undefined ? {} : { name }), title: name ?? kept.title };
      const [outcome] = await Promise.allSettled([context.shelf?.write(renamed)]);
      if (outcome.status === 'rejected')
        return context.notify('The browser refused to keep the new name.', 'problem');
      await context.refreshShelf();
      context.tellShelf();
    },
    deleteDocument(id) {
      const entry = store.get().documents.find((candidate) => candidate.id === id);
      if (!entry) return;
      context.ask({
        title: `Delete "${entry.title}"?`,
        text: 'Its text and its checkpoints are removed from this browser. Files on your computer stay. This cannot be undone.',
        confirm: 'Delete it',
        proceed: () => void remove(id),
      });
    },
    async addCheckpoint(name) {
      const { document } = store.get();
      if (!document) return;
      await write(document, name.trim() === '' ? 'Checkpoint' : name.trim(), 'named');
      await refreshCheckpoints();
      context.tellShelf();
    },
    restoreCheckpoint(id) {
      const checkpoint = store.get().checkpoints.find((candidate) => candidate.id === id);
      if (!checkpoint) return;
      desk.shared.replace(checkpoint.text, {
        name: `Restore "${checkpoint.name}"`,
        at: host.wallClock(),
        burst: false,
      });
      desk.show();
      desk.readText();
    },
    async removeCheckpoint(id) {
      const document = store.get().document?.id;
      if (document === undefined) return;
      unkept.set(
        document,
        (unkept.get(document) ?? []).filter((checkpoint) => checkpoint.id !== id),
      );
      await context.shelf?.removeCheckpoint(document, id).catch(() => {
        context.notify('The browser refused to delete the checkpoint.', 'problem');
      });
      await refreshCheckpoints();
      context.tellShelf();
    },
  };
}
