import type { SystemName } from '../history/history.ts';

/** What people chose for reading, over all files or one. */
export interface ReadChoices {
  /** Zone of times written without one. Must satisfy `isTimezone`. */
  readonly timezone?: string;
  /** Order of day and month where dates do not say it. */
  readonly dateOrder?: 'dmy' | 'mdy';
}

/** Which columns of a table tell which deal, when, and what stage, as they are titled. What is left out is recognised. */
export interface ColumnChoice {
  readonly id?: string;
  readonly time?: string;
  readonly state?: string;
}

/** What people chose for one file; it goes before what is chosen for all and what the file shows. */
export interface FileChoice extends ReadChoices {
  readonly system?: SystemName;
  /** Reads the file as a plain table, whatever it was recognised as. */
  readonly columns?: ColumnChoice;
}

/** What a mapping remembers of files by name; `*` stands for any characters. */
export interface FileLine extends FileChoice {
  readonly name: string;
}

/** What the first of the lines that fits a file's name says; undefined when none does. Capital letters do not count. */
export function findFileChoice(lines: readonly FileLine[], file: string): FileChoice | undefined {
  const line = lines.find(({ name }) => fits(name, file));
  if (!line) return undefined;
  const { name: _name, ...choice } = line;
  return choice;
}

function fits(pattern: string, file: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(file);
}
