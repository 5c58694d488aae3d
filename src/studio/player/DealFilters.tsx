import { useMemo, useState } from 'react';
import { listEdgeCases, listPartnerTypes, type DealTable } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import type { DealFilter } from '../session/listDeals.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { Icon } from '../widgets/Icon.tsx';

/** Narrows the list of deals. */
export function DealFilters({
  table,
  filter,
  onChange,
}: {
  readonly table: DealTable;
  readonly filter: DealFilter;
  readonly onChange: (filter: DealFilter) => void;
}) {
  const framework = useStudio((state) => state.reading.framework);
  const [more, setMore] = useState(false);
  const types = useMemo(() => listPartnerTypes(table), [table]);
  const cases = useMemo(() => listEdgeCases(table), [table]);
  const set = (change: Partial<DealFilter>): void => onChange({ ...filter, ...change });
  const hidden =
    [filter.partnerType, filter.edgeCase].filter((value) => value !== '').length +
    (filter.outcome === 'all' ? 0 : 1);
  return (
    <div className="deal-filters">
      <label className="search">
        <Icon name="search" size={14} />
        <input
          type="search"
          placeholder="Find a deal"
          aria-label="Find a deal by account, partner, id or edge case"
          value={filter.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </label>
      <div className="deal-filter-row">
        <Choice
          label="Result"
          value={filter.result}
          onChange={(result) => set({ result: result as DealFilter['result'] })}
          options={[
            ['all', 'all results'],
            ['broken', 'broke'],
            ['survived', 'survived'],
            ['unproven', 'unproven'],
            ['contradicted', 'went otherwise'],
          ]}
        />
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {hidden > 0 ? `${hidden} more set` : 'more'}
          <Icon name={more ? 'down' : 'right'} size={12} />
        </button>
      </div>
      {more ? (
        <div className="deal-filter-more">
          <Choice
            label="Partner type"
            value={filter.partnerType}
            onChange={(partnerType) => set({ partnerType })}
            options={[
              ['', 'every partner type'],
              ...types.map((type): [string, string] => [
                type,
                framework?.partnerTypes.get(type)?.name ?? phraseKey(type),
              ]),
            ]}
          />
          <Choice
            label="Outcome"
            value={filter.outcome}
            onChange={(outcome) => set({ outcome: outcome as DealFilter['outcome'] })}
            options={[
              ['all', 'every outcome'],
              ['won', 'won'],
              ['lost', 'lost'],
              ['open', 'live'],
            ]}
          />
          {cases.length > 0 ? (
            <Choice
              label="Edge case"
              value={filter.edgeCase}
              onChange={(edgeCase) => set({ edgeCase })}
              options={[
                ['', 'every edge case'],
                ...cases.map((name): [string, string] => [name, phraseKey(name)]),
              ]}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <select
      className="select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}
