import { useEffect, useRef, useState } from 'react';
import type { FactValue } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import type { Recall } from '../session/createRecall.ts';
import { phraseDay } from './phraseDay.ts';
import { findAnswer, phraseAnswered, type Spot } from '../session/recallState.ts';
import { Button } from '../widgets/Button.tsx';
import { EndOfCards } from './EndOfCards.tsx';
import { useRecallState } from './useRecall.ts';

const UNKNOWN_KEY = '0';

/** The question that is asked: the deal it is about, the answers one can give by one key, and why. */
export function QuestionPanel({
  recall,
  spots,
}: {
  readonly recall: Recall;
  readonly spots: readonly Spot[];
}) {
  const { at, answers, recalledBy } = useRecallState(recall);
  const spot = spots[at];
  const title = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState<{ readonly at: number; readonly why: string }>();
  useEffect(() => title.current?.focus(), [at]);
  const given = spot && findAnswer(answers, spot);
  const why = typed?.at === at ? typed.why : (given?.why ?? '');
  const say = (value: FactValue | undefined): void => recall.answer(value, why.trim());
  const finishWhy = (): void => {
    if (given && why.trim() !== (given.why ?? '')) recall.explain(why.trim());
  };
  const choices = spot?.question.choices ?? [];
  useActions([
    {
      id: 'ask.answer',
      title: 'Answer the question',
      group: 'Ask',
      defaultHotkey: '1',
      otherHotkeys: Array.from('23456789abcdefghijklmnopqrstuvwxyz'),
      within: 'ask',
      enabled: choices.length > 0,
      run(key) {
        const choice = choices.find((candidate) => candidate.key === key);
        if (choice) say(choice.value);
      },
    },
    {
      id: 'ask.unknown',
      title: 'I don’t know',
      group: 'Ask',
      defaultHotkey: UNKNOWN_KEY,
      within: 'ask',
      enabled: spot !== undefined,
      run: () => say(undefined),
    },
    {
      id: 'ask.back',
      title: 'The question before',
      group: 'Ask',
      defaultHotkey: 'ArrowLeft',
      within: 'ask',
      enabled: at > 0,
      run: () => recall.goTo(at - 1),
    },
    {
      id: 'ask.forward',
      title: 'The next question',
      group: 'Ask',
      defaultHotkey: 'ArrowRight',
      within: 'ask',
      enabled: spot !== undefined,
      run: () => recall.goTo(at + 1),
    },
    {
      id: 'ask.takeBack',
      title: 'Take the answer back',
      group: 'Ask',
      defaultHotkey: 'Backspace',
      within: 'ask',
      enabled: given !== undefined,
      run: recall.takeBack,
    },
  ]);
  if (!spot) return <EndOfCards recall={recall} spots={spots} />;
  const { card, question, cardIndex, questionIndex } = spot;
  return (
    <section className="ask-card" aria-labelledby="ask-question">
      <p className="ask-place">
        <span>
          Question {at + 1} of {spots.length}
        </span>
        <progress value={at} max={spots.length} aria-label="Questions so far" />
        <span className="ask-gap" />
        <span>{recalledBy} answers</span>
        <button type="button" className="link" onClick={() => recall.sayName('')}>
          somebody else
        </button>
      </p>
      <div className="ask-deal">
        <b>{card.account ?? card.deal}</b>
        <span>{card.partners.length === 0 ? 'no partner' : `with ${card.partners.join(', ')}`}</span>
        <span>
          {card.from === undefined
            ? ''
            : `${phraseDay(card.from)} to ${phraseDay(card.until ?? card.from)} · `}
          {card.outcome}
        </span>
        <span className="fine">
          deal {card.deal}
          {card.questions.length > 1 ? `, question ${questionIndex + 1} of ${card.questions.length}` : ''}
        </span>
      </div>
      <h2
        id="ask-question"
        className="ask-question"
        ref={title}
        tabIndex={-1}
        key={`${cardIndex} ${questionIndex}`}
      >
        {question.text}
      </h2>
      <ul className="ask-choices">
        {question.choices.map(({ key, value, phrase }) => (
          <li key={key}>
            <button
              type="button"
              className="ask-choice"
              aria-pressed={given !== undefined && given.value === value}
              onClick={() => say(value)}
            >
              <kbd>{key}</kbd>
              <span>{phrase}</span>
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            className="ask-choice ask-unknown"
            aria-pressed={given !== undefined && given.value === undefined}
            onClick={() => say(undefined)}
          >
            <kbd>{UNKNOWN_KEY}</kbd>
            <span>I don’t know</span>
          </button>
        </li>
      </ul>
      <label className="ask-why">
        <span className="fine">Why, if you like (before you answer, or afterwards)</span>
        <input
          className="field-input"
          value={why}
          onChange={(event) => setTyped({ at, why: event.target.value })}
          onBlur={finishWhy}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            finishWhy();
            title.current?.focus();
          }}
        />
      </label>
      <div className="ask-ways">
        <Button icon="back" disabled={at === 0} onClick={() => recall.goTo(at - 1)}>
          Back
        </Button>
        {given ? (
          <p className="fine ask-given" role="status">
            {given.recalledBy} said on {phraseDay(given.on)}: {phraseAnswered(question, given.value)}.{' '}
            <button type="button" className="link" onClick={recall.takeBack}>
              Take it back
            </button>
          </p>
        ) : (
          <span className="ask-gap" />
        )}
        <Button icon="forward" onClick={() => recall.goTo(at + 1)}>
          {given ? 'Next' : 'Leave it open'}
        </Button>
      </div>
      <p className="fine ask-keys">
        <kbd>1</kbd>–<kbd>{choices.at(-1)?.key}</kbd> answer · <kbd>0</kbd> don’t know · <kbd>←</kbd>{' '}
        <kbd>→</kbd> back and forward · <kbd>⌫</kbd> take back
      </p>
    </section>
  );
}
