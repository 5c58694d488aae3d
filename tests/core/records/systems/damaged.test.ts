import { expect, test, describe } from 'vitest';
import initSqlJs from 'sql.js';
import { openWithSqlJs, type SqlJs } from '../../../../src/core/records/index.ts';
import { createRandom } from '../../../../src/core/base/random.ts';
import { mutate } from './mutate.ts';
import { filesOf, fixtureBytes, imbalances, read, sourceFile } from './readFixtures.ts';

/** Damaged inputs per system; 10,000 with RECORD_MUTATIONS=10000. */
const COUNT = Number(process.env['RECORD_MUTATIONS'] ?? 300);
/** Far more than any of the small files takes, even on a busy machine. */
const LONGEST_MS = 10_000;

const openSqlite = openWithSqlJs(() => initSqlJs() as Promise<SqlJs>);

const SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  salesforce: ['salesforce', 'salesforce-weekly', 'salesforce-report'],
  hubspot: ['hubspot', 'hubspot-warehouse', 'hubspot-export'],
  aws: ['aws'],
  microsoft: ['microsoft'],
  ocel: ['ocel', 'ocel-version-one'],
  xes: ['xes'],
  table: ['table'],
  cosell: ['cosell'],
};

describe('[RH10] damaged files', () => {
  test.each(Object.entries(SYSTEMS))(
    '%s: no throw, no hang, every row accounted for',
    async (_, folders) => {
      const files = folders
        .flatMap((folder) => filesOf(folder))
        .map((path) => ({ path, bytes: fixtureBytes(path) }));
      for (let seed = 1; seed <= COUNT; seed++) {
        const random = createRandom(seed);
        const chosen = files.filter(() => random.next() < 2 / files.length);
        const given = (chosen.length > 0 ? chosen : files.slice(0, 1)).map(({ path, bytes }) =>
          sourceFile(path, mutate(bytes, random), 1 + Math.floor(random.next() * 4000)),
        );
        const options =
          random.next() < 0.5
            ? { openSqlite }
            : ({ timezone: 'Europe/Berlin', dateOrder: random.next() < 0.5 ? 'dmy' : 'mdy' } as const);
        const started = process.cpuUsage().user;
        const history = await read(given, options);
        const tookMs = (process.cpuUsage().user - started) / 1000;
        expect({ seed, wrong: imbalances(history) }).toEqual({ seed, wrong: [] });
        expect({ seed, hangs: tookMs > LONGEST_MS }).toEqual({ seed, hangs: false });
        expect(new Set(history.files.map(({ file }) => file.replace(/ › .*/, ''))).size).toBe(
          new Set(given.map(({ name }) => name)).size,
        );
        for (const object of history.objects) {
          for (const change of object.changes)
            expect(change.time.ms === undefined || Number.isFinite(change.time.ms)).toBe(true);
        }
      }
    },
    600_000 + COUNT * 100,
  );
});
