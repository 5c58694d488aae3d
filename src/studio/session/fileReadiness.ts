import type { IntakeFile } from './intakeState.ts';

/** True for a file of a system that was recognised or named, or a table whose columns were told. */
export function isReadable({ recognised, choice }: IntakeFile): boolean {
  return recognised?.kind === 'known' || choice.system !== undefined || choice.columns !== undefined;
}

/** True for a table that nobody knows, with rows enough to say which deal and when; a letter with a comma in it is none. */
export function mayBeTold({ recognised, preview }: IntakeFile): boolean {
  const isTable =
    preview?.kind === 'table' && preview.rows.some((row) => row.filter((cell) => cell !== '').length > 1);
  return recognised?.kind === 'unknown' && isTable;
}
