import { useState } from 'react';
import type { FactValue } from '../../core/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { Mark, type Tone } from '../widgets/Mark.tsx';
import { ShareBar } from '../widgets/ShareBar.tsx';
import { lightScenario, type ScenarioAnswer } from './answerScenario.ts';
import type { DecisionTable } from './decisionTable.ts';
import { RESERVED } from './newDecision.ts';
import { shareDecision } from './shareDecision.ts';

const TONES: Readonly<Record<ScenarioAnswer['kind'], { readonly tone: Tone; readonly word: string }>> = {
  answer: { tone: 'good', word: 'answered' },
  silent: { tone: 'silent', word: 'silent' },
  ambiguous: { tone: 'ambiguous', word: 'two answers' },
  missing: { tone: 'unproven', word: 'open' },
};

/** The question of a decision, what it says in the scenario, and how all scenarios fall out. */
export function DecisionHead({
  table,
  known,
  readOnly,
}: {
  readonly table: DecisionTable;
  readonly known: ReadonlyMap<string, FactValue>;
  readonly readOnly: boolean;
}) {
  const { decision } = table;
  const answer = lightScenario(table, known).answer;
  const segments = shareDecision(table, known);
  const words = segments.map(({ label }) => label).join(' · ');
  const { tone, word } = TONES[answer.kind];
  return (
    <header className="decision-head">
      <Question
        key={`${decision.name} ${decision.question ?? ''}`}
        name={decision.name}
        question={decision.question ?? ''}
        readOnly={readOnly}
      />
      <div className="decision-answer" role="status" aria-label="In this scenario">
        <Mark tone={tone} size="large">
          {word}
        </Mark>
        <p>
          <b>{answer.headline}</b> <span className="decision-answer-detail">{answer.detail}</span>
        </p>
      </div>
      <div className="decision-share">
        <ShareBar
          segments={segments}
          label={known.size === 0 ? 'Of all scenarios' : 'Of the scenarios left open'}
        />
        <span className="fine">{sentence(words)}</span>
      </div>
    </header>
  );
}

function Question({
  name,
  question,
  readOnly,
}: {
  readonly name: string;
  readonly question: string;
  readonly readOnly: boolean;
}) {
  const session = useSession();
  const [text, setText] = useState<string | undefined>(undefined);
  const shown = question === '' ? (RESERVED[name]?.question ?? name) : question;
  const save = (): void => {
    const typed = text?.trim();
    setText(undefined);
    if (typed === undefined || typed === question) return;
    session.runCommand({
      kind: 'decision.setQuestion',
      decision: name,
      ...(typed === '' ? {} : { question: typed }),
    });
  };
  if (text !== undefined)
    return (
      <input
        className="decision-question-field"
        aria-label="Question"
        value={text}
        ref={(field) => field?.focus()}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') setText(undefined);
          event.stopPropagation();
        }}
      />
    );
  return (
    <h1 className="decision-question">
      {readOnly ? (
        shown
      ) : (
        <button type="button" title="Change the wording" onClick={() => setText(question)}>
          {shown}
        </button>
      )}
    </h1>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
