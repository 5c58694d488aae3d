import { useEffect, useRef } from 'react';
import { useCanvasEditing } from './CanvasEditing.ts';

/** The name of a state; a field while it is being renamed. */
export function NodeName({
  id,
  title,
  className,
}: {
  readonly id: string;
  readonly title: string;
  readonly className: string;
}) {
  const editing = useCanvasEditing();
  if (editing?.renaming === id) return <NameField key={id} id={id} title={title} />;
  return (
    <strong className={className} data-state-name={editing ? id : undefined}>
      {title}
    </strong>
  );
}

function NameField({ id, title }: { readonly id: string; readonly title: string }) {
  const editing = useCanvasEditing();
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (name: string | undefined): void => {
    if (finished.current) return;
    finished.current = editing?.finishRename(id, name) ?? true;
  };
  return (
    <input
      ref={input}
      className="name-field nodrag nopan"
      aria-label={`New name of ${title}`}
      defaultValue={title}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(undefined);
      }}
    />
  );
}
