import { useMemo, useState } from 'react';
import type { EventChoice, EventLine, Mapping, MappingChange } from '../../core/records/index.ts';
import type { CountsSummary, HistorySummary, LabelSummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseEventType, phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import type { ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { listSteps, type Step, type StepField } from './listSteps.ts';
import { nameOfRecords } from './phraseRecords.ts';

const IGNORED = 'ignored';
const OPEN = '';
const SHOWN = 40;

/** What happened in the records, and which event of the framework it means; counted while it is edited. */
export function StepTable({
  mapping,
  counts,
  history,
}: {
  readonly mapping: Mapping;
  readonly counts: CountsSummary;
  readonly history: HistorySummary;
}) {
  const events = useStudio((state) => state.intake.events);
  const framework = useStudio((state) => state.reading.framework);
  const lineCounts = useStudio((state) => state.intake.lineCounts);
  const fields = useMemo(() => listSteps(mapping, counts, lineCounts), [mapping, counts, lineCounts]);
  const groups = useMemo(
    () => groupEvents(events, (event) => phraseEventType(framework, event)),
    [events, framework],
  );
  const [spread, setSpread] = useState<readonly string[]>([]);
  const main = fields.flatMap((field) =>
    !isBare(field) ? [field] : spread.includes(keyOf(field)) ? [spreadOut(field, history)] : [],
  );
  const bare = fields.filter((field) => isBare(field) && !spread.includes(keyOf(field)));
  return (
    <div className="intake-steps">
      {main.map((field) => (
        <FieldSteps key={`${field.type} ${field.field}`} field={field} groups={groups} />
      ))}
      {main.length === 0 ? (
        <p className="fine">No field says yet what happened. Choose one of those below.</p>
      ) : null}
      {bare.length > 0 ? (
        <details className="intake-bare" open={main.length === 0}>
          <summary>
            {phraseCount(bare.length)} more {bare.length === 1 ? 'field' : 'fields'} changed; a first verdict
            does without them
          </summary>
          <BareFields
            fields={bare}
            history={history}
            groups={groups}
            onSpread={(field) => setSpread([...spread, keyOf(field)])}
          />
        </details>
      ) : null}
    </div>
  );
}

function keyOf({ type, field }: StepField): string {
  return `${type}\u0000${field}`;
}

function labelsOf({ type, field }: StepField, history: HistorySummary): readonly LabelSummary[] {
  const found = history.types.find((other) => other.type === type);
  return found?.fields.find((other) => other.field === field)?.labels ?? [];
}

/** With a step for each value it changes to. */
function spreadOut(field: StepField, history: HistorySummary): StepField {
  const changed = labelsOf(field, history).filter(({ changes }) => changes > 0);
  return { ...field, steps: changed.map(({ label, changes }) => ({ value: label, count: changes })) };
}

/** Nothing is said of it, and it takes too many values to list. */
function isBare({ isUntouched, steps }: StepField): boolean {
  return isUntouched && steps.every(({ value }) => value === undefined);
}

function FieldSteps({
  field,
  groups,
}: {
  readonly field: StepField;
  readonly groups: readonly ChoiceGroup[];
}) {
  const session = useSession();
  const [isWhole, setWhole] = useState(false);
  const { type, field: name, steps, open } = field;
  const shown = isWhole ? steps : steps.slice(0, SHOWN);
  const title = `${nameOfRecords(name)} of ${nameOfRecords(type).toLowerCase()}`;
  return (
    <section className="intake-field" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {open > 0 ? (
          <>
            <span className="intake-open">
              {phraseCount(open)} {open === 1 ? 'change means' : 'changes mean'} nothing yet
            </span>
            <Button
              look="quiet"
              onClick={() => session.editMapping({ kind: 'field.ignore', type, field: name })}
            >
              Leave the whole field out
            </Button>
          </>
        ) : null}
      </header>
      <table className="intake-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">In the records</th>
            <th scope="col">Means</th>
            <th scope="col">How often</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((step) => (
            <StepRow
              key={`${step.value ?? '*'} ${step.index ?? ''}`}
              type={type}
              field={name}
              step={step}
              isOnly={steps.length === 1}
              groups={groups}
            />
          ))}
        </tbody>
      </table>
      {steps.length > shown.length ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          Show {phraseCount(steps.length - shown.length)} more
        </Button>
      ) : null}
    </section>
  );
}

