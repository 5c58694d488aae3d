import { useEffect, useState, type ReactNode } from 'react';

export interface ReadFile {
  readonly name: string;
  readonly text: string;
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
      void readFiles(files).then(onFiles);
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

/** Reads chosen or dropped files as text. */
export async function readFiles(files: readonly File[]): Promise<readonly ReadFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
}
