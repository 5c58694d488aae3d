import './source.css';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { IconButton } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { createTextEditor, type TextEditor } from './createTextEditor.ts';

/** Draw › Source: the framework text, the only truth. Also opens beside any other room. */
export function SourceRoom({ onClose }: { readonly onClose?: () => void }) {
  const file = useStudio((state) => state.document?.origin.file);
  const stale = useStudio((state) => state.reading.stale);
  if (file === undefined)
    return (
      <EmptyRoom
        title="No text is open"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow a framework
          </Link>
        }
      >
        The text of the framework is edited here. Open your own file, or borrow one.
      </EmptyRoom>
    );
  return (
    <div className="source">
      <header className="source-head">
        <h2>{file}</h2>
        {stale ? (
          <span className="source-stale">has an error: the rooms show the last good version</span>
        ) : null}
        {stale ? null : <span className="fine source-hint">Ctrl+M lets Tab leave the text</span>}
        {onClose ? <IconButton icon="close" label="Close the source (Ctrl+E)" onClick={onClose} /> : null}
      </header>
      <EditorBox />
    </div>
  );
}

function EditorBox() {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | undefined>(undefined);
  const text = useStudio((state) => state.document?.text ?? '');
  const diagnostics = useStudio((state) => state.reading.diagnostics);
  const reveal = useStudio((state) => state.reveal);
  const theme = useStudio((state) => state.theme);
  useEffect(() => {
    if (!box.current) return;
    const created = createTextEditor(box.current, session.store.get().document?.text ?? '', {
      onType: (typed) => session.editText(typed, { burst: true }),
      onUndo: session.undo,
      onRedo: session.redo,
      onToggle: () => session.toggleSource(),
    });
    editor.current = created;
    return () => {
      editor.current = undefined;
      created.dispose();
    };
  }, [session]);
  useEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => editor.current?.setDiagnostics(diagnostics), [diagnostics, text]);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void =>
      editor.current?.setDark(theme === 'dark' || (theme === 'system' && dark.matches));
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
  useEffect(() => {
    if (reveal) editor.current?.reveal(reveal);
  }, [reveal]);
  return <div ref={box} className="source-editor" data-testid="source-editor" />;
}
