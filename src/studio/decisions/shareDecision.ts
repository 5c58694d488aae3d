import { shareAnswers, type FactValue } from '../../core/index.ts';
import { phraseShare } from '../session/phraseNumber.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import type { ShareSegment } from '../widgets/ShareBar.tsx';
import type { DecisionTable } from './decisionTable.ts';

/** How the scenarios that are left open fall out, as shares of the whole. */
export function shareDecision(
  { framework, decision, compiled }: DecisionTable,
  known: ReadonlyMap<string, FactValue>,
): readonly ShareSegment[] {
  if (decision.rules.length === 0) return [{ tone: 'silent', share: 1, label: 'no answer in 100%' }];
  const shares = shareAnswers(compiled, known);
  const part = (count: number): number => (shares.total === 0 ? 0 : count / shares.total);
  const bySide = { vendor: 0, partner: 0 };
  let answered = 0;
  for (const [answer, count] of shares.byAnswer) {
    answered += count;
    if (decision.output.kind === 'role') bySide[columnOfRole(framework, answer)] += count;
  }
  const segment = (tone: ShareSegment['tone'], share: number, words: string): ShareSegment => ({
    tone,
    share,
    label: `${words} in ${phraseShare(share)}`,
  });
  const leads = decision.name === 'customerLead' ? 'leads' : 'decides';
  const told =
    decision.output.kind === 'role'
      ? [
          segment('vendor', part(bySide.vendor), `the vendor ${leads}`),
          segment('partner', part(bySide.partner), `the partner ${leads}`),
        ]
      : [segment('good', part(answered), 'one answer')];
  return [
    ...told,
    segment('silent', part(shares.silent), 'no answer'),
    segment('ambiguous', part(shares.ambiguous), 'two answers'),
  ].filter(({ share }) => share > 0);
}
