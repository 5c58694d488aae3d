import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { pathOfState, renameCommand, stateAround } from '../session/commandsForPath.ts';
import { createTextEditor, type TextEditor } from './createTextEditor.ts';
import { useEditorTheme } from './useEditorTheme.ts';

export type TextPaneHandle = Pick<TextEditor, 'foldSections' | 'unfoldAll'>;

/** The text, in step with the document, the problems and the selection of the other rooms. */
export function TextPane({ ref }: { readonly ref: Ref<TextPaneHandle> }) {
  const session = useSession();
  const registry = useActionRegistry();
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | undefined>(undefined);
  const text = useStudio((state) => state.document?.text ?? '');
  const diagnostics = useStudio((state) => state.reading.diagnostics);
  const reveal = useStudio((state) => state.reveal);
  const selection = useStudio((state) => state.selection);
  useEditorTheme();
  useImperativeHandle(
    ref,
    () => ({
      foldSections: () => editor.current?.foldSections(),
      unfoldAll: () => editor.current?.unfoldAll(),
    }),
    [],
  );
  useEffect(() => {
    if (!box.current) return;
    const { store } = session;
    const created = createTextEditor(box.current, store.get().document?.text ?? '', {
      onType: (typed, edits) => session.editText(typed, { burst: true, edits }),
      onUndo: session.undo,
      onRedo: session.redo,
      onToggle: () => session.toggleSource(),
      onFind: () => registry.findByKey('mod+k')?.run(),
      onCursor(offset) {
        const { parsed } = store.get().reading;
        if (parsed?.text !== store.get().document?.text) return;
        const state = parsed && stateAround(parsed.pathAt(offset));
        if (!state) return;
        const path = state.path.join('.');
        const chosen = store.get().selection;
        if (chosen?.kind === 'state' && chosen.lifecycle === state.lifecycle && chosen.path === path) return;
        session.select({ kind: 'state', lifecycle: state.lifecycle, path });
      },
      readReading: () => store.get().reading,
      rename(path, to) {
        const command = renameCommand(path, to);
        return command ? session.runCommand(command)?.message : 'This name cannot be changed here.';
      },
    });
    editor.current = created;
    return () => {
      editor.current = undefined;
      created.dispose();
    };
  }, [session, registry]);
  useEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => editor.current?.setDiagnostics(diagnostics), [diagnostics, text]);
  useEffect(() => {
    if (selection?.kind !== 'state') return;
    const { parsed } = session.store.get().reading;
    if (!parsed || parsed.text !== session.store.get().document?.text) return;
    const path = pathOfState(selection.lifecycle, selection.path.split('.'));
    if (parsed.nearestPath(path).length < path.length) return;
    const { start } = parsed.keyRangeOf(path);
    editor.current?.show({ cursor: start + 1, whole: { start, end: parsed.rangeOf(path).end } });
  }, [selection, session]);
  useEffect(() => {
    if (reveal) editor.current?.reveal(reveal);
  }, [reveal]);
  return <div ref={box} className="source-editor" data-testid="source-editor" />;
}
