import * as monaco from 'monaco-editor/editor';
import type { Diagnostic, TextEdit } from '../../core/index.ts';
import { findTextChanges } from './findTextChanges.ts';
import { EDITOR_LOOK } from './monacoSetup.ts';
import { offerNames, type NameSource } from './offerNames.ts';
import { offerSchema, TEXT_FOLDER } from './offerSchema.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text editor, as far as the studio uses it. */
export interface TextEditor {
  /** Shows a text changed elsewhere; the cursor stays where it can. */
  setText(text: string): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  /** Goes to a place and takes the keyboard there. */
  reveal(range: Span): void;
  /** Brings a place into view and puts the cursor there, unless it is in it already. Leaves the keyboard where it is. */
  show(place: { readonly cursor: number; readonly whole: Span }): void;
  foldSections(): void;
  unfoldAll(): void;
  dispose(): void;
}

export interface TextEditorEvents extends NameSource {
  /** The person typed: the text as it is now, and what was changed in it. */
  onType(text: string, edits: readonly TextEdit[]): void;
  onUndo(): void;
  onRedo(): void;
  onToggle(): void;
  /** The person asks for the palette. */
  onFind(): void;
  /** The person moved the cursor. */
  onCursor(offset: number): void;
}

/** While rooms change, two editors live for a moment. */
let editors = 0;
const OWNER = 'cosell';
const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

/** Creates the editor in an element. Undo and redo go to the studio, which has one history for all rooms. */
export function createTextEditor(element: HTMLElement, text: string, events: TextEditorEvents): TextEditor {
  void offerSchema(text);
  editors += 1;
  const uri = monaco.Uri.parse(`${TEXT_FOLDER}framework-${editors}.cosell.jsonc`);
  const model = monaco.editor.createModel(text, 'json', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  const editor = monaco.editor.create(element, {
    ...EDITOR_LOOK,
    model,
    renderLineHighlight: 'line',
    ariaLabel: 'Framework text',
    stickyScroll: { enabled: true },
    quickSuggestions: { other: true, comments: false, strings: true },
    wordBasedSuggestions: 'off',
  });
  let silent = false;
  const quietly = (act: () => void): void => {
    silent = true;
    act();
    silent = false;
  };
  const listeners = [
    model.onDidChangeContent(({ changes }) => {
      if (silent) return;
      const edits = changes.map(({ rangeOffset, rangeLength, text: added }) => ({
        start: rangeOffset,
        end: rangeOffset + rangeLength,
        text: added,
      }));
      events.onType(
        model.getValue(),
        edits.toSorted((a, b) => a.start - b.start),
      );
    }),
    editor.onDidChangeCursorPosition(({ position }) => {
      if (!silent) events.onCursor(model.getOffsetAt(position));
    }),
    offerNames(model, events),
  ];
  const { CtrlCmd, Shift } = monaco.KeyMod;
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, events.onUndo);
  editor.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, events.onRedo);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyY, events.onRedo);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyE, events.onToggle);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyK, events.onFind);
  return {
    setText(next) {
      void offerSchema(next);
      const changes = findTextChanges(model.getValue(), next);
      if (changes.length === 0) return;
      const edits = changes.map((change) => ({ range: toRange(model, change), text: change.text }));
      quietly(() => model.pushEditOperations(editor.getSelections() ?? [], edits, () => null));
    },
    setDiagnostics(diagnostics) {
      const markers = diagnostics.map((diagnostic) => ({
        ...toMarkerRange(toRange(model, diagnostic.range)),
        severity: SEVERITY[diagnostic.severity],
        message: diagnostic.message,
        code: diagnostic.code,
        source: 'cosell',
      }));
      monaco.editor.setModelMarkers(model, OWNER, markers);
    },
    reveal(range) {
      const place = toRange(model, range);
      editor.setSelection(place);
      editor.revealRangeInCenterIfOutsideViewport(place);
      editor.focus();
    },
    show({ cursor, whole }) {
      const position = editor.getPosition();
      const at = position ? model.getOffsetAt(position) : -1;
      if (whole.start <= at && at <= whole.end) return;
      const place = model.getPositionAt(cursor);
      quietly(() => editor.setPosition(place));
      editor.revealRangeNearTopIfOutsideViewport(monaco.Range.fromPositions(place));
    },
    foldSections: () => editor.trigger('studio', 'editor.foldLevel2', undefined),
    unfoldAll: () => editor.trigger('studio', 'editor.unfoldAll', undefined),
    dispose() {
      for (const listener of listeners) listener.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

function toRange(model: monaco.editor.ITextModel, range: Span): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}

function toMarkerRange({
  startLineNumber,
  startColumn,
  endLineNumber,
  endColumn,
}: monaco.IRange): monaco.IRange {
  return { startLineNumber, startColumn, endLineNumber, endColumn };
}
