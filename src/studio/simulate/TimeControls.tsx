import type { Length } from '../../core/index.ts';
import { addLength } from '../../core/clock/index.ts';
import { nextClock } from '../../core/simulate/index.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { Button } from '../widgets/Button.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { dayOf, morningOf } from './createScript.ts';
import { nameObject } from './phraseWay.ts';
import type { SimulationDesk } from './useSimulation.ts';

const DAY: Length = { kind: 'iso', text: 'P1D' };
const WEEK: Length = { kind: 'iso', text: 'P1W' };

/** The simulated date, and ways to let time pass: to the next clock, by days, to a date. */
export function TimeControls({ desk }: { readonly desk: SimulationDesk }) {
  const { simulation, framework } = desk;
  const { script, now } = simulation;
  const { timezone, calendars } = framework;
  const clock = nextClock(simulation);
  const begun = script.entries.length > 0;
  const setDay = (day: string): boolean => {
    const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? morningOf(day, timezone) : Number.NaN;
    if (Number.isNaN(at) || (begun && at <= now)) return false;
    if (begun) desk.pass(at);
    else desk.setUp({ ...script, startAt: at });
    return true;
  };
  return (
    <section className="simulate-time" aria-label="Time">
      {clock ? (
        <Button icon="forward" className="simulate-clock" onClick={() => desk.pass(clock.due, clock.object)}>
          <span>
            <b>
              {nameObject(clock.object)}: {phraseKey(clock.duration)} runs out
            </b>
            <span className="fine">
              Fast-forward to {phraseInstant(new Date(clock.due).toISOString(), timezone)}
            </span>
          </span>
        </Button>
      ) : (
        <p className="fine">No clock is running.</p>
      )}
      <div className="simulate-steps">
        <Button icon="clock" onClick={() => desk.pass(addLength(now, DAY, timezone, calendars))}>
          1 day on
        </Button>
        <Button icon="clock" onClick={() => desk.pass(addLength(now, WEEK, timezone, calendars))}>
          1 week on
        </Button>
        <TextField
          key={now}
          type="date"
          label={begun ? 'On to the day' : 'The deal begins on'}
          value={dayOf(now, timezone)}
          onCommit={setDay}
        />
      </div>
    </section>
  );
}
