import './roleMatrix.css';
import { useEffect, useRef } from 'react';
import type { Framework } from '../../core/index.ts';
import type { RoleHole } from './findRoleHoles.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { isSameSpot, stepFrom, type MatrixSpot, type Step } from './matrixSpot.ts';
import { PARTS, PART_WORDS, type Part } from './readAssignments.ts';
import type { MatrixSection } from './readRoleMatrix.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'rowStart',
  End: 'rowEnd',
  'mod+Home': 'first',
  'mod+End': 'last',
};

export interface RoleMatrixEvents {
  onSelect(spot: MatrixSpot): void;
  /** Enter, or a double click. */
  onEdit(spot: MatrixSpot): void;
  /** A letter of a part; `anchor` is the cell. */
  onAssign(spot: MatrixSpot, part: Part, anchor: HTMLElement): void;
  onClear(spot: MatrixSpot): void;
  /** The row of an activity goes up or down by some rows. */
  onMove(activity: string, by: number): void;
}

/** The matrices of all paths as one place to walk in: arrows move, Enter edits, letters assign, Delete clears. */
export function RoleMatrix({
  framework,
  sections,
  holes,
  selected,
  enter,
  events,
}: {
  readonly framework: Framework;
  readonly sections: readonly MatrixSection[];
  readonly holes: readonly RoleHole[];
  readonly selected: MatrixSpot | undefined;
  /** Grows whenever the focus should come to the selection. */
  readonly enter: number;
  readonly events: RoleMatrixEvents;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Where Tab enters: the selection, else the first cell.
  const entry = selected ?? firstSpot(sections);
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [selected]);
  useEffect(() => {
    if (enter > 0) box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [enter]);
  const onKey = (event: React.KeyboardEvent<HTMLElement>, spot: MatrixSpot): void => {
    if (event.target !== event.currentTarget) return;
    if (event.altKey) {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      return events.onMove(spot.activity, by);
    }
    const mod = event.ctrlKey || event.metaKey;
    const step = STEPS[`${mod ? 'mod+' : ''}${event.key}`];
    const part = mod
      ? undefined
      : PARTS.find((candidate) => PART_WORDS[candidate].letter === event.key.toUpperCase());
    if (step) {
      walked.current = true;
      const next = stepFrom(sections, spot, step);
      if (isSameSpot(next, spot)) walked.current = false;
      else events.onSelect(next);
    } else if (event.key === 'Enter' || event.key === 'F2') events.onEdit(spot);
    else if (event.key === 'Delete' || event.key === 'Backspace') events.onClear(spot);
    else if (part && spot.place !== undefined) events.onAssign(spot, part, event.currentTarget);
    else return;
    event.preventDefault();
  };
  const spotProps = (spot: MatrixSpot) => ({
    tabIndex: isSameSpot(entry, spot) ? 0 : -1,
    'aria-selected': isSameSpot(selected, spot),
    onClick: () => events.onSelect(spot),
    onFocus: () => {
      if (!isSameSpot(selected, spot)) events.onSelect(spot);
    },
    onDoubleClick: () => events.onEdit(spot),
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onKey(event, spot),
  });
  return (
    <div ref={box} className="role-matrices">
      {sections.map((section) => (
        <MatrixTable
          key={section.key}
          framework={framework}
          section={section}
          holes={holes}
          spotProps={spotProps}
          onMove={(activity, by) => events.onMove(activity, by)}
        />
      ))}
    </div>
  );
}

function firstSpot(sections: readonly MatrixSection[]): MatrixSpot | undefined {
  const [section] = sections;
  const activity = section?.rows[0]?.activity;
  const place = section?.places[0]?.key;
  return section && activity !== undefined
    ? { section: section.key, activity, place, facing: 'vendor' }
    : undefined;
}
