import { useMemo } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { phraseCount, phraseRange } from '../session/phraseNumber.ts';
import type { RecallState } from '../session/recallState.ts';
import { weighRecall, type RecallVerdict } from '../session/weighRecall.ts';
import { ShareBar } from '../widgets/ShareBar.tsx';

/** How the deals fare with what was remembered, beside how they fare by the record alone. */
export function RecallMeter({
  state: { base, told, waiting },
  onWrite,
}: {
  readonly state: RecallState;
  readonly onWrite: () => void;
}) {
  const overview = useStudio((state) => state.replay.overview);
  const shown = base ?? overview;
  const verdicts = useMemo(() => shown && weighRecall(shown, base ? told : []), [shown, base, told]);
  if (!verdicts) return <p className="fine">The deals are being replayed…</p>;
  return (
    <section className="ask-meter" aria-label="What the deals say">
      <Verdict title="With what was remembered" verdict={verdicts.withRecalled} />
      <Verdict title="By the record alone" verdict={verdicts.recorded} quiet />
      {waiting ? (
        <p className="ask-waiting">
          The deals are many: the answers are written into them when you leave the room.{' '}
          <button type="button" className="link" onClick={onWrite}>
            Write them now
          </button>
        </p>
      ) : null}
    </section>
  );
}

function Verdict({
  title,
  verdict,
  quiet = false,
}: {
  readonly title: string;
  readonly verdict: RecallVerdict;
  readonly quiet?: boolean;
}) {
  const { replayed, survived, broken, unproven, survival, askings, checked, contradicted } = verdict;
  return (
    <div className={quiet ? 'ask-verdict ask-verdict-quiet' : 'ask-verdict'} role="group" aria-label={title}>
      <h3>{title}</h3>
      <p className="ask-unproven">
        <b>{phraseCount(unproven)}</b> of {phraseCount(replayed)} unproven
      </p>
      <ShareBar
        label={title}
        segments={[
          { tone: 'good', share: survived / replayed, label: `${phraseCount(survived)} survive` },
          { tone: 'silent', share: broken / replayed, label: `${phraseCount(broken)} break` },
          { tone: 'unproven', share: unproven / replayed, label: `${phraseCount(unproven)} unproven` },
        ]}
      />
      <p>
        Survival is {phraseRange(survival.atLeast ?? 0, survival.atMost ?? 1)} of all: {phraseCount(survived)}{' '}
        survive, {phraseCount(broken)} break.
      </p>
      <p>
        Evidence: <b>{phraseCount(checked)}</b> of {phraseCount(askings)} checked, {phraseCount(contradicted)}{' '}
        contradicted.
      </p>
    </div>
  );
}
