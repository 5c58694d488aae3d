import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Recall } from '../session/createRecall.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { findAnswer, type Spot } from '../session/recallState.ts';
import { Button } from '../widgets/Button.tsx';
import { useRecallState } from './useRecall.ts';

/** After the last question: what was left open, and where to go on. */
export function EndOfCards({ recall, spots }: { readonly recall: Recall; readonly spots: readonly Spot[] }) {
  const { answers, file, status } = useRecallState(recall);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const open = spots.filter((spot) => !findAnswer(answers, spot)).length;
  const first = spots.findIndex((spot) => !findAnswer(answers, spot));
  return (
    <section className="ask-card">
      <h2 className="ask-question" ref={title} tabIndex={-1}>
        {open === 0 ? 'That was the last question' : `${phraseCount(open)} questions are still open`}
      </h2>
      <p>
        {phraseCount(answers.length)} answered
        {file
          ? '. Save the answers and send the file back to whoever sent it to you.'
          : ', all kept with the document.'}
      </p>
      <div className="ask-ways">
        <Button icon="back" onClick={() => recall.goTo(spots.length - 1)}>
          Back
        </Button>
        {open > 0 ? <Button onClick={() => recall.goTo(first)}>Go to the first open one</Button> : null}
        {file ? (
          <Button icon="download" look="primary" onClick={recall.saveAnswers}>
            Save the answers
          </Button>
        ) : (
          <>
            <Button disabled={status === 'picking'} onClick={recall.pick}>
              Ask about 20 more deals
            </Button>
            <Link href="/fix/breaks" className="button button-primary">
              See what breaks now
            </Link>
          </>
        )}
      </div>
    </section>
  );
}
