import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

const OPPORTUNITIES = `Id,AccountId,Name,StageName,CreatedDate,IsClosed,IsWon
006A1,Acme GmbH,Platform,Closed Won,2025-03-05T08:00:00.000Z,true,true
`;
const HISTORY = `Id,OpportunityId,CreatedDate,StageName
008A1,006A1,2025-03-05T08:00:00.000Z,Qualification
008A2,006A1,2025-03-20T15:02:10.000Z,Proposal/Price Quote
008A3,006A1,2025-04-30T15:02:10.000Z,Closed Won
`;
const REGISTRATIONS = `DR_Deal_ID,Partner,Partner_Type,Customer,Status,Submitted_At,Opportunity_Id
DR-1001,P1 Consulting,services,Acme GmbH,Approved,2025-03-01T09:05:00Z,006A1
DR-1002,P2 Systems,integration,ACME,Denied,2025-03-01T11:40:00Z,
`;

const files = { 'f.jsonc': NORTHWIND, 'o.csv': OPPORTUNITIES, 'h.csv': HISTORY, 'r.csv': REGISTRATIONS };

const importAll = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  runInMemory(['import', '--from', 'auto', 'o.csv', 'h.csv', 'r.csv', '--framework', 'f.jsonc', ...args], {
    files: { ...files, ...more },
    chunkSize: 4096,
  });

const idsOf = (stdout: string): readonly string[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('IM-groups on the command line', () => {
  test('the loser of a conflict that nobody linked is proposed, and joined once the mapping confirms it', async () => {
    const first = await importAll(['--write-mapping', 'm.json']);
    expect(first.exitCode).toBe(0);
    expect(idsOf(first.stdout)).toEqual(['006A1', 'DR-1002']);
    expect(first.stderr).toContain(
      '1 pair of records may be one deal though nothing links them; --write-mapping lists them, to be answered by "confirmed": true or false:',
    );
    expect(first.stderr).toContain('"Acme GmbH" and "ACME" are the same name but for its form');
    const mapping = first.written.get('m.json') ?? '';
    expect(mapping).not.toContain('"confirmed"');

    const confirmed = mapping.replace(
      /("objects": \[.*?\]),(?= "because": ".*same name)/,
      '$1, "confirmed": true,',
    );
    expect(confirmed).toContain('"confirmed": true');
    const second = await importAll(['--mapping', 'm.json'], { 'm.json': confirmed });
    expect(second.stderr).not.toContain('may be one deal');
    expect(idsOf(second.stdout)).toEqual(['006A1']);
    expect(second.stdout).toContain('registration/DR-1002');

    const declined = await importAll(['--mapping', 'm.json'], { 'm.json': mapping });
    expect(declined.stderr).not.toContain('may be one deal');
    expect(idsOf(declined.stdout)).toEqual(['006A1', 'DR-1002']);
  });
});

test('[RH8] a file that grows beyond reason in unpacking is stopped by its stored size', async () => {
  const bomb = gzipSync(
    `id,stage,changed_at\n${`D,Discovery,2026-01-05,${' '.repeat(3000)}\n`.repeat(8000)}`,
  );
  const run = await runInMemory(['import', '--from', 'auto', 'a.csv.gz'], {
    files: { 'a.csv.gz': new Uint8Array(bomb) },
    chunkSize: 4096,
  });
  expect(run.stderr).toContain('The file unpacks to more than 200 times its size');
});
