import { BOMB_FLOOR, type SourceFile } from '../tables/sourceFile.ts';
import { openZip } from '../tables/zipArchive.ts';
import type { FileReading } from './fileReading.ts';

type ReadFile = (
  file: SourceFile,
  reading: FileReading,
) => AsyncGenerator<{ readonly bytes: number; readonly rows: number }>;

/**
 * Reads the files of a zip archive one after another, each under the archive's name and its own. Together they may grow no more than one file may; archives
 * within the archive are not opened.
 */
export async function* readArchive(
  name: string,
  bytes: Uint8Array,
  reading: FileReading,
  readFile: ReadFile,
): ReturnType<ReadFile> {
  const { recorder, limits, choose } = reading;
  const { members, problem } = openZip(bytes);
  const most = Math.max(Math.min(limits.fileBytes, bytes.length * limits.unpackRatio), BOMB_FLOOR);
  const tooLarge = `archive unpacks to more than ${most.toLocaleString('en')} bytes, as archives do that are made to fill memory`;
  let left = most;
  let why = problem ?? (members.length === 0 ? 'The archive holds no files.' : undefined);
  for (const member of members) {
    const file = `${name}/${member.name}`;
    if (member.problem !== undefined) {
      recorder.startFile(file, 'table', 'not recognised').fail(member.problem);
      continue;
    }
    if (left <= 0) {
      why = `The ${tooLarge}. Its files from ${member.name} on were not read.`;
      break;
    }
    let unpacked = 0;
    const open = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of member.open()) {
        unpacked += piece.length;
        if (unpacked > left) throw new Error(`the ${tooLarge}`);
        yield piece;
      }
    };
    yield* readFile(
      { name: file, size: member.size, open },
      {
        ...reading,
        choices: choose(file, name),
        isMember: true,
      },
    );
    left -= unpacked;
  }
  if (why !== undefined) recorder.startFile(name, 'table', 'archive').fail(why);
}
