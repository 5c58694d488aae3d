import './recall.css';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useStudio } from '../hooks/useSession.ts';
import type { Recall } from '../session/createRecall.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { listSpots } from '../session/recallState.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { CardList } from './CardList.tsx';
import { NameField } from './NameField.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
import { RecallMeter } from './RecallMeter.tsx';
import { ShareCards } from './ShareCards.tsx';
import { useRecall, useRecallState } from './useRecall.ts';

/** Bring › Ask: what nobody recorded, asked of those who were there, one question at a time. */
export function AskRoom() {
  const recall = useRecall();
  return recall ? <Cards recall={recall} /> : <p className="opening">Opening the cards…</p>;
}

function Cards({ recall }: { readonly recall: Recall }) {
  const state = useRecallState(recall);
  const hasDeals = useStudio(({ deals }) => deals.sets.length > 0);
  const isUsable = useStudio(({ reading }) => !reading.stale && !reading.halted);
  const spots = useMemo(() => listSpots(state.cards), [state.cards]);
  const { status, file, cards, answers } = state;
  if (!file && !hasDeals)
    return (
      <EmptyRoom
        title="No deals to ask about"
        actions={
          <Link href="/bring/deals" className="button button-primary">
            Bring deals
          </Link>
        }
      >
        What decides who owns a deal is rarely recorded. Bring deals, and the cards here ask for what would
        tell most. If somebody sent you cards, drop their file on this page.
      </EmptyRoom>
    );
  if (!file && cards.length === 0 && !isUsable)
    return (
      <EmptyRoom
        title="The framework cannot ask yet"
        actions={
          <Link href="/draw/source" className="button button-primary">
            See the source
          </Link>
        }
      >
        Its text has an error. Once that is mended, the deals are replayed and the cards are picked.
      </EmptyRoom>
    );
  if (status === 'nothing')
    return (
      <EmptyRoom
        title="Nothing is unknown that anybody could tell"
        actions={
          <Link href="/fix/breaks" className="button button-primary">
            See the breaks
          </Link>
        }
      >
        The closed deals tell everything the framework asks for. What breaks them is a question for the
        framework.
      </EmptyRoom>
    );
  if (cards.length === 0)
    return (
      <p className="opening" role="status">
        Picking the questions that would tell most…
      </p>
    );
  return (
    <div className="ask" data-keys="ask">
      <div className="ask-main">
        <header className="ask-head">
          <h1>
            {file
              ? `Questions about ${phraseCount(cards.length)} ${cards.length === 1 ? 'deal' : 'deals'}`
              : `${phraseCount(spots.length)} questions that would tell most`}
          </h1>
          <p className="fine">
            {file
              ? `From “${file.name}”. Answer what you remember, save your answers, and send the file back. Nothing leaves this computer by itself.`
              : `About ${phraseCount(cards.length)} closed deals. What you remember is marked as remembered and never replaces the record.`}
          </p>
        </header>
        {state.recalledBy === '' ? (
          <NameField onName={recall.sayName} />
        ) : (
          <QuestionPanel recall={recall} spots={spots} />
        )}
      </div>
      <aside className="ask-side" aria-label="Progress">
        {file ? (
          <section className="ask-file">
            <p>
              <b>{phraseCount(answers.length)}</b> of {phraseCount(spots.length)} answered
            </p>
            {answers.length > 0 ? (
              <Button icon="download" look="primary" onClick={recall.saveAnswers}>
                Save the answers
              </Button>
            ) : null}
            <Button look="quiet" onClick={() => void recall.closeFile()}>
              Close these cards
            </Button>
          </section>
        ) : (
          <RecallMeter state={state} onWrite={recall.settle} />
        )}
        {file ? null : <ShareCards recall={recall} />}
        <CardList recall={recall} spots={spots} />
      </aside>
    </div>
  );
}
