import type { CardFile, RecallSheet } from './recallState.ts';
import type { Cupboard } from './openCupboard.ts';
import type { SessionHost } from './sessionContext.ts';

/** A sheet as it is kept; `file` where its cards came without their deals. */
export interface KeptSheet extends RecallSheet {
  readonly file?: CardFile;
}

/** The cards and answers this browser keeps, one sheet a document, and one for cards opened from a file. What it refuses to keep lasts as long as the window. */
export interface RecallShelf {
  readName(): Promise<string>;
  writeName(name: string): Promise<void>;
  /** The sheet of an opened file where there is one and it is `wanted`, else that of the document. */
  read(document: string | undefined, wanted: boolean): Promise<KeptSheet | undefined>;
  write(document: string | undefined, sheet: KeptSheet): Promise<void>;
  removeFile(): Promise<void>;
}

const NAME = 'recall/name';
const FILE = 'recall/file';

/** Opens the shelf when it is first needed. */
export function openRecallShelf({ openCupboard }: Pick<SessionHost, 'openCupboard'>): RecallShelf {
  let opened: Promise<Cupboard | undefined> | undefined;
  const open = (): Promise<Cupboard | undefined> => (opened ??= openCupboard().catch(() => undefined));
  const read = async (key: string): Promise<unknown> => (await open())?.read(key).catch(() => undefined);
  const write = async (key: string, value: unknown): Promise<void> => {
    await (await open())?.write(key, value).catch(() => undefined);
  };
  const keyOf = (document: string): string => `recall/document/${document}`;
  return {
    async readName() {
      const name = await read(NAME);
      return typeof name === 'string' ? name : '';
    },
    writeName: (name) => write(NAME, name),
    async read(document, wanted) {
      const file = wanted ? await read(FILE) : undefined;
      if (isSheet(file)) return file;
      const own = document === undefined ? undefined : await read(keyOf(document));
      return isSheet(own) ? own : undefined;
    },
    async write(document, sheet) {
      if (sheet.file) await write(FILE, sheet);
      else if (document !== undefined) await write(keyOf(document), sheet);
    },
    async removeFile() {
      await (await open())?.remove(FILE).catch(() => undefined);
    },
  };
}

function isSheet(value: unknown): value is KeptSheet {
  return typeof value === 'object' && value !== null && 'cards' in value && Array.isArray(value.cards);
}
