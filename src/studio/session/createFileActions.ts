import type { SessionContext } from './sessionContext.ts';
import { nameFile, titleOf } from './documentNames.ts';
import type { FileHandle } from './filePort.ts';
import { openFiles, type FileTaker } from './openFiles.ts';

/** Files on this computer. */
export interface FileActions {
  /** Writes the text to its file; asks where, or downloads, when it has none that can be written. */
  saveToFile(options?: { readonly elsewhere?: boolean }): Promise<void>;
  /** Asks for files and opens them. */
  openFromComputer(): Promise<void>;
}

/** @returns the actions, and what remembers a document's file */
export function createFileActions(
  context: SessionContext,
  taker: Omit<FileTaker, 'notify'>,
): FileActions & { keepHandle(id: string, handle: FileHandle): Promise<void> } {
  const { store, host } = context;
  const handles = new Map<string, FileHandle>();

  async function keepHandle(id: string, handle: FileHandle): Promise<void> {
    handles.set(id, handle);
    // Without it the file is asked for again at the next visit: nothing is lost.
    await Promise.allSettled([context.shelf?.writeFile(id, handle)]);
  }

  async function markInFile(id: string, file: string, opened: string): Promise<void> {
    const { document } = store.get();
    if (document?.id !== id) return;
    store.set({ document: { ...document, origin: { kind: 'file', file }, opened } });
    context.keep();
    await context.flush();
  }

  /** The file holds what another program wrote: neither text is thrown away unasked. */
  function askWhichStays(file: string, found: string): void {
    context.ask({
      title: `"${file}" was changed by another program`,
      text: 'Since it was opened or saved here, something else wrote to the file. Open that text as a document of its own to compare, or write yours over it.',
      confirm: 'Write mine over it',
      proceed: () => void save({ overwrite: true }),
      other: {
        label: 'Open theirs beside mine',
        proceed: () => void taker.openFramework(found, { kind: 'file', file }),
      },
      keep: 'Do not save',
    });
  }

  async function save(options: {
    readonly elsewhere?: boolean;
    readonly overwrite?: boolean;
  }): Promise<void> {
    const { document, reading } = store.get();
    if (!document) return;
    const { id, origin, text } = document;
    const handle = options.elsewhere
      ? undefined
      : (handles.get(id) ?? (await context.shelf?.readFile(id).catch(() => undefined)));
    const name = document.name === undefined ? origin.file : nameFile(titleOf(document, reading.framework));
    const expected = options.overwrite ? {} : { expected: document.opened };
    const outcome = await host.files.save(name, text, handle && { handle, ...expected });
    switch (outcome.kind) {
      case 'changed':
        return askWhichStays(origin.file, outcome.found);
      case 'saved':
        await keepHandle(id, outcome.handle);
        await markInFile(id, outcome.handle.name, text);
        context.notify(`Saved to "${outcome.handle.name}".`);
        return;
      case 'downloaded':
        await markInFile(id, name, text);
        context.notify(`"${name}" is among your downloads.`);
        return;
      case 'refused':
        context.notify(
          `The file was not written: ${outcome.reason} Your text is safe here; "Save as" writes it elsewhere.`,
          'problem',
        );
        return;
      case 'cancelled':
    }
  }

  return {
    keepHandle,
    saveToFile: (options = {}) => save(options),
    async openFromComputer() {
      const [outcome] = await Promise.allSettled([host.files.choose()]);
      if (outcome.status === 'rejected')
        return context.notify('The file could not be read. Try to open it once more.', 'problem');
      await openFiles({ ...taker, notify: context.notify }, outcome.value);
    },
  };
}
