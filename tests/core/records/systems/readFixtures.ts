import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type {
  History,
  RecordedChange,
  RecordedObject,
} from '../../../../src/core/records/history/history.ts';
import { readHistory, type ReadOptions, type SourceFile } from '../../../../src/core/records/index.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/records/', import.meta.url));

/** Bytes of a fixture by its path under tests/fixtures/records. */
export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FIXTURES, path)));
}

/** All files of a folder of fixtures, or of another folder; none when it is not there. */
export function filesOf(folder: string, root = FIXTURES): readonly string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile() && !/README|LICENSE/.test(name))
    .sort();
}

/** Bytes of a file, unpacked as a host would. */
export function unpackedBytes(path: string): Uint8Array {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** A file in chunks of `size` bytes. */
export function sourceFile(name: string, bytes: Uint8Array, size = 65_536): SourceFile {
  return {
    name: basename(name),
    size: bytes.length,
    open: async function* () {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

export function textFile(name: string, text: string, size?: number): SourceFile {
  return sourceFile(name, new TextEncoder().encode(text), size);
}

export function fixture(path: string, size?: number): SourceFile {
  return sourceFile(path, fixtureBytes(path), size);
}

/** Reads files to the end. */
export async function read(files: readonly SourceFile[], options?: ReadOptions): Promise<History> {
  const reading = readHistory(files, options);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}

export async function readFixtures(paths: readonly string[], options?: ReadOptions): Promise<History> {
  return read(
    paths.map((path) => fixture(path)),
    options,
  );
}

/** The object with an id; throws when there is none. */
export function objectOf(history: History, id: string, kind?: RecordedObject['kind']): RecordedObject {
  const found = history.objects.find(
    (object) => object.id === id && (kind === undefined || object.kind === kind),
  );
  if (!found)
    throw new Error(`no object ${id}; there are ${history.objects.map((object) => object.id).join(', ')}`);
  return found;
}

/** Changes as lines: "2025-03-04T16:00:00Z StageName: Open -> Won (Label)", with the confidence unless it is recorded. */
export function linesOf(changes: readonly RecordedChange[], ...fields: readonly string[]): string[] {
  return changes
    .filter(({ field }) => fields.length === 0 || fields.includes(field))
    .map(({ time, field, value, before, label, confidence }) => {
      const from = before === undefined ? '' : `${String(before)} -> `;
      const seen = label === undefined ? '' : ` (${label})`;
      return `${time.at} ${field}: ${from}${String(value)}${seen}${confidence === 'recorded' ? '' : ` [${confidence}]`}`;
    });
}

/** What was noted about a file: "skipped 3,4: reason". */
export function notesOf(history: History, file: string): string[] {
  const account = history.files.find((one) => one.file === file);
  return (account?.notes ?? []).map(({ kind, reason, rows }) => `${kind} ${rows.join(',')}: ${reason}`);
}

/** What is wrong with the accounts: rows that are neither used nor skipped, or skipped twice. */
export function imbalances(history: History): string[] {
  return history.files.flatMap(({ file, rows, used, notes }) => {
    const skipped = notes.filter(({ kind }) => kind === 'skipped').flatMap((note) => note.rows);
    const once = new Set(skipped);
    return once.size === skipped.length && rows === used + skipped.length && used >= 0
      ? []
      : [`${file}: ${rows} rows, ${used} used, ${skipped.length} skipped, ${once.size} of them different`];
  });
}
