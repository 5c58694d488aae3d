import { useState } from 'react';
import { Link } from 'wouter';
import { phraseScenario, type FactValue } from '../../core/index.ts';
import { rowAt, type DealBreak } from '../../engine/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { phraseAmount, phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';

const SHOWN = 12;
/** More are listed in the player. */
const MANY = 500;

/** The scenario that the deals of a question share, and the deals. */
export function BreakDetails({ entry }: { readonly entry: DealBreak }) {
  const [most, setMost] = useState(SHOWN);
  const framework = useStudio((state) => state.reading.framework);
  const table = useStudio((state) => state.deals.table);
  const shown = Array.from(entry.dealIndexes.subarray(0, most), (deal) => rowAt(table, deal)).filter(
    (row) => row !== undefined,
  );
  const scenario = framework ? phraseScenario(framework, sharedScenario(entry)) : '';
  return (
    <div className="break-details">
      {scenario === '' || entry.question.includes(scenario) ? null : (
        <p>
          <span className="fine">They share: </span>
          {scenario}
        </p>
      )}
      <p className="fine">Watch a deal break:</p>
      <ul className="break-deals">
        {shown.map((row) => (
          <li key={row.id}>
            <Link href={`/replay/player/${encodeURIComponent(row.id)}`}>
              <b>{row.account}</b>
              <span className="fine">
                {[
                  row.partnerNames[0],
                  row.outcome,
                  row.amount === undefined ? undefined : phraseAmount(row.amount),
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {most < Math.min(entry.deals, MANY) ? (
        <Button onClick={() => setMost(MANY)}>
          {entry.deals > MANY
            ? `Show ${phraseCount(MANY)} of ${phraseCount(entry.deals)} deals`
            : `Show all ${phraseCount(entry.deals)} deals`}
        </Button>
      ) : null}
    </div>
  );
}

/** Values that the break key itself fixes; columns given as a range are left to the question. */
function sharedScenario(entry: DealBreak): readonly (readonly [string, FactValue])[] {
  return entry.key
    .split('|')
    .slice(2)
    .flatMap((part): [string, FactValue][] => {
      const match = /^([A-Za-z][\w.-]*)=([A-Za-z][\w-]*)$/.exec(part);
      const [, column, value] = match ?? [];
      if (column === undefined || value === undefined) return [];
      return [[column, value === 'true' ? true : value === 'false' ? false : value]];
    });
}
