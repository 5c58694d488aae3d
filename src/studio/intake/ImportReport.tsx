import { CHANGE_USES } from '../../core/records/index.ts';
import type { ReportSummary } from '../../engine/intake/index.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { nameOfRecords, NOTE_WORDS, USE_WORDS, VALUE_WORDS } from './phraseRecords.ts';

/** What became of every record of an import; nothing is left out silently. */
export function ImportReport({ report }: { readonly report: ReportSummary }) {
  const { changes, confidence, notes, values, unmapped } = report;
  const guessed = confidence.compared + confidence.assumed;
  return (
    <div className="intake-report">
      <section aria-label="Changes">
        <h3>{phraseCount(changes.all)} recorded changes</h3>
        <ul>
          {CHANGE_USES.filter((use) => changes[use] > 0).map((use) => (
            <li key={use}>
              <b>{phraseCount(changes[use])}</b> {USE_WORDS[use]}
            </li>
          ))}
          {guessed > 0 ? (
            <li className="fine">
              {phraseCount(confidence.recorded)} events stand in the records themselves;{' '}
              {phraseCount(confidence.compared)} were found by comparing two pictures of a record, and of{' '}
              {phraseCount(confidence.assumed)} the time is that of something else.
            </li>
          ) : null}
        </ul>
      </section>
      {notes.length > 0 ? (
        <section aria-label="Records">
          <h3>Records</h3>
          <ul>
            {notes.map(({ kind, objects: { first, count } }, at) => (
              <li key={at}>
                <b>{phraseCount(count)}</b> {NOTE_WORDS[kind]}
                <span className="fine">
                  {' '}
                  {nameSome(
                    first.map(({ id }) => id),
                    count,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {values.count > 0 ? (
        <section aria-label="Values">
          <h3>Values</h3>
          <ul>
            {values.first.map(({ kind, field, value, places }, at) => (
              <li key={at}>
                “{value}” in {nameOfRecords(field).toLowerCase()} {VALUE_WORDS[kind]}:{' '}
                <span className="fine">
                  {phraseCount(places.count)} {places.count === 1 ? 'row' : 'rows'},{' '}
                  {nameSome(
                    places.first.map(({ file, row }) => `${file} row ${row}`),
                    places.count,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {unmapped.count > 0 ? (
        <section aria-label="Not mapped">
          <h3>Not mapped</h3>
          <ul>
            {unmapped.first.slice(0, 100).map(({ type, field, value, count, first }) => (
              <li key={`${type} ${field} ${value}`}>
                {nameOfRecords(type).toLowerCase()}, {nameOfRecords(field).toLowerCase()}: “{value}”{' '}
                <span className="fine">
                  {phraseCount(count)} times, first in {first.file} row {first.row}
                </span>
              </li>
            ))}
            {unmapped.count > 100 ? (
              <li className="fine">and {phraseCount(unmapped.count - 100)} more</li>
            ) : null}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function nameSome(names: readonly string[], count: number): string {
  const shown = names.slice(0, 5);
  return `${shown.join(', ')}${count > shown.length ? ` and ${phraseCount(count - shown.length)} more` : ''}`;
}
