import { useRef } from 'react';
import { useActions } from '../hooks/useActions.ts';
import { Button } from '../widgets/Button.tsx';
import { EVERY_RULE, RULE_VIEWS, type RuleFilter } from './findRules.ts';

/** Looks for rules: those that do not fit are hidden until the search is given up. */
export function RuleFinder({
  filter,
  onChange,
  onEnter,
}: {
  readonly filter: RuleFilter;
  readonly onChange: (filter: RuleFilter) => void;
  /** The person goes on to what was found. */
  readonly onEnter: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useActions([
    {
      id: 'rule.find',
      title: 'Find rules',
      group: 'Decisions',
      defaultHotkey: 'mod+f',
      words: 'filter search',
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  const filters = filter.text !== '' || filter.view !== 'all';
  return (
    <div className="rule-finder" role="search" aria-label="Rules">
      <input
        ref={field}
        type="search"
        className="field-input"
        aria-label="Find rules"
        placeholder="Find rules"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange(EVERY_RULE);
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onEnter();
        }}
      />
      <select
        className="select"
        aria-label="Show"
        value={filter.view}
        onChange={(event) => {
          const chosen = RULE_VIEWS.find(([view]) => view === event.target.value);
          if (chosen) onChange({ ...filter, view: chosen[0] });
        }}
      >
        {RULE_VIEWS.map(([view, label]) => (
          <option key={view} value={view}>
            {label}
          </option>
        ))}
      </select>
      {filters ? (
        <Button look="quiet" onClick={() => onChange(EVERY_RULE)}>
          Show all
        </Button>
      ) : null}
    </div>
  );
}
