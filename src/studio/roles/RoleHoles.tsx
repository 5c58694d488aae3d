import { useState } from 'react';
import { phraseCount } from '../session/phraseNumber.ts';
import { Mark } from '../widgets/Mark.tsx';
import type { RoleHole } from './findRoleHoles.ts';

const SHOWN = 4;

/** What the matrix leaves open, in words; each leads to its place. */
export function RoleHoles({
  holes,
  onOpen,
}: {
  readonly holes: readonly RoleHole[];
  readonly onOpen: (hole: RoleHole) => void;
}) {
  const [all, setAll] = useState(false);
  if (holes.length === 0)
    return (
      <p className="role-holes">
        <Mark tone="good">
          No holes: both sides have something to do at every stage, and every duty has a doer.
        </Mark>
      </p>
    );
  const shown = all ? holes : holes.slice(0, SHOWN);
  return (
    <div className="role-holes">
      <Mark tone="silent">
        {phraseCount(holes.length)} {holes.length === 1 ? 'hole' : 'holes'}
      </Mark>
      <ul>
        {shown.map((hole) => (
          <li key={hole.says}>
            <button type="button" className="link" onClick={() => onOpen(hole)}>
              {hole.says}
            </button>
          </li>
        ))}
        {holes.length > SHOWN ? (
          <li>
            <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'show fewer' : `and ${holes.length - SHOWN} more`}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
