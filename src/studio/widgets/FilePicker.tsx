import { useRef } from 'react';
import { Button } from './Button.tsx';
import { listFiles, type ReadFile } from './FileDrop.tsx';

/** A button that opens the computer's file dialog. */
export function FilePicker({
  accept,
  label,
  look = 'plain',
  onFiles,
}: {
  readonly accept: string;
  readonly label: string;
  readonly look?: 'plain' | 'primary';
  readonly onFiles: (files: readonly ReadFile[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="file" look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void listFiles(files).then(onFiles);
        }}
      />
    </>
  );
}
