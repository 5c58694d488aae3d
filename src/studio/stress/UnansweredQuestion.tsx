import { Link } from 'wouter';
import type { Deal, Framework } from '../../core/index.ts';
import type { SearchFind } from '../../core/stress/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import type { Stress } from '../session/createStress.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import { Mark } from '../widgets/Mark.tsx';
import { KeepDeal } from './KeepDeal.tsx';
import { SmallestDeal } from './SmallestDeal.tsx';

/** A question that the framework could not answer, the rule that came nearest, and the smallest deal that asks it. */
export function UnansweredQuestion({
  finding,
  about,
  deal,
  stress,
}: {
  readonly finding: Omit<SearchFind, 'break' | 'example'>;
  /** Where it came up. */
  readonly about?: string;
  /** The smallest deal that asks it, as it is kept. */
  readonly deal: Deal;
  readonly stress: Stress;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const decision = framework && findDecision(framework, finding);
  const { kind, question, detail, nearest } = finding;
  return (
    <section className="stress-unanswered">
      <Mark tone={kind}>{KIND_WORDS[kind].long}</Mark>
      <h3>{question}</h3>
      {about === undefined ? null : <p className="fine">{about}</p>}
      {nearest ? (
        <p>
          <span className="fine">Nearest rule: </span>
          {nearest.sentence}
        </p>
      ) : detail === '' ? null : (
        <p>{detail}</p>
      )}
      <SmallestDeal deal={deal} />
      <KeepDeal deal={deal} stress={stress} />
      {decision === undefined ? null : (
        <p>
          <Link href={`/draw/decisions/${encodeURIComponent(decision)}`}>Answer it in the rules</Link>
        </p>
      )}
    </section>
  );
}

/** The decision whose rules should have answered. */
function findDecision(
  { decisions }: Framework,
  { code, rules, nearest }: Pick<SearchFind, 'code' | 'rules' | 'nearest'>,
): string | undefined {
  const named = [...rules, nearest?.rule ?? ''].map((rule) => rule.split('/')[0] ?? '');
  return [...named, ...(code.startsWith('lead.') ? ['customerLead'] : [])].find((name) =>
    decisions.has(name),
  );
}
