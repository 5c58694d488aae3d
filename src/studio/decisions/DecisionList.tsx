import './decisionList.css';
import { Link } from 'wouter';
import {
  isRegistrationDecision,
  RESERVED_DECISIONS,
  type Decision,
  type Framework,
} from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Icon } from '../widgets/Icon.tsx';
import { PickField } from '../widgets/PickField.tsx';
import { Swatch } from '../widgets/Mark.tsx';
import { addForEvent, addReserved, listOpenEvents, RESERVED } from './newDecision.ts';

/** The decisions of the framework; reserved ones that are missing are holes to be filled. */
export function DecisionList({
  framework,
  open,
  breaks,
  onAdd,
}: {
  readonly framework: Framework;
  readonly open: string | undefined;
  /** Broken deals by decision. */
  readonly breaks: ReadonlyMap<string, number>;
  /** Absent: nothing can be changed. */
  readonly onAdd: ((name: string, command: Command) => void) | undefined;
}) {
  const others = [...framework.decisions.values()].filter(({ name }) => !(name in RESERVED));
  const reserved = (registration: boolean): readonly string[] =>
    RESERVED_DECISIONS.filter((name) => isRegistrationDecision(name) === registration);
  const events = listOpenEvents(framework);
  const entry = (name: string) => {
    const decision = framework.decisions.get(name);
    return decision ? (
      <Entry key={name} decision={decision} current={name === open} broke={breaks.get(name) ?? 0} />
    ) : (
      <Hole key={name} name={name} onAdd={onAdd && (() => onAdd(name, addReserved(name)))} />
    );
  };
  const addFor = (type: string): void => {
    const { name, command } = addForEvent(framework, type);
    onAdd?.(name, command);
  };
  useActions([
    ...RESERVED_DECISIONS.filter((name) => !framework.decisions.has(name)).map((name) => ({
      id: `decision.add:${name}`,
      title: `Add the decision: ${RESERVED[name]?.question ?? name}`,
      group: 'Decisions',
      enabled: onAdd !== undefined,
      run: () => onAdd?.(name, addReserved(name)),
    })),
    ...events.map(({ type, label }) => ({
      id: `decision.add:${type}`,
      title: `Add a decision when ${label}`,
      group: 'Decisions',
      enabled: onAdd !== undefined,
      run: () => addFor(type),
    })),
  ]);
  return (
    <nav className="decision-list" aria-label="Decisions">
      <h3>Ownership</h3>
      <ul>{reserved(false).map(entry)}</ul>
      <h3>Registrations</h3>
      <ul>{reserved(true).map(entry)}</ul>
      {others.length > 0 ? (
        <>
          <h3>Others</h3>
          <ul>{others.map(({ name }) => entry(name))}</ul>
        </>
      ) : null}
      {onAdd && events.length > 0 ? (
        <PickField
          label="Add a decision"
          prompt="Add a decision…"
          groups={[
            {
              label: 'Events',
              choices: events.map(({ type, label }) => ({ value: type, label: `when ${label}` })),
            },
          ]}
          onPick={addFor}
        />
      ) : null}
    </nav>
  );
}

function Entry({
  decision,
  current,
  broke,
}: {
  readonly decision: Decision;
  readonly current: boolean;
  readonly broke: number;
}) {
  const { name, rules, question } = decision;
  return (
    <li>
      <Link
        href={`/draw/decisions/${encodeURIComponent(name)}`}
        className="decision-entry"
        aria-current={current ? 'page' : undefined}
      >
        <b>{question ?? RESERVED[name]?.question ?? name}</b>
        <span className="fine">
          {rules.length === 0 ? (
            <span className="with-swatch">
              <Swatch tone="silent" /> no rules: silent
            </span>
          ) : (
            `${phraseCount(rules.length)} ${rules.length === 1 ? 'rule' : 'rules'}`
          )}
          {broke > 0 ? (
            <span className="is-bad">
              {' '}
              · breaks {phraseCount(broke)} {broke === 1 ? 'deal' : 'deals'}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}

function Hole({ name, onAdd }: { readonly name: string; readonly onAdd: (() => void) | undefined }) {
  const reserved = RESERVED[name];
  return (
    <li className="decision-hole">
      <b>{reserved?.question ?? name}</b>
      <span className="fine with-swatch">
        <Swatch tone="silent" /> nothing says: silent
      </span>
      <span className="fine">{reserved?.why}</span>
      {onAdd ? (
        <button type="button" className="link with-swatch" onClick={onAdd}>
          <Icon name="plus" size={13} />
          Add
          <span className="visually-hidden"> the decision {reserved?.question}</span>
        </button>
      ) : null}
    </li>
  );
}
