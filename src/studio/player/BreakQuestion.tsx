import { Link } from 'wouter';
import type { Finding, Framework } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { decisionOfFinding, listAnswers } from '../session/answersOnOffer.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { Mark } from '../widgets/Mark.tsx';

/** The question the framework could not answer, the rule that came nearest, and the answers there are. */
export function BreakQuestion({
  framework,
  finding,
  first,
}: {
  readonly framework: Framework;
  readonly finding: Finding;
  readonly first: boolean;
}) {
  const same = useStudio((state) =>
    state.replay.overview?.breaks.find((entry) => entry.id === finding.break),
  );
  const decision = decisionOfFinding(framework, finding);
  const answers = decision ? listAnswers(framework, decision) : [];
  return (
    <section className={first ? 'break-question' : 'break-question break-question-small'}>
      <Mark tone={finding.kind} size="large">
        {KIND_WORDS[finding.kind].long}
      </Mark>
      <h2>{finding.question}</h2>
      {finding.nearest || finding.detail === '' ? null : <p>{finding.detail}</p>}
      {same && same.deals > 1 ? (
        <p className="fine">
          <Link href={`/fix/breaks/${same.id}`}>
            {phraseCount(same.deals)} deals break on this question
            {same.won > 0 ? `, ${phraseCount(same.won)} of them won` : ''}
          </Link>
        </p>
      ) : null}
      {finding.nearest ? (
        <div className="break-part">
          <h3>Nearest rule</h3>
          <p className="nearest">{finding.nearest.sentence}</p>
        </div>
      ) : null}
      {answers.length > 0 && decision ? (
        <div className="break-part">
          <h3>Answers this question can have</h3>
          <ul className="answers">
            {answers.map((answer) => (
              <li key={answer}>{answer}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {decision ? <ShowRules decision={decision.name} /> : null}
    </section>
  );
}

function ShowRules({ decision }: { readonly decision: string }) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  if (!parsed) return null;
  return (
    <Button
      icon="code"
      onClick={() => session.revealSource(parsed.rangeOf(['decisions', decision, 'rules']))}
    >
      Answer it in the rules
    </Button>
  );
}
