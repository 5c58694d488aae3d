import { useState } from 'react';
import { useSession } from '../hooks/useSession.ts';
import type { Recall } from '../session/createRecall.ts';
import { openFiles } from '../session/openFiles.ts';
import { listAbout } from '../session/recallState.ts';
import { Button } from '../widgets/Button.tsx';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { useRecallState } from './useRecall.ts';

/** Hands cards to those who were there, and takes their answers in. */
export function ShareCards({ recall }: { readonly recall: Recall }) {
  const session = useSession();
  const { cards } = useRecallState(recall);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const partners = [...listAbout(cards)];
  const toggle = (partner: string): void =>
    setChosen(
      new Set(chosen.has(partner) ? [...chosen].filter((one) => one !== partner) : [...chosen, partner]),
    );
  return (
    <details className="ask-share">
      <summary>Send these to others</summary>
      <p className="fine">
        A file of cards names accounts, partners and dates, and no amounts. Whoever gets it opens it in this
        studio, answers, and sends it back.
      </p>
      <Button icon="download" onClick={() => recall.share()}>
        {partners.length === 1 ? 'A file for the partner' : `A file for each of ${partners.length} partners`}
      </Button>
      <fieldset>
        <legend className="fine">or one file about those a colleague looks after</legend>
        {partners.map(([partner, count]) => (
          <label key={partner}>
            <input type="checkbox" checked={chosen.has(partner)} onChange={() => toggle(partner)} />
            <span>{partner}</span>
            <span className="fine">{count}</span>
          </label>
        ))}
      </fieldset>
      <Button icon="download" disabled={chosen.size === 0} onClick={() => recall.share(chosen)}>
        One file for {chosen.size === 0 ? 'the chosen' : `${chosen.size} chosen`}
      </Button>
      <FilePicker
        label="Take answers in"
        accept=".json"
        onFiles={(files) => void openFiles(session, files)}
      />
    </details>
  );
}
