import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { filesOf, imbalances, read, sourceFile, unpackedBytes } from './readFixtures.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/records/', import.meta.url));
/** Real exports, where they lie beside the repository; their licences do not let them stand in it. */
const DATA = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const SCENARIO = fileURLToPath(new URL('../../../../scenarios/twelve-partners/', import.meta.url));

const FOLDERS: readonly (readonly [root: string, folder: string])[] = [
  ...[
    'salesforce',
    'salesforce-weekly',
    'salesforce-report',
    'hubspot',
    'hubspot-warehouse',
    'hubspot-export',
    'aws',
    'microsoft',
    'ocel',
    'xes',
    'table',
  ].map((folder) => [FIXTURES, folder] as const),
  ...['salesforce', 'hubspot', 'aws', 'microsoft', 'logs'].map((folder) => [DATA, folder] as const),
  [SCENARIO, 'crm'],
];

const files = FOLDERS.flatMap(([root, folder]) =>
  filesOf(folder, root).map((name) => [name, root + name] as const),
);

describe('[RH2] every row is used or skipped, once', () => {
  test.each(files)('%s', async (name, path) => {
    const bytes = unpackedBytes(path);
    const history = await read([sourceFile(name, bytes)]);
    expect(imbalances(history)).toEqual([]);
    for (const { rows, used, problem } of history.files) {
      // Nothing is left out without a word.
      expect(rows > 0 || problem !== undefined).toBe(true);
      expect(used <= rows).toBe(true);
    }
  });

  test('all of them together', async () => {
    const history = await read(files.map(([name, path]) => sourceFile(name, unpackedBytes(path))));
    expect(imbalances(history)).toEqual([]);
  });

  test('the rows of plain tables are their lines below the header', async () => {
    const plain = files.filter(
      ([name, path]) =>
        name.endsWith('.csv') &&
        !/[^\n]"[^",\n]*\n/.test(new TextDecoder().decode(unpackedBytes(path))) &&
        !/hubspot-export|log\.csv|cut/.test(name),
    );
    expect(plain.length).toBeGreaterThan(8);
    for (const [name, path] of plain) {
      const bytes = unpackedBytes(path);
      const lines = Buffer.from(bytes)
        .toString('latin1')
        .split(/\r\n|\n/)
        .filter((line) => line.replaceAll('"', '') !== '');
      const history = await read([sourceFile(name, bytes)]);
      expect([name, history.files[0]?.rows]).toEqual([name, lines.length - 1]);
    }
  });
});
