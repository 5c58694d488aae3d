import type { History } from '../history/history.ts';
import { HistoryRecorder } from '../history/historyRecorder.ts';
import { READ_LIMITS, type ReadLimits, type SourceFile } from '../tables/sourceFile.ts';
import { findFileChoice, type FileChoice, type FileLine, type ReadChoices } from './fileChoice.ts';
import type { FileChoices } from './fileContext.ts';
import { readFile } from './readFile.ts';
import type { OpenDatabase } from '../tables/database.ts';

/** How far reading is. */
export interface ReadProgress {
  readonly file: string;
  /** Position of the file among the files, from 0. */
  readonly index: number;
  /** Bytes of the file read so far, unpacked. */
  readonly bytes: number;
  readonly rows: number;
  /** Share done of joining what was read, after the last file. */
  readonly joined?: number;
}

/** How to read; everything may be left out. */
export interface ReadOptions extends ReadChoices {
  /** Choices for single files, by name, those of an archive for all files in it; they go before those for all. */
  readonly files?: ReadonlyMap<string, FileChoice>;
  /** What a mapping remembers of files, for those that have no choices here. */
  readonly remembered?: readonly FileLine[];
  readonly limits?: Partial<ReadLimits>;
  /** Opens a SQLite database; without it, databases are not read. */
  readonly openSqlite?: OpenDatabase;
}

/**
 * Reads exports of other systems and joins what they say about the same objects, in whatever order the files come. Hands out its progress
 * after every chunk, so that the host may pause, or stop by not asking on. Never throws for what stands in a file: every file has
 * its account in the history. A file read twice, or two files with the same rows, count once.
 */
export async function* readHistory(
  files: readonly SourceFile[],
  options: ReadOptions = {},
): AsyncGenerator<ReadProgress, History> {
  const limits: ReadLimits = { ...READ_LIMITS, ...options.limits };
  const recorder = new HistoryRecorder(limits);
  for (const [index, file] of files.entries()) {
    const choose = (...names: readonly string[]) => choicesFor(names, options);
    for await (const { bytes, rows } of readFile(file, {
      recorder,
      limits,
      choices: choose(file.name),
      choose,
      openSqlite: options.openSqlite,
    }))
      yield { file: file.name, index, bytes, rows };
  }
  const last = files.length - 1;
  const joining = recorder.finish();
  for (;;) {
    const step = joining.next();
    if (step.done === true) return step.value;
    yield { file: files[last]?.name ?? '', index: last, bytes: 0, rows: 0, joined: step.value };
  }
}

/** By the first of the names that has some of its own. */
function choicesFor(
  names: readonly string[],
  { timezone, dateOrder, files, remembered = [] }: ReadOptions,
): FileChoices {
  const chosen = names.flatMap((name) => files?.get(name) ?? []);
  const [own = {}] = [...chosen, ...names.flatMap((name) => findFileChoice(remembered, name) ?? [])];
  const { timezone: ownTimezone, ...rest } = own;
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(ownTimezone === undefined ? {} : { ownTimezone }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...rest,
  };
}
