import type { Framework, Responsibility } from '../../core/index.ts';
import { facingOf, type Facing } from './readAssignments.ts';
import type { MatrixCell, MatrixRow, MatrixSection } from './readRoleMatrix.ts';

/** One half of a cell, or with no place the activity itself. */
export interface MatrixSpot {
  readonly section: string;
  readonly activity: string;
  readonly place: string | undefined;
  readonly facing: Facing;
}

/** A way to go from a spot. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'rowStart' | 'rowEnd' | 'first' | 'last';

/** Where a spot stands; undefined when the matrix has no such spot any more. */
export function findSpot(
  sections: readonly MatrixSection[],
  spot: MatrixSpot | undefined,
):
  | { readonly section: MatrixSection; readonly row: MatrixRow; readonly cell: MatrixCell | undefined }
  | undefined {
  const section = sections.find((candidate) => candidate.key === spot?.section);
  const row = section?.rows.find((candidate) => candidate.activity === spot?.activity);
  if (!section || !row || !spot) return undefined;
  const cell = row.cells.find((candidate) => candidate.place.key === spot.place);
  return spot.place === undefined || cell ? { section, row, cell } : undefined;
}

/** Where a duty stands: with who does it. */
export function spotOf(framework: Framework, { stage, activity, responsible }: Responsibility): MatrixSpot {
  return {
    section: stage.includes('.') ? stage.slice(0, stage.indexOf('.')) : 'deal',
    activity,
    place: stage,
    facing: responsible === undefined ? 'vendor' : facingOf(framework, responsible),
  };
}

/** The spot a step leads to; at an edge, the same. Up and down go on into the neighbouring section. */
export function stepFrom(sections: readonly MatrixSection[], spot: MatrixSpot, step: Step): MatrixSpot {
  const lines = sections.flatMap((section) => section.rows.map((row) => ({ section, row })));
  const at = lines.findIndex(
    (line) => line.section.key === spot.section && line.row.activity === spot.activity,
  );
  const line = lines[at];
  if (!line) return spot;
  const column = columnOf(line.section, spot);
  const target = (lineIndex: number, columnIndex: number): MatrixSpot => {
    const next = lines[Math.max(0, Math.min(lineIndex, lines.length - 1))];
    return next ? spotAt(next.section, next.row, columnIndex) : spot;
  };
  switch (step) {
    case 'left':
      return target(at, column - 1);
    case 'right':
      return target(at, column + 1);
    case 'up':
      return target(at - 1, column);
    case 'down':
      return target(at + 1, column);
    case 'rowStart':
      return target(at, 0);
    case 'rowEnd':
      return target(at, Number.POSITIVE_INFINITY);
    case 'first':
      return target(0, 0);
    case 'last':
      return target(lines.length - 1, Number.POSITIVE_INFINITY);
  }
}

/** 0 is the activity, then two columns for each place. */
function columnOf(section: MatrixSection, spot: MatrixSpot): number {
  if (spot.place === undefined) return 0;
  const place = section.places.findIndex((candidate) => candidate.key === spot.place);
  return 1 + 2 * place + (spot.facing === 'partner' ? 1 : 0);
}

function spotAt(section: MatrixSection, row: MatrixRow, column: number): MatrixSpot {
  const clamped = Math.max(0, Math.min(column, 2 * section.places.length));
  const base = { section: section.key, activity: row.activity };
  if (clamped === 0) return { ...base, place: undefined, facing: 'vendor' };
  const place = section.places[Math.floor((clamped - 1) / 2)]?.key;
  return { ...base, place, facing: clamped % 2 === 0 ? 'partner' : 'vendor' };
}

export function isSameSpot(a: MatrixSpot | undefined, b: MatrixSpot | undefined): boolean {
  return (
    a?.section === b?.section &&
    a?.activity === b?.activity &&
    a?.place === b?.place &&
    a?.facing === b?.facing
  );
}