function StepRow({
  type,
  field,
  step,
  isOnly,
  groups,
}: {
  readonly type: string;
  readonly field: string;
  readonly step: Step;
  readonly isOnly: boolean;
  readonly groups: readonly ChoiceGroup[];
}) {
  const session = useSession();
  const { value, line, index, count } = step;
  const label = value === undefined ? (isOnly ? 'whenever it is set' : 'anything else') : `“${value}”`;
  return (
    <tr className={line ? '' : 'is-open'}>
      <th scope="row">
        {label}
        {line?.when ? <span className="fine"> {phraseWhen(line.when)}</span> : null}
      </th>
      <td>
        <div className="intake-means">
          <select
            className="field-input"
            aria-label={`What ${label} means`}
            value={line ? (line.event ?? IGNORED) : OPEN}
            onChange={({ target }) => session.editMapping(changeOf(type, field, step, target.value))}
          >
            <Meanings groups={groups} />
          </select>
          {line?.event === undefined || value === undefined || index === undefined ? null : (
            <label className="intake-start">
              <input
                type="checkbox"
                checked={line.start === true}
                onChange={({ target }) => {
                  const { start: _before, ...rest } = line;
                  session.editMapping({
                    kind: 'event.set',
                    index,
                    line: target.checked ? { ...rest, start: true } : rest,
                  });
                }}
              />
              where it begins
            </label>
          )}
        </div>
      </td>
      <td className="intake-count">{count === undefined ? '…' : phraseCount(count)}</td>
      <td className="fine">{line?.because ?? ''}</td>
    </tr>
  );
}

/** Fields that change, but are no stage: one of them may still be a step. */
function BareFields({
  fields,
  history,
  groups,
  onSpread,
}: {
  readonly fields: readonly StepField[];
  readonly history: HistorySummary;
  readonly groups: readonly ChoiceGroup[];
  readonly onSpread: (field: StepField) => void;
}) {
  const session = useSession();
  return (
    <table className="intake-table">
      <tbody>
        {fields.map((bare) => {
          const { type, field, steps } = bare;
          const labels = labelsOf(bare, history);
          const count = steps.reduce((sum, step) => sum + (step.count ?? 0), 0);
          return (
            <tr key={`${type} ${field}`}>
              <th scope="row">
                {nameOfRecords(field)} of {nameOfRecords(type).toLowerCase()}
              </th>
              <td>
                <select
                  className="field-input"
                  aria-label={`What a change of ${field} of ${nameOfRecords(type).toLowerCase()} means`}
                  value={OPEN}
                  onChange={({ target }) =>
                    session.editMapping(
                      target.value === IGNORED
                        ? { kind: 'field.ignore', type, field }
                        : { kind: 'event.set', line: { type, field, event: target.value } },
                    )
                  }
                >
                  <Meanings groups={groups} />
                </select>
              </td>
              <td className="intake-count">{phraseCount(count)}</td>
              <td className="fine">
                {labels
                  .slice(0, 3)
                  .map(({ label }) => `“${label}”`)
                  .join(', ')}{' '}
                {(steps[0]?.values ?? 0) <= labels.length ? (
                  <button type="button" className="link" onClick={() => onSpread(bare)}>
                    Value by value
                  </button>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What a change can mean, as the options of a list. */
function Meanings({ groups }: { readonly groups: readonly ChoiceGroup[] }) {
  return (
    <>
      <option value={OPEN}>means nothing yet</option>
      <option value={IGNORED}>is left out on purpose</option>
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

/** The edit that makes a label mean what was chosen. */
function changeOf(type: string, field: string, { value, line, index }: Step, chosen: string): MappingChange {
  if (chosen === OPEN && index !== undefined) return { kind: 'line.remove', list: 'events', index };
  const event = chosen === IGNORED || chosen === OPEN ? undefined : chosen;
  const own: EventLine = line ?? { type, field, ...(value === undefined ? {} : { value }), event };
  const { because: _guess, ...kept } = own;
  return { kind: 'event.set', line: { ...kept, event }, ...(index === undefined ? {} : { index }) };
}

function phraseWhen(when: ReadonlyMap<string, readonly string[]>): string {
  return [...when]
    .map(([column, values]) => `when ${phraseKey(column)} is ${values.join(' or ')}`)
    .join(', ');
}

function groupEvents(
  events: readonly EventChoice[],
  nameOf: (event: string) => string,
): readonly ChoiceGroup[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { event, lifecycle } of events) {
    const key = lifecycle === undefined ? 'Other events' : `${titleOfKey(lifecycle)} path`;
    const choices = groups.get(key) ?? [];
    groups.set(key, choices);
    choices.push({ value: event, label: nameOf(event) });
  }
  return [...groups].map(([label, choices]) => ({ label, choices }));
}
