import type { CellSource, Duration, Framework } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useStudio } from '../hooks/useSession.ts';
import { listConditionColumns } from '../session/listConditionColumns.ts';
import { phraseEventType } from '../session/phraseEvent.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ChoiceField, type ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { ConditionFields } from '../widgets/ConditionFields.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { TickList } from '../widgets/TickList.tsx';
import { durationJson, durationStyle } from '../session/durationJson.ts';
import { LengthField } from '../widgets/LengthField.tsx';
import { phraseClock } from '../session/phraseLength.ts';

type Row = Duration['rows'][number];

/** A named length of time: how long, from when, and what prolongs it. */
export function DurationForm({
  framework,
  name,
  duration,
  runner,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly duration: Duration;
  readonly runner: CommandRunner;
}) {
  const parsed = useStudio((state) => state.reading.parsed);
  const style = durationStyle(parsed, name);
  const { rows, extend } = duration;
  const write = (next: Duration): boolean =>
    runner.run({ kind: 'entry.set', section: 'durations', name, value: durationJson(next, style) });
  const writeRows = (next: readonly Row[]): boolean => write({ ...duration, rows: next });
  const setRow = (index: number, row: Row): boolean =>
    writeRows(rows.map((other, at) => (at === index ? row : other)));
  const events = eventChoices(framework);
  const calendars = [...framework.calendars.keys()];
  return (
    <div className="entry-form">
      <p className="clock-words">{phraseClock(framework, duration)}</p>
      <section className="value-list" aria-label="How long">
        <h3>How long{rows.length > 1 ? ': the first line that fits counts' : ''}</h3>
        {rows.map((row, index) => (
          // Rows have no names of their own: their place is what they are.
          <div key={index} className="length-row">
            <div className="length-line">
              <LengthField
                calendars={calendars}
                label={`Length ${index + 1}`}
                length={row.length}
                onChange={(length) => setRow(index, { ...row, length })}
              />
              {rows.length > 1 ? (
                <span className="value-actions">
                  <IconButton
                    icon="down"
                    className="flip"
                    label={`Move length ${index + 1} up`}
                    disabled={index === 0}
                    onClick={() =>
                      writeRows([
                        ...rows.slice(0, index - 1),
                        row,
                        ...rows.slice(index - 1, index),
                        ...rows.slice(index + 1),
                      ])
                    }
                  />
                  <IconButton
                    icon="close"
                    label={`Remove length ${index + 1}`}
                    onClick={() => writeRows(rows.filter((_, at) => at !== index))}
                  />
                </span>
              ) : null}
            </div>
            {rows.length > 1 || row.when.size > 0 ? (
              <ConditionFields
                label="If"
                tests={row.when}
                columns={listConditionColumns(framework)}
                none="In every other case."
                onSet={(column, cell) => setRow(index, { ...row, when: withTest(row.when, column, cell) })}
              />
            ) : null}
          </div>
        ))}
        <Button
          icon="plus"
          onClick={() => {
            const last = rows.at(-1);
            if (last) writeRows([caseOf(framework, last), ...rows]);
          }}
        >
          Add another length for some cases
        </Button>
      </section>
      <div className="entry-pair">
        <ChoiceField
          label="Counts from"
          value={duration.from}
          none="entering the state that starts it"
          groups={events}
          onChange={(from) => write(withFrom(duration, from))}
        />
        {duration.from === undefined ? null : (
          <ChoiceField
            label="Which time it happens"
            value={duration.which}
            groups={[
              {
                label: 'Times',
                choices: [
                  { value: 'first', label: 'the first' },
                  { value: 'latest', label: 'the latest' },
                ],
              },
            ]}
            onChange={(which) => write({ ...duration, which: which === 'latest' ? 'latest' : 'first' })}
          />
        )}
      </div>
      <section className="value-list" aria-label="Extension">
        <h3>Extension</h3>
        <ChoiceField
          label="Extended by"
          value={extend?.on}
          none="nothing: it cannot be extended"
          groups={events}
          onChange={(on) => write(withExtension(duration, on))}
        />
        {extend ? (
          <>
            <LengthField
              calendars={calendars}
              label="Each time by"
              length={extend.by}
              onChange={(by) => write({ ...duration, extend: { ...extend, by } })}
            />
            <TextField
              label="At most how many times"
              type="number"
              value={String(extend.max)}
              onCommit={(text) =>
                /^[1-9]\d{0,3}$/.test(text) &&
                write({ ...duration, extend: { ...extend, max: Number(text) } })
              }
            />
          </>
        ) : null}
      </section>
      <details className="resets" open={duration.resets.length > 0}>
        <summary>Events that start it anew{duration.resets.length === 0 ? ': none' : ''}</summary>
        <TickList
          label="Starts anew at"
          hideLabel
          groups={events}
          chosen={duration.resets}
          onChange={(resets) => write({ ...duration, resets })}
        />
      </details>
    </div>
  );
}

function withTest(when: Row['when'], column: string, cell: CellSource | undefined): Row['when'] {
  const tests = new Map([...when].filter(([other]) => other !== column || cell !== undefined));
  if (cell !== undefined) tests.set(column, cell);
  return tests;
}

/** A further line to begin with: the same length, for the first partner type where there is one. */
function caseOf(framework: Framework, row: Row): Row {
  const [type] = framework.partnerTypes.keys();
  return { ...row, when: type === undefined ? new Map() : new Map([['partnerType', [type]]]) };
}

function withFrom({ from: _, ...rest }: Duration, from: string | undefined): Duration {
  return from === undefined ? { ...rest, which: 'first' } : { ...rest, from };
}

function withExtension({ extend, ...rest }: Duration, on: string | undefined): Duration {
  if (on === undefined) return rest;
  return { ...rest, extend: { by: { kind: 'iso', text: 'P30D' }, max: 1, ...extend, on } };
}

function eventChoices(framework: Framework): readonly ChoiceGroup[] {
  return [
    {
      label: 'Events',
      choices: [...framework.events.keys()].map((value) => ({
        value,
        label: phraseEventType(framework, value),
      })),
    },
  ];
}
