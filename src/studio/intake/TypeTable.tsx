import type { Mapping } from '../../core/records/index.ts';
import type { HistorySummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { nameOfRecords } from './phraseRecords.ts';

const OPEN = '';
const PLAIN = [
  { value: 'account', label: 'accounts: they name customers' },
  { value: 'partner', label: 'partners' },
  { value: 'ignored', label: 'left out on purpose' },
];

/** What the kinds of records are: deals, registrations, accounts, or nothing to us. */
export function TypeTable({
  mapping,
  history,
}: {
  readonly mapping: Mapping;
  readonly history: HistorySummary;
}) {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const paths = [...(framework?.lifecycles.keys() ?? ['deal'])].map((value) => ({
    value,
    label: value === 'deal' ? 'deals' : `${value}s of a deal`,
  }));
  return (
    <table className="intake-table">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Records</th>
          <th scope="col">Are</th>
          <th scope="col">How many</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {history.types.map(({ type, objects, changes }) => {
          const line = mapping.objects.find((other) => other.type === type);
          return (
            <tr key={type} className={line ? '' : 'is-open'}>
              <th scope="row">{nameOfRecords(type)}</th>
              <td>
                <select
                  className="field-input"
                  aria-label={`What ${type} records are`}
                  value={line?.is ?? OPEN}
                  onChange={({ target }) => {
                    const { because: _guess, ...kept } = line ?? { type };
                    session.editMapping({ kind: 'object.set', line: { ...kept, is: target.value } });
                  }}
                >
                  {line ? null : <option value={OPEN}>nobody said what they are</option>}
                  {[...paths, ...PLAIN].map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
              <td className="intake-count">
                {phraseCount(objects)} with {phraseCount(changes)} changes
              </td>
              <td className="fine">{line?.because ?? ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
