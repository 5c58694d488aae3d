import { useEffect, useRef, useState } from 'react';
import { printXState } from '../../core/formats/xstate/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { createCodeView, type CodeView } from './createCodeView.ts';
import { useEditorTheme } from './useEditorTheme.ts';

/** The same lifecycles as XState 5 code, to be read and copied. */
export function XStatePane() {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const [wanted, setWanted] = useState<string>();
  const [copied, setCopied] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<CodeView | undefined>(undefined);
  const names = framework ? [...framework.lifecycles.keys()] : [];
  const name = names.find((candidate) => candidate === wanted) ?? names[0];
  const lifecycle = name === undefined ? undefined : framework?.lifecycles.get(name);
  const code = framework && lifecycle ? printXState(framework, lifecycle) : '';
  useEditorTheme();
  useEffect(() => {
    if (!box.current) return;
    const created = createCodeView(box.current, 'XState code');
    view.current = created;
    return () => {
      view.current = undefined;
      created.dispose();
    };
  }, []);
  useEffect(() => view.current?.setText(code), [code]);
  const copy = (): void => {
    void navigator.clipboard.writeText(code).then(
      () => setCopied(code),
      () => session.notify('The browser does not let us copy. Select the code and press Ctrl+C.', 'problem'),
    );
  };
  return (
    <>
      <div className="source-paths">
        <div role="group" aria-label="Path" className="source-path-list">
          {names.map((candidate) => (
            <button
              key={candidate}
              type="button"
              className="source-path"
              aria-pressed={candidate === name}
              onClick={() => setWanted(candidate)}
            >
              {phraseKey(candidate)} path
            </button>
          ))}
        </div>
        <Button look="quiet" onClick={copy}>
          {copied === code ? 'Copied' : 'Copy the code'}
        </Button>
      </div>
      <div ref={box} className="source-editor" data-testid="xstate-code" />
    </>
  );
}
