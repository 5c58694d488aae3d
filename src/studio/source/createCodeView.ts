import * as monaco from 'monaco-editor/editor';
import { EDITOR_LOOK } from './monacoSetup.ts';

/** Code to be read and copied. */
export interface CodeView {
  setText(text: string): void;
  dispose(): void;
}

/** Creates a view of TypeScript code in an element. */
export function createCodeView(element: HTMLElement, label: string): CodeView {
  const model = monaco.editor.createModel('', 'typescript');
  const editor = monaco.editor.create(element, {
    ...EDITOR_LOOK,
    model,
    readOnly: true,
    domReadOnly: true,
    renderLineHighlight: 'none',
    ariaLabel: label,
  });
  return {
    setText: (text) => {
      if (model.getValue() !== text) model.setValue(text);
    },
    dispose() {
      editor.dispose();
      model.dispose();
    },
  };
}
