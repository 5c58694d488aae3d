import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInMemory } from '../cli/runInMemory.ts';

// The files under expected/ are rewritten by `npx vitest run tests/scenarios/twelvePartnersExpected -u`, and the difference is read.
const FOLDER = resolve(import.meta.dirname, '../../scenarios/twelve-partners');
const FRAMEWORKS = ['glossy', 'northwind'] as const;
const RECORDS = ['live', 'thirteenth', 'closed'] as const;

interface ReportedRun {
  readonly deal: string;
  readonly verdict: string;
}
interface Report {
  readonly findings: readonly { readonly deal: string; readonly kind: string; readonly code: string }[];
  readonly runs: readonly ReportedRun[];
}

async function replay(framework: string, records: string): Promise<{ exitCode: number; stdout: string }> {
  const names = [`${framework}.cosell.jsonc`, `${records}.deals.jsonl`];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
  return runInMemory(['replay', ...names, '--format', 'json', '--runs'], { files, chunkSize: 65_536 });
}

/** One deal a line: its verdict and the codes that decided it. */
function printVerdicts({ runs, findings }: Report): string {
  const lines = runs.map(({ deal, verdict }) => {
    const deciding = findings.filter((finding) => finding.deal === deal && finding.kind !== 'contradicted');
    const codes = [...new Set(deciding.map(({ code }) => code))].sort();
    return `  ${JSON.stringify(deal)}: ${JSON.stringify({ verdict, codes })}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

describe.each(FRAMEWORKS)('%s', (framework) => {
  it.each(RECORDS)('gives the expected verdicts on the %s deals', async (records) => {
    const { stdout } = await replay(framework, records);
    const verdicts = printVerdicts(JSON.parse(stdout) as Report);
    await expect(verdicts).toMatchFileSnapshot(join(FOLDER, 'expected', `${records}.${framework}.verdicts.json`));
  });

  it('passes or fails the gate on the live deals', async () => {
    const { exitCode } = await replay(framework, 'live');
    expect(exitCode).toBe(framework === 'northwind' ? 0 : 1);
  });

  it('says the same on every run', async () => {
    expect(await replay(framework, 'live')).toEqual(await replay(framework, 'live'));
  });
});
