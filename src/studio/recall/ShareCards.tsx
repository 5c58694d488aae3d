import { useSession } from '../hooks/useSession.ts';
import type { Recall } from '../session/createRecall.ts';
import { openFiles } from '../session/openFiles.ts';
import { Button } from '../widgets/Button.tsx';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { useRecallState } from './useRecall.ts';

/** Hands cards to those who were there, and takes their answers in. */
export function ShareCards({ recall }: { readonly recall: Recall }) {
  const session = useSession();
  const { cards } = useRecallState(recall);
  const partners = new Set(cards.map(({ partners: [first] }) => first)).size;
  return (
    <section className="ask-share" aria-label="Send these to others">
      <h3>Send these to others</h3>
      <p className="fine">
        A file of cards names accounts, partners and dates, and no amounts. Whoever gets it opens it in this
        studio, answers, and sends it back.
      </p>
      <Button icon="download" onClick={() => recall.share('partner')}>
        {partners === 1 ? 'A file for the partner' : `A file for each of ${partners} partners`}
      </Button>
      <Button icon="download" onClick={() => recall.share('all')}>
        One file with all cards
      </Button>
      <FilePicker
        label="Take answers in"
        accept=".json"
        onFiles={(files) => void openFiles(session, files)}
      />
    </section>
  );
}
