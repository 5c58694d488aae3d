import { downloadContent } from './downloadContent.ts';
import type { ChosenFile, FilePort, SaveOutcome } from './filePort.ts';

type Permission = 'granted' | 'denied' | 'prompt';

/** Missing from the DOM's type declarations: only Chromium has them. */
interface Pickers {
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
  showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
}
interface AskingHandle {
  queryPermission?(mode: { readonly mode: 'readwrite' }): Promise<Permission>;
  requestPermission?(mode: { readonly mode: 'readwrite' }): Promise<Permission>;
}

const FRAMEWORK = { description: 'Framework', accept: { 'application/json': ['.jsonc', '.json'] } };
const ANY = {
  description: 'Framework or deals',
  accept: { 'application/json': ['.jsonc', '.json', '.jsonl', '.ndjson'], 'application/gzip': ['.gz'] },
};

/** The way to files in this browser: it writes them where it may, else it downloads. */
export function openFilePort(): FilePort {
  const pickers = window as unknown as Pickers;
  return {
    async save(name, text, target) {
      if (target?.handle instanceof FileSystemFileHandle) return write(target.handle, text, target.expected);
      if (!pickers.showSaveFilePicker) {
        downloadContent(name, text);
        return { kind: 'downloaded' };
      }
      const [chosen] = await Promise.allSettled([
        pickers.showSaveFilePicker({ suggestedName: name, types: [FRAMEWORK] }),
      ]);
      return chosen.status === 'fulfilled' ? write(chosen.value, text) : tellWhy(chosen.reason);
    },
    async choose() {
      if (!pickers.showOpenFilePicker) return chooseByInput();
      const handles = await pickers
        .showOpenFilePicker({ multiple: true, types: [ANY] })
        .catch((): readonly FileSystemFileHandle[] => []);
      return Promise.all(
        handles.map(async (handle) => ({
          name: handle.name,
          content: await handle.getFile(),
          handle,
        })),
      );
    },
  };
}

async function write(handle: FileSystemFileHandle, text: string, expected?: string): Promise<SaveOutcome> {
  const { queryPermission, requestPermission }: AskingHandle = handle as AskingHandle;
  const mode = { mode: 'readwrite' } as const;
  if (queryPermission && (await queryPermission.call(handle, mode)) !== 'granted') {
    const answer = await requestPermission?.call(handle, mode).catch((): Permission => 'denied');
    if (answer !== 'granted')
      return { kind: 'refused', reason: `The browser may not write "${handle.name}".` };
  }
  const writing = async (): Promise<SaveOutcome> => {
    const found = expected === undefined ? undefined : await (await handle.getFile()).text();
    if (found !== undefined && found !== expected && found !== text) return { kind: 'changed', found };
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    return { kind: 'saved', handle };
  };
  const [written] = await Promise.allSettled([writing()]);
  return written.status === 'fulfilled' ? written.value : tellWhy(written.reason);
}

function tellWhy(reason: unknown): SaveOutcome {
  if (reason instanceof DOMException && reason.name === 'AbortError') return { kind: 'cancelled' };
  if (reason instanceof DOMException && reason.name === 'NotFoundError')
    return { kind: 'refused', reason: 'It is no longer where it was.' };
  return { kind: 'refused', reason: reason instanceof Error ? reason.message : String(reason) };
}

async function chooseByInput(): Promise<readonly ChosenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = Object.values(ANY.accept).flat().join(',');
  const files = await new Promise<readonly File[]>((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve([]);
    input.click();
  });
  return files.map((file) => ({ name: file.name, content: file }));
}
