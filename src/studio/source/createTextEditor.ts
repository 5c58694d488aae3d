import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import type { Diagnostic } from '../../core/index.ts';
import { findTextChange } from '../session/findTextChange.ts';

/** The text editor, as far as the studio uses it. */
export interface TextEditor {
  /** Shows a text changed elsewhere; the cursor stays where it can. */
  setText(text: string): void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  setDark(dark: boolean): void;
  reveal(range: { readonly start: number; readonly end: number }): void;
  dispose(): void;
}

export interface TextEditorEvents {
  onType(text: string): void;
  onUndo(): void;
  onRedo(): void;
  onToggle(): void;
}

const FRAMEWORK_URI = monaco.Uri.parse('inmemory://studio/framework.cosell.jsonc');
const OWNER = 'cosell';
const SEVERITY = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
} as const;

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

let schemaAsked = false;

/** Creates the editor in an element. Undo and redo go to the studio, which has one history for all rooms. */
export function createTextEditor(element: HTMLElement, text: string, events: TextEditorEvents): TextEditor {
  void offerSchema();
  const model = monaco.editor.createModel(text, 'json', FRAMEWORK_URI);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  const editor = monaco.editor.create(element, {
    model,
    automaticLayout: true,
    minimap: { enabled: false },
    fontSize: 13,
    lineHeight: 20,
    scrollBeyondLastLine: false,
    renderLineHighlight: 'line',
    padding: { top: 8, bottom: 8 },
    fixedOverflowWidgets: true,
    wordWrap: 'on',
    wrappingIndent: 'indent',
    bracketPairColorization: { enabled: false },
    ariaLabel: 'Framework text',
    stickyScroll: { enabled: true },
  });
  let silent = false;
  const typing = model.onDidChangeContent(() => {
    if (!silent) events.onType(model.getValue());
  });
  const { CtrlCmd, Shift } = monaco.KeyMod;
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyZ, events.onUndo);
  editor.addCommand(CtrlCmd | Shift | monaco.KeyCode.KeyZ, events.onRedo);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyY, events.onRedo);
  editor.addCommand(CtrlCmd | monaco.KeyCode.KeyE, events.onToggle);
  return {
    setText(next) {
      const change = findTextChange(model.getValue(), next);
      if (!change) return;
      silent = true;
      const from = model.getPositionAt(change.start);
      const to = model.getPositionAt(change.end);
      model.pushEditOperations(
        editor.getSelections() ?? [],
        [{ range: monaco.Range.fromPositions(from, to), text: change.text }],
        () => null,
      );
      silent = false;
    },
    setDiagnostics(diagnostics) {
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        diagnostics.map((diagnostic) => {
          const { startLineNumber, startColumn, endLineNumber, endColumn } = toRange(model, diagnostic.range);
          return {
            startLineNumber,
            startColumn,
            endLineNumber,
            endColumn,
            severity: SEVERITY[diagnostic.severity],
            message: diagnostic.message,
            code: diagnostic.code,
            source: 'cosell',
          };
        }),
      );
    },
    setDark: (dark) => monaco.editor.setTheme(dark ? 'vs-dark' : 'vs'),
    reveal(range) {
      const place = toRange(model, range);
      editor.setSelection(place);
      editor.revealRangeInCenterIfOutsideViewport(place);
      editor.focus();
    },
    dispose() {
      typing.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

function toRange(
  model: monaco.editor.ITextModel,
  range: { readonly start: number; readonly end: number },
): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}

/** Completion and hover come from the published schema; what is wrong is said by our own check. */
async function offerSchema(): Promise<void> {
  if (schemaAsked) return;
  schemaAsked = true;
  const base = { validate: true, allowComments: true, trailingCommas: 'ignore', comments: 'ignore' } as const;
  jsonDefaults.setDiagnosticsOptions({ ...base, enableSchemaRequest: false });
  const response = await fetch('./schema/cosell-framework-1.schema.json').catch(() => undefined);
  if (!response?.ok) return;
  const schema: unknown = await response.json();
  jsonDefaults.setDiagnosticsOptions({
    ...base,
    enableSchemaRequest: false,
    schemaValidation: 'ignore',
    schemaRequest: 'ignore',
    schemas: [
      {
        uri: 'inmemory://studio/cosell-framework-1.schema.json',
        fileMatch: [FRAMEWORK_URI.toString()],
        schema,
      },
    ],
  });
}
