import { useId, useState } from 'react';
import type { FieldLine, Mapping } from '../../core/records/index.ts';
import type { CountsSummary, HistorySummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import type { ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { PickField } from '../widgets/PickField.tsx';
import { listMeanings, listValues, nameMeaning, readValue } from './meanings.ts';
import { nameOfRecords } from './phraseRecords.ts';

const UNKNOWN = '\u0000unknown';
const AS_IS = '';

/** What fields of the records tell: outcome, partner, facts; with the meaning of each label. */
export function FactTable({
  mapping,
  counts,
  history,
}: {
  readonly mapping: Mapping;
  readonly counts: CountsSummary;
  readonly history: HistorySummary;
}) {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const lineCounts = useStudio((state) => state.intake.lineCounts);
  const fields = listFields(history, mapping);
  const add = (place: string, to: string): void => {
    const [type = '', field = ''] = place.split('\u0000');
    session.editMapping({ kind: 'field.set', line: { type, field, to } });
  };
  return (
    <div className="intake-facts">
      {counts.untold.length > 0 ? (
        <section className="intake-field" aria-label="Facts that nothing tells">
          <header>
            <h3>Facts that nothing tells yet</h3>
            <span className="fine">
              Choose the field that does, let a stand-in speak, or ask people later.
            </span>
          </header>
          <ul className="intake-untold">
            {counts.untold.map((fact) => (
              <li key={fact}>
                <span>
                  <b>{titleOfKey(fact)}</b>
                  <span className="fine"> {framework?.facts.get(fact)?.question ?? ''}</span>
                </span>
                <PickField
                  label={`The field that tells ${phraseKey(fact)}`}
                  prompt="Choose a field…"
                  groups={fields}
                  onPick={(place) => add(place, `fact.${fact}`)}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="intake-field" aria-label="Fields that tell something">
        <header>
          <h3>Fields that tell something</h3>
        </header>
        <ul className="intake-tellings">
          {mapping.fields.map((line, index) => (
            <Telling
              key={`${line.type} ${line.field} ${line.to}`}
              line={line}
              index={index}
              count={lineCounts.get(line)}
              counts={counts}
              history={history}
            />
          ))}
        </ul>
        <AddTelling fields={fields} meanings={listMeanings(framework)} onAdd={add} />
      </section>
    </div>
  );
}

function Telling({
  line,
  index,
  count,
  counts,
  history,
}: {
  readonly line: FieldLine;
  readonly index: number;
  /** Undefined while it is being counted. */
  readonly count: number | undefined;
  readonly counts: CountsSummary;
  readonly history: HistorySummary;
}) {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const [isOpen, setOpen] = useState(false);
  const table = useId();
  const { type, field, to, values, because, currency } = line;
  const choices = listValues(framework, to);
  const missing = counts.unmapped.filter(
    (part) => part.type === type && part.field === field && part.to === to && part.value !== undefined,
  );
  const seen = history.types
    .find((other) => other.type === type)
    ?.fields.find((other) => other.field === field);
  const labels = listLabels(
    line,
    missing.flatMap(({ value }) => (value === undefined ? [] : [value])),
    seen?.labels,
  );
  return (
    <li className={missing.length > 0 ? 'is-open' : ''}>
      <div className="intake-telling">
        <span>
          <b>{nameOfRecords(field)}</b> of {nameOfRecords(type).toLowerCase()}
        </span>
        <span>tells {lowerFirst(nameMeaning(to))}</span>
        <span className="intake-count">{count === undefined ? '…' : phraseCount(count)}</span>
        <span className="fine">
          {currency ? `in ${currency.into}, by ${phraseKey(currency.field)}; ` : ''}
          {because ?? ''}
        </span>
        <span className="intake-telling-actions">
          {choices && labels.length > 0 ? (
            <Button
              look="quiet"
              aria-expanded={isOpen}
              aria-controls={table}
              onClick={() => setOpen(!isOpen)}
            >
              {missing.length > 0
                ? `${phraseCount(missing.length)} ${missing.length === 1 ? 'value' : 'values'} to explain`
                : values
                  ? `${phraseCount(values.size)} values`
                  : 'Values as they are'}
            </Button>
          ) : null}
          <IconButton
            icon="close"
            label={`${nameOfRecords(field)} no longer tells ${nameMeaning(to)}`}
            onClick={() => session.editMapping({ kind: 'line.remove', list: 'fields', index })}
          />
        </span>
      </div>
      {isOpen && choices ? (
        <table id={table} className="intake-table intake-values">
          <tbody>
            {labels.map(({ label, count: times }) => {
              const value = values?.get(label);
              const chosen = values?.has(label) ? (value === undefined ? UNKNOWN : String(value)) : AS_IS;
              return (
                <tr key={label} className={missing.some((part) => part.value === label) ? 'is-open' : ''}>
                  <th scope="row">“{label}”</th>
                  <td>
                    <select
                      className="field-input"
                      aria-label={`What “${label}” means for ${nameMeaning(to)}`}
                      value={chosen}
                      onChange={({ target }) =>
                        session.editMapping(
                          target.value === AS_IS
                            ? { kind: 'value.remove', index, label }
                            : {
                                kind: 'value.set',
                                index,
                                label,
                                value:
                                  target.value === UNKNOWN
                                    ? undefined
                                    : readValue(framework, to, target.value),
                              },
                        )
                      }
                    >
                      <option value={AS_IS}>{values ? 'is not explained' : 'as it is'}</option>
                      <option value={UNKNOWN}>is left unknown on purpose</option>
                      {choices.map((choice) => (
                        <option key={choice.value} value={choice.value}>
                          {choice.label}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="intake-count">{times === undefined ? '' : phraseCount(times)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
    </li>
  );
}

function AddTelling({
  fields,
  meanings,
  onAdd,
}: {
  readonly fields: readonly ChoiceGroup[];
  readonly meanings: readonly ChoiceGroup[];
  readonly onAdd: (place: string, to: string) => void;
}) {
  const [place, setPlace] = useState('');
  return (
    <div className="intake-add">
      <PickField
        label="Another field that tells something"
        prompt={place === '' ? 'Another field…' : (place.split('\u0000')[1] ?? '')}
        groups={fields}
        onPick={setPlace}
      />
      <PickField
        label="What it tells"
        prompt="tells…"
        groups={meanings}
        disabled={place === ''}
        onPick={(to) => {
          onAdd(place, to);
          setPlace('');
        }}
      />
    </div>
  );
}

/** Fields and links of all types that count, as places of a mapping. */
function listFields(history: HistorySummary, mapping: Mapping): readonly ChoiceGroup[] {
  const ignored = new Set(mapping.objects.flatMap(({ type, is }) => (is === 'ignored' ? [type] : [])));
  return history.types
    .filter(({ type }) => !ignored.has(type))
    .map(({ type, fields, links }) => {
      const names = new Set([...fields.map(({ field }) => field), ...links.map(({ link }) => link)]);
      return {
        label: nameOfRecords(type),
        choices: [...names].map((field) => ({ value: `${type}\u0000${field}`, label: field })),
      };
    });
}

interface Label {
  readonly label: string;
  readonly count?: number;
}

/** Values to explain first, then those the line explains, then others that were seen. */
function listLabels(
  { values }: FieldLine,
  missing: readonly string[],
  seen: readonly { readonly label: string; readonly changes: number; readonly held: number }[] = [],
): readonly Label[] {
  const counted = new Map(seen.map(({ label, changes, held }) => [label, Math.max(changes, held)]));
  const labels = new Set([...missing, ...(values?.keys() ?? []), ...counted.keys()]);
  return [...labels].map((label) => {
    const count = counted.get(label);
    return count === undefined ? { label } : { label, count };
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
