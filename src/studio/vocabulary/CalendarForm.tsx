import { useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { TickList } from '../widgets/TickList.tsx';
import type { SetField } from './setField.ts';

type Calendar = Framework['calendars'] extends ReadonlyMap<string, infer Entry> ? Entry : never;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, index) => ({
    value: String(index + 1),
    label,
  }),
);
const DAY = 24 * 60;

/** When people work: days, hours, holidays, and where. */
export function CalendarForm({ calendar, set }: { readonly calendar: Calendar; readonly set: SetField }) {
  const { from, to } = calendar.hours;
  const whole = from === 0 && to === DAY;
  return (
    <div className="entry-form">
      <div className="entry-pair">
        <TextField
          label="Time zone"
          value={calendar.timezone}
          suggestions={Intl.supportedValuesOf('timeZone')}
          onCommit={(text) => set(['timezone'], text === '' ? undefined : text)}
        />
        <TextField
          label="Hours"
          mono
          value={whole ? '' : `${phraseMinutes(from)}-${phraseMinutes(to)}`}
          placeholder="09:00-17:00; empty for the whole day"
          onCommit={(text) => set(['hours'], text === '' ? undefined : text.replace(/\s*[-–]\s*/, '-'))}
        />
      </div>
      <div className="workdays">
        <TickList
          label="Working days"
          groups={[{ label: 'Days', choices: WEEKDAYS }]}
          chosen={calendar.workdays.map(String)}
          onChange={(days) =>
            set(
              ['workdays'],
              days.map(Number).toSorted((a, b) => a - b),
            )
          }
        />
      </div>
      <Holidays holidays={calendar.holidays} set={set} />
    </div>
  );
}

function Holidays({ holidays, set }: { readonly holidays: readonly string[]; readonly set: SetField }) {
  const [typed, setTyped] = useState('');
  const years = [...new Set(holidays.map((date) => date.slice(0, 4)))].map((year) => ({
    year,
    dates: holidays.flatMap((date, index) => (date.startsWith(year) ? [{ date, index }] : [])),
  }));
  return (
    <section className="value-list" aria-label="Holidays">
      <h3>{holidays.length === 0 ? 'No holidays' : `${holidays.length} holidays`}</h3>
      {years.map(({ year, dates }) => (
        <div key={year} className="holiday-year">
          <b>{year}</b>
          <ul>
            {dates.map(({ date, index }) => (
              <li key={`${date} ${index}`}>
                {phraseDay(date)}
                <IconButton
                  icon="close"
                  label={`Remove ${date}`}
                  onClick={() =>
                    set(
                      ['holidays'],
                      holidays.filter((_, at) => at !== index),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <form
        className="value-add"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === '' || holidays.includes(typed)) return;
          if (set(['holidays'], insertInOrder(holidays, typed))) setTyped('');
        }}
      >
        <input
          type="date"
          className="field-input"
          aria-label="New holiday"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon="plus" disabled={typed === ''}>
          Add holiday
        </Button>
      </form>
    </section>
  );
}

/** Before the first later date, so that a list in order stays in order and another keeps its own. */
function insertInOrder(dates: readonly string[], date: string): readonly string[] {
  const at = dates.findIndex((other) => other > date);
  return at < 0 ? [...dates, date] : dates.toSpliced(at, 0, date);
}

function phraseDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return day.toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

function phraseMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
