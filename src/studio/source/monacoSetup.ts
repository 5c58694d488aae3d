import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

/** How every text in the studio looks. */
export const EDITOR_LOOK = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 13,
  lineHeight: 20,
  scrollBeyondLastLine: false,
  padding: { top: 8, bottom: 8 },
  fixedOverflowWidgets: true,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  bracketPairColorization: { enabled: false },
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;

monaco.editor.defineTheme('studio-light', {
  base: 'vs',
  inherit: true,
  rules: [],
  colors: { 'editor.background': '#ffffff', 'editorLineNumber.foreground': '#625e56' },
});
monaco.editor.defineTheme('studio-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'comment', foreground: '8bb07a' }],
  colors: { 'editor.background': '#1b1d20', 'editorLineNumber.foreground': '#a7a39b' },
});

/** Shows all editors light or dark. */
export function setEditorsDark(dark: boolean): void {
  monaco.editor.setTheme(dark ? 'studio-dark' : 'studio-light');
}
