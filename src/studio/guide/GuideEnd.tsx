import { useEffect, useRef } from 'react';
import { describeAnswer, GUIDE_QUESTIONS } from '../../core/guide/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { Mark } from '../widgets/Mark.tsx';
import { toAnswers, type GuideDraft } from './guideDraft.ts';

/** The answers are given: what is open, and the way to the deals. */
export function GuideEnd({
  draft,
  opening,
  onOpen,
  onBack,
  onStartOver,
}: {
  readonly draft: GuideDraft;
  readonly opening: boolean;
  readonly onOpen: () => void;
  readonly onBack: () => void;
  readonly onStartOver: () => void;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const deals = useStudio((state) => state.deals.table.deals);
  const answers = toAnswers(draft);
  const holes = GUIDE_QUESTIONS.filter(({ id }) => describeAnswer(answers, id) === undefined);
  const answered = GUIDE_QUESTIONS.length - holes.length;
  return (
    <section className="guide-card" aria-labelledby="guide-title">
      <h1 id="guide-title" ref={title} tabIndex={-1}>
        {holes.length === 0
          ? 'All fifteen questions have an answer'
          : `${answered} of ${GUIDE_QUESTIONS.length} questions have an answer`}
      </h1>
      <p className="guide-why">
        Now see whether your answers survive real deals. The framework opens as a document of its own,{' '}
        {deals > 0 ? `beside the ${phraseCount(deals)} deals that are open` : 'beside 240 sample deals'}, and
        every deal is replayed through it. Bring your own deals at any time.
      </p>
      {holes.length > 0 ? (
        <div className="guide-holes">
          <p>These stay open. Deals that ask them will break there, and you will see which:</p>
          <ul>
            {holes.map((question) => (
              <li key={question.id}>
                <Mark tone="silent">undecided</Mark> {question.open}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="guide-ways">
        <Button icon="back" onClick={onBack}>
          Back to the questions
        </Button>
        <Button look="quiet" onClick={onStartOver}>
          Start over
        </Button>
        <span className="guide-gap" />
        <Button look="primary" disabled={opening} onClick={onOpen}>
          {opening ? 'Opening…' : 'Open it and replay the deals'}
        </Button>
      </div>
      <p className="fine">Your answers stay here: come back, change one and open the framework again.</p>
    </section>
  );
}
