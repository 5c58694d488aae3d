import type { Duration, Framework, Length, Transition } from '../../core/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { useStudio } from '../hooks/useSession.ts';
import { durationJson, durationStyle } from '../session/durationJson.ts';
import { phraseClock } from '../session/phraseLength.ts';
import { phraseTest } from '../session/phraseGuard.ts';
import { phraseUse } from '../session/phraseUse.ts';
import { Button } from '../widgets/Button.tsx';
import { LengthField } from '../widgets/LengthField.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { listOtherUses, planOwnClock } from './ownClock.ts';

/** How long a clock runs, who else goes by it, and the way to a clock of its own. */
export function ClockFields({
  framework,
  lifecycle,
  transition,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
  readonly transition: Transition;
}) {
  const parsed = useStudio((state) => state.reading.parsed);
  const { run, refusal } = useCommand();
  const name = transition.trigger.kind === 'after' ? transition.trigger.duration : '';
  const duration = framework.durations.get(name);
  if (!duration || !parsed) return null;
  const others = listOtherUses(parsed.text, name, transition);
  const style = durationStyle(parsed, name);
  const setLength = (index: number, length: Length): boolean => {
    const next: Duration = {
      ...duration,
      rows: duration.rows.map((row, at) => (at === index ? { ...row, length } : row)),
    };
    return run({ kind: 'entry.set', section: 'durations', name, value: durationJson(next, style) });
  };
  return (
    <div className="clock-length" role="group" aria-label={`Clock ${name}`}>
      {duration.rows.map(({ when, length }, index) => (
        // Rows have no names of their own: their place is what they are.
        <div key={index} className="clock-row">
          <span className="field-label">
            {when.size > 0
              ? `If ${[...when].map(([column, cell]) => phraseTest(framework, column, cell)).join(' and ')}`
              : index > 0
                ? 'In every other case'
                : 'How long'}
          </span>
          <LengthField
            calendars={[...framework.calendars.keys()]}
            label={duration.rows.length > 1 ? `Length ${index + 1}` : 'Length'}
            length={length}
            onChange={(next) => setLength(index, next)}
          />
        </div>
      ))}
      <p className="fine">{phraseClock(framework, duration)}</p>
      {others.length > 0 ? (
        <div className="clock-shared">
          <p>
            Changing “{name}” also changes it for {others.length === 1 ? '' : `${others.length} others: `}
            {others.map((path) => phraseUse(framework, path)).join('; ')}.
          </p>
          <Button
            onClick={() => {
              const command = planOwnClock(framework, lifecycle, transition, durationJson(duration, style));
              if (command) run(command);
            }}
          >
            Give it a clock of its own
          </Button>
        </div>
      ) : null}
      <RefusalNote message={refusal?.message} />
    </div>
  );
}
