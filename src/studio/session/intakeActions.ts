import type { MappingChange, ReadChoices } from '../../core/records/index.ts';
import type { FileChoice } from '../../core/records/index.ts';
import type { IntakeOptions } from '../../engine/intake/index.ts';
import type { ChosenFile } from './filePort.ts';

/** Bringing deals from other systems' files. */
export interface IntakeActions {
  /** Adds files and has them recognised. When none of them is anything and nothing else was brought, that is said and nothing stays. */
  bringFiles(files: readonly ChosenFile[]): Promise<void>;
  /** Takes a file out. */
  removeFile(name: string): void;
  /** Says how one file is to be read. */
  chooseFor(name: string, choice: FileChoice): void;
  /** Says how times are to be read in all files that say nothing themselves; the mapping remembers it. */
  chooseForAll(choices: ReadChoices): void;
  /** Reads all files as one history; a mapping is guessed for what the present one does not speak of. */
  readBrought(): void;
  /** Ends reading or importing. */
  stopIntake(): void;
  /** Guesses the mapping from the beginning, as one step. */
  guessMapping(): void;
  /** One edit of the mapping, as one step. */
  editMapping(change: MappingChange): void;
  undoMapping(): void;
  redoMapping(): void;
  /** Takes a mapping from the text of a `*.mapping.json` file, unchanged. */
  openMapping(name: string, text: string): Promise<void>;
  /** Hands the mapping to the browser as a file. */
  downloadMapping(): void;
  /** Makes the deals and adds them to the document's. */
  importDeals(options?: IntakeOptions): void;
  /** Forgets the files and ends the worker; the mapping stays with the document. */
  endIntake(): void;
}
