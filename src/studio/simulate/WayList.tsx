import type { Framework, TestOutcome } from '../../core/index.ts';
import type { SeenWay } from '../../core/simulate/index.ts';
import { phraseClockOf, phraseCondition, phraseWay } from './phraseWay.ts';

const WORDS: Readonly<Record<TestOutcome, string>> = { held: 'holds', failed: 'fails', unknown: 'unknown' };

/** Ways out, each condition with what it sees and whether it holds. */
export function WayList({
  framework,
  ways,
}: {
  readonly framework: Framework;
  readonly ways: readonly SeenWay[];
}) {
  if (ways.length === 0) return null;
  return (
    <ul className="way-list">
      {ways.map((way) => (
        <li key={way.transition.id}>
          <span className="way-name">{phraseWay(framework, way)}</span>
          {phraseClockOf(framework, way) === undefined ? null : (
            <span className="fine">{phraseClockOf(framework, way)}</span>
          )}
          {way.conditions.length === 0 ? null : (
            <ul className="way-conditions" aria-label="Only when">
              {way.conditions.map((condition) => (
                <li
                  key={`${condition.part} ${condition.column}`}
                  className={`condition-${condition.outcome}`}
                >
                  <b>{WORDS[condition.outcome]}</b> <span>{phraseCondition(framework, condition)}</span>
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}
