import type { HistoryRecorder } from '../history/historyRecorder.ts';
import type { OpenDatabase } from '../tables/database.ts';
import type { ReadLimits } from '../tables/sourceFile.ts';
import type { FileChoices } from './fileContext.ts';

/** What reading a file needs. */
export interface FileReading {
  readonly recorder: HistoryRecorder;
  readonly limits: ReadLimits;
  readonly choices: FileChoices;
  /** The choices for a file of an archive. */
  readonly choose: (member: string, archive: string) => FileReading['choices'];
  /** The file stands in an archive: archives in it are not opened. */
  readonly isMember?: true;
  readonly openSqlite: OpenDatabase | undefined;
}
