import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { renameCommand } from '../session/commandsForPath.ts';
import { isSameSelection, pathOfSelection, selectionAround } from '../session/selectionPath.ts';
import type { Selection } from '../session/studioState.ts';
import { createTextEditor, type TextEditor } from './createTextEditor.ts';
import { useEditorTheme } from './useEditorTheme.ts';

export type TextPaneHandle = Pick<TextEditor, 'foldSections' | 'unfoldAll'>;

/** The text, in step with the document, the problems and the selection of the other rooms. */
export function TextPane({ ref }: { readonly ref: Ref<TextPaneHandle> }) {
  const session = useSession();
  const registry = useActionRegistry();
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | undefined>(undefined);
  /** Chosen by the cursor itself, which then stays where it is. */
  const own = useRef<Selection | undefined>(undefined);
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
        const { reading, document, selection: chosen } = store.get();
        const { parsed, framework } = reading;
        if (!parsed || !framework || parsed.text !== document?.text) return;
        const next = selectionAround(framework, parsed.pathAt(offset));
        if (!next || isSameSelection(next, chosen)) return;
        own.current = next;
        session.select(next);
      },
      readReading: () => store.get().reading,
      rename(path, to) {
        const command = renameCommand(path, to);
        return command
          ? session.runCommand(command, { saidHere: true })?.message
          : 'This name cannot be changed here.';
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
    if (!selection || selection === own.current) return;
    const { reading, document } = session.store.get();
    const { parsed, framework } = reading;
    if (!parsed || !framework || parsed.text !== document?.text) return;
    const path = pathOfSelection(framework, selection);
    if (!path || parsed.nearestPath(path).length < path.length) return;
    const { start } = parsed.keyRangeOf(path);
    editor.current?.show({ cursor: start + 1, whole: { start, end: parsed.rangeOf(path).end } });
  }, [selection, session]);
  useEffect(() => {
    if (!reveal || !editor.current) return;
    editor.current.reveal(reveal);
    session.forgetReveal();
  }, [reveal, session]);
  return <div ref={box} className="source-editor" data-testid="source-editor" />;
}
