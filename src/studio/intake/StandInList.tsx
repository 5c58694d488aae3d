import type { FactValue } from '../../core/index.ts';
import type { Mapping, StandIn } from '../../core/records/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { listValues, readValue } from './meanings.ts';
import { STAND_IN_WORDS } from './phraseRecords.ts';

const UNKNOWN = '';

/** What may be inferred where the records are silent; each without effect until somebody accepts it. */
export function StandInList({ mapping }: { readonly mapping: Mapping }) {
  const result = useStudio((state) => state.intake.result);
  if (mapping.standIns.length === 0)
    return <p className="fine">Nothing the records are silent about can be inferred from them.</p>;
  return (
    <ul className="intake-stand-ins">
      {mapping.standIns.map((standIn, index) => (
        <StandInRow
          key={`${standIn.kind} ${standIn.kind === 'owner-at-close' ? standIn.field : standIn.fact}`}
          standIn={standIn}
          index={index}
          count={result?.report.standIns.find((other) => other.index === index)}
        />
      ))}
    </ul>
  );
}

function StandInRow({
  standIn,
  index,
  count,
}: {
  readonly standIn: StandIn;
  readonly index: number;
  readonly count: { readonly silent: number; readonly inferred: number } | undefined;
}) {
  const session = useSession();
  const tells = standIn.kind === 'owner-at-close' ? 'who led the customer' : phraseKey(standIn.fact);
  const { accepted } = standIn;
  return (
    <li className={accepted ? 'is-accepted' : ''}>
      <label className="intake-accept">
        <input
          type="checkbox"
          checked={accepted}
          onChange={({ target }) =>
            session.editMapping({ kind: 'standIn.accept', index, accepted: target.checked })
          }
        />
        <span>
          <b>{titleOfKey(tells)}</b>: {STAND_IN_WORDS[standIn.kind]}
          {standIn.kind === 'owner-at-close' ? ' led the customer' : ''}
        </span>
      </label>
      <Values standIn={standIn} index={index} />
      <p className="fine">
        {count
          ? `The records do not say it for ${phraseCount(count.silent)} deals; this speaks for ${phraseCount(count.inferred)} of them. `
          : ''}
        {accepted ? 'Whatever it infers is marked as inferred.' : 'Without effect until you accept it.'}
      </p>
    </li>
  );
}

function Values({ standIn, index }: { readonly standIn: StandIn; readonly index: number }) {
  const session = useSession();
  const set = (next: StandIn): void => session.editMapping({ kind: 'standIn.set', standIn: next, index });
  if (standIn.kind === 'owner-at-close') {
    const { otherwise, ...rest } = standIn;
    return (
      <p className="intake-then">
        by the roles of people, and for everybody else{' '}
        <ValueChoice
          label="Role of every other owner"
          to="lead"
          value={otherwise}
          onChange={(value) => set(value === undefined ? rest : { ...rest, otherwise: String(value) })}
        />
      </p>
    );
  }
  const { otherwise, ...rest } = standIn;
  const to = `fact.${standIn.fact}`;
  return (
    <p className="intake-then">
      then{' '}
      <ValueChoice
        label={`${titleOfKey(standIn.fact)} when so`}
        to={to}
        value={standIn.then}
        onChange={(value) => value !== undefined && set({ ...standIn, then: value })}
      />{' '}
      otherwise{' '}
      <ValueChoice
        label={`${titleOfKey(standIn.fact)} otherwise`}
        to={to}
        value={otherwise}
        onChange={(value) => set(value === undefined ? rest : { ...rest, otherwise: value })}
      />
    </p>
  );
}

/** A value of a meaning, or none. */
function ValueChoice({
  label,
  to: meaning,
  value,
  onChange,
}: {
  readonly label: string;
  readonly to: string;
  readonly value: FactValue | undefined;
  readonly onChange: (value: FactValue | undefined) => void;
}) {
  const framework = useStudio((state) => state.reading.framework);
  return (
    <select
      className="field-input"
      aria-label={label}
      value={value === undefined ? UNKNOWN : String(value)}
      onChange={({ target }) =>
        onChange(target.value === UNKNOWN ? undefined : readValue(framework, meaning, target.value))
      }
    >
      <option value={UNKNOWN}>not known</option>
      {(listValues(framework, meaning) ?? []).map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
