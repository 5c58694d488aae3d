import { useId, useState } from 'react';
import type { DecisionFinding, FactValue } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { Mark } from '../widgets/Mark.tsx';
import type { Option } from './answerOptions.ts';
import { FINDING_WORDS, labelFix } from './findingWords.ts';
import { previewFix } from './previewFix.ts';

/** One thing a decision leaves open, with its scenario and the ways to end it. */
export function FindingEntry({
  finding,
  answers,
  readOnly,
  onTry,
}: {
  readonly finding: DecisionFinding;
  /** What a missing rule may answer; empty where it has several answers. */
  readonly answers: readonly Option[];
  readonly readOnly: boolean;
  readonly onTry: (witness: Readonly<Record<string, FactValue>>) => void;
}) {
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const { code, message, witness, fixes } = finding;
  const { tone, word } = FINDING_WORDS[code];
  const fix = chosen === undefined ? undefined : fixes[chosen];
  return (
    <li className="finding">
      <Mark tone={tone}>{word}</Mark>
      <div className="finding-body">
        <p>{message}</p>
        <div className="finding-ways">
          {witness && Object.keys(witness).length > 0 ? (
            <Button look="quiet" icon="play" onClick={() => onTry(witness)}>
              Try it
            </Button>
          ) : null}
          {fixes.map((way, index) => (
            <Button
              key={index}
              look="quiet"
              disabled={readOnly}
              aria-expanded={chosen === index}
              onClick={() => setChosen(chosen === index ? undefined : index)}
            >
              {labelFix(way)}…
            </Button>
          ))}
        </div>
        {fix && !readOnly ? (
          <FixPanel key={chosen} fix={fix} answers={answers} onDone={() => setChosen(undefined)} />
        ) : null}
      </div>
    </li>
  );
}

/** What a fix changes in the text, before it does. */
function FixPanel({
  fix,
  answers,
  onDone,
}: {
  readonly fix: Command;
  readonly answers: readonly Option[];
  readonly onDone: () => void;
}) {
  const session = useSession();
  const text = useStudio((state) => state.document?.text ?? '');
  const [answer, setAnswer] = useState<string | undefined>(undefined);
  const id = useId();
  const command = answer === undefined ? fix : withAnswer(fix, answer);
  const preview = previewFix(text, command);
  const proposed =
    fix.kind === 'rule.insert' && typeof fix.rule.then === 'string' ? fix.rule.then : undefined;
  return (
    <div className="fix" role="group" aria-label={`Preview: ${labelFix(fix)}`}>
      {proposed === undefined || answers.length === 0 ? null : (
        <label className="fix-answer" htmlFor={id}>
          It answers
          <select
            id={id}
            className="select"
            value={answer ?? proposed}
            onChange={(event) => setAnswer(event.target.value)}
          >
            {answers.map(({ value, label }) => (
              <option key={value} value={value}>
                {value === proposed ? `${label} (as the nearest rule)` : label}
              </option>
            ))}
          </select>
        </label>
      )}
      {preview ? (
        <pre className="fix-lines">
          {preview.before.map((line, index) => (
            <del key={`- ${index}`}>{`− ${line}\n`}</del>
          ))}
          {preview.after.map((line, index) => (
            <ins key={`+ ${index}`}>{`+ ${line}\n`}</ins>
          ))}
        </pre>
      ) : (
        <p className="fine">The text has changed since: this no longer applies.</p>
      )}
      <div className="finding-ways">
        <Button
          look="primary"
          disabled={!preview}
          onClick={() => {
            if (session.runCommand(command) === undefined) onDone();
          }}
        >
          Change the text
        </Button>
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

/** An answer that somebody chose needs no note that it is to be confirmed. */
function withAnswer(fix: Command, then: string): Command {
  if (fix.kind !== 'rule.insert') return fix;
  return { ...fix, rule: { when: fix.rule.when, then } };
}
