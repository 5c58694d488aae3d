import './guide.css';
import { useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { GUIDE_QUESTIONS } from '../../core/guide/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { chooseDeals, FIRST_VISIT } from '../session/scenarioCatalog.ts';
import { Button } from '../widgets/Button.tsx';
import { GuideEnd } from './GuideEnd.tsx';
import { GuidePreview } from './GuidePreview.tsx';
import { EMPTY_DRAFT, sayAnswer, type GuideDraft } from './guideDraft.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { useGuideDraft } from './useGuideDraft.ts';
import { writeAnswers } from './writeAnswers.ts';

/** Bring › Start: a framework from fifteen answers, one question at a time. */
export function GuideRoom({ step }: { readonly step: string | undefined }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const [opening, setOpening] = useState(false);
  const { draft, before, change, startOver, bringBack } = useGuideDraft();
  const at = step === 'done' ? GUIDE_QUESTIONS.length + 1 : Number(step ?? firstUnasked(draft));
  const question = GUIDE_QUESTIONS[at - 1];
  const goTo = (next: number): void =>
    navigate(`/bring/start/${next > GUIDE_QUESTIONS.length ? 'done' : next}`);
  if (step === undefined || (!question && step !== 'done'))
    return <Redirect to={`/bring/start/${firstUnasked(draft)}`} replace />;

  // A question that is being answered counts in the preview as it stands.
  const showing =
    question && draft.said[question.id] === undefined ? sayAnswer(draft, question.id, 'decided') : draft;

  const open = async (): Promise<void> => {
    setOpening(true);
    const written = await writeAnswers(session, draft);
    if (written) {
      change({ ...draft, written });
      await showDeals();
    }
    setOpening(false);
  };
  const showDeals = async (): Promise<void> => {
    const { deals, catalog } = session.store.get();
    const sample = catalog.find((entry) => entry.name === FIRST_VISIT.scenario);
    if (deals.sets.length === 0 && sample)
      for (const set of chooseDeals(sample)) await session.addScenarioDeals(sample.name, set);
    navigate(session.store.get().deals.sets.length > 0 ? '/replay/player' : '/draw/canvas');
  };

  return (
    <div className="guide">
      <div className="guide-main">
        {before ? (
          <p className="guide-before">
            You started over.{' '}
            <Button look="quiet" onClick={bringBack}>
              Bring the earlier answers back
            </Button>
          </p>
        ) : null}
        {question ? (
          <QuestionCard
            question={question}
            step={at}
            draft={draft}
            onChange={change}
            onSay={(said) => {
              change(sayAnswer(draft, question.id, said));
              goTo(at + 1);
            }}
            onBack={at > 1 ? () => goTo(at - 1) : undefined}
          />
        ) : (
          <GuideEnd
            draft={draft}
            opening={opening}
            onOpen={() => void open()}
            onBack={() => goTo(GUIDE_QUESTIONS.length)}
            onStartOver={() => {
              startOver(EMPTY_DRAFT);
              goTo(1);
            }}
          />
        )}
      </div>
      <GuidePreview draft={showing} step={at} />
    </div>
  );
}

function firstUnasked(draft: GuideDraft): number | 'done' {
  const index = GUIDE_QUESTIONS.findIndex(({ id }) => draft.said[id] === undefined);
  return index < 0 ? 'done' : index + 1;
}
