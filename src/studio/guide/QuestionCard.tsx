import { useEffect, useRef } from 'react';
import type { GuideField, GuideQuestion } from '../../core/guide/index.ts';
import { GUIDE_QUESTIONS } from '../../core/guide/index.ts';
import { isApple } from '../hooks/isApple.ts';
import { useActions } from '../hooks/useActions.ts';
import { printHotkey } from '../session/keyNames.ts';
import { Button } from '../widgets/Button.tsx';
import { AnswerField } from './AnswerField.tsx';
import { changeField, shownValues, type GuideDraft } from './guideDraft.ts';
import { namesGiven } from './namesOnOffer.ts';
import { PasteTable } from './PasteTable.tsx';

const NEXT_KEY = 'mod+Enter';
const UNKNOWN_KEY = 'mod+shift+Enter';

/** One question: what it is about, its fields, and the three ways on. */
export function QuestionCard({
  question,
  step,
  draft,
  onChange,
  onSay,
  onBack,
}: {
  readonly question: GuideQuestion;
  /** From 1. */
  readonly step: number;
  readonly draft: GuideDraft;
  readonly onChange: (draft: GuideDraft) => void;
  readonly onSay: (said: 'decided' | 'unknown') => void;
  readonly onBack: (() => void) | undefined;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [question.id]);
  useActions([
    {
      id: 'guide.next',
      title: 'Take the answer and go on',
      group: 'Start',
      defaultHotkey: NEXT_KEY,
      run: () => onSay('decided'),
    },
    {
      id: 'guide.unknown',
      title: 'We don’t know: go on',
      group: 'Start',
      defaultHotkey: UNKNOWN_KEY,
      run: () => onSay('unknown'),
    },
    { id: 'guide.back', title: 'Back', group: 'Start', enabled: onBack !== undefined, run: () => onBack?.() },
  ]);
  const values = shownValues(draft, question.id);
  const said = draft.said[question.id];
  const pasted =
    question.id === 'lead'
      ? 'lead'
      : question.id === 'duties' || question.id === 'services'
        ? 'duties'
        : undefined;
  const types = namesGiven(draft, 'partnerTypes');
  const isAsked = ({ onlyIf }: GuideField): boolean => !onlyIf || values[onlyIf.field] === onlyIf.is;
  const takeRows = (rows: readonly (readonly string[])[]): void => {
    if (question.id === 'services') {
      const usual = types.find((name) => /service/i.test(name)) ?? types[0] ?? '';
      const own = rows.map(([stage = '', what = '', who = '', answers = '', kind = '']) => [
        kind === '' ? usual : kind,
        stage,
        what,
        who,
        answers,
      ]);
      return onChange(changeField(draft, question.id, 'duties', own));
    }
    if (pasted === 'duties')
      return onChange(
        changeField(
          draft,
          question.id,
          'rows',
          rows.map((row) => row.slice(0, 4)),
        ),
      );
    const present = values['cells'];
    const kept = (Array.isArray(present) ? present : []).filter(
      (cell): cell is readonly string[] =>
        Array.isArray(cell) && !rows.some((row) => row[0] === cell[0] && row[1] === cell[1]),
    );
    onChange(changeField(draft, question.id, 'cells', [...kept, ...rows]));
  };
  return (
    <form
      className="guide-card"
      aria-labelledby="guide-title"
      onSubmit={(event) => {
        event.preventDefault();
        onSay('decided');
      }}
    >
      <p className="guide-progress">
        <span>
          Question {step} of {GUIDE_QUESTIONS.length}
        </span>
        <progress value={step} max={GUIDE_QUESTIONS.length} aria-label="Questions so far" />
      </p>
      <h1 id="guide-title" ref={title} tabIndex={-1}>
        {question.title}
      </h1>
      <p className="guide-why">{question.why}</p>
      <p className="fine" aria-live="polite">
        {said === undefined
          ? 'The answer below is a suggestion: change it, take it, or say that you do not know.'
          : said === 'unknown'
            ? 'You said that you do not know yet. What stands below is not used.'
            : 'Answered. Changes count at once.'}
      </p>
      <div className="guide-fields">
        {question.fields.filter(isAsked).map((field) => (
          <AnswerField
            key={field.id}
            field={field}
            value={values[field.id]}
            draft={draft}
            onChange={(value) => onChange(changeField(draft, question.id, field.id, value))}
          />
        ))}
        {pasted ? (
          <PasteTable
            key={question.id}
            kind={pasted}
            stages={namesGiven(draft, 'stages')}
            roles={namesGiven(draft, 'roles')}
            partnerTypes={types}
            onRows={takeRows}
          />
        ) : null}
      </div>
      <div className="guide-ways">
        <Button icon="back" disabled={onBack === undefined} onClick={onBack}>
          Back
        </Button>
        <span className="guide-gap" />
        <Button onClick={() => onSay('unknown')}>We don’t know</Button>
        <Button type="submit" look="primary">
          {step === GUIDE_QUESTIONS.length ? 'Finish' : 'Next'}
        </Button>
      </div>
      <p className="fine guide-keys">
        <Keys hotkey={NEXT_KEY} /> next · <Keys hotkey={UNKNOWN_KEY} /> we don’t know
      </p>
    </form>
  );
}

function Keys({ hotkey }: { readonly hotkey: string }) {
  return printHotkey(hotkey, isApple()).map((part) => <kbd key={part}>{part}</kbd>);
}
