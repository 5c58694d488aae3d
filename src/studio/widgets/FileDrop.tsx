import { useEffect, useState, type ReactNode } from 'react';

export interface ReadFile {
  readonly name: string;
  readonly content: Blob;
  /** Lets the same file be written again, where the browser gives one. */
  readonly handle?: FileSystemFileHandle;
}

/** Missing from the DOM's type declarations: only Chromium has it. */
interface HandingItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** Takes files dropped anywhere on the page, and shows that it will. */
export function FileDrop({
  onFiles,
  children,
}: {
  readonly onFiles: (files: readonly ReadFile[]) => void;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setOver(true);
    };
    const leave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent): void => {
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      const handles = takeHandles(event.dataTransfer?.items);
      void listFiles(files, handles).then(onFiles);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener, true);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener, true);
    };
  }, [onFiles]);
  return (
    <>
      {over ? (
        <div className="file-drop" role="status">
          <div>{children}</div>
        </div>
      ) : null}
    </>
  );
}

/** Chosen or dropped files, unread; `handles` stand in the same order. */
export async function listFiles(
  files: readonly File[],
  handles: readonly Promise<FileSystemHandle | null | undefined>[] = [],
): Promise<readonly ReadFile[]> {
  return Promise.all(
    files.map(async (file, index) => {
      const handle = await handles[index]?.catch(() => undefined);
      const writable = handle instanceof FileSystemFileHandle ? { handle } : {};
      return { name: file.name, content: file, ...writable };
    }),
  );
}

/** They must be asked for while the drop is handled. */
function takeHandles(
  items: DataTransferItemList | undefined,
): readonly Promise<FileSystemHandle | null | undefined>[] {
  return [...(items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map((item) => (item as HandingItem).getAsFileSystemHandle?.() ?? Promise.resolve(undefined));
}
