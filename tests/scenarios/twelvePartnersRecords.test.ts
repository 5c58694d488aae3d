import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseMapping, printMapping, type StandIn } from '../../src/core/records/index.ts';
import { runInMemory } from '../cli/runInMemory.ts';

// The file under expected/ is rewritten by `npx vitest run tests/scenarios/twelvePartnersRecords -u`, and the difference is read.
const FOLDER = resolve(import.meta.dirname, '../../scenarios/twelve-partners');
const NAMES = ['northwind.cosell.jsonc', 'crm/stage-history.csv', 'crm/registrations.csv'];
const FILES = Object.fromEntries(NAMES.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
/** What a replay of the full records says. */
const FULL = JSON.parse(
  readFileSync(join(FOLDER, 'expected/closed.northwind.verdicts.json'), 'utf8'),
) as Record<string, { readonly verdict: string }>;
const IMPORT = ['import', '--from', 'auto', 'crm/stage-history.csv', 'crm/registrations.csv', '--framework', 'northwind.cosell.jsonc'];

interface Report {
  readonly runs: readonly { readonly deal: string; readonly verdict: string }[];
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

async function verdicts(deals: string) {
  const args = ['replay', 'northwind.cosell.jsonc', 'deals.jsonl', '--format', 'json', '--runs', '--fail-on', 'none'];
  const { stdout } = await runInMemory(args, { files: { ...FILES, 'deals.jsonl': deals }, chunkSize: 65_536 });
  const { runs, answers } = JSON.parse(stdout) as Report;
  return { answers, of: new Map(runs.map(({ deal, verdict }) => [deal, verdict])) };
}

function count(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of [...values].sort()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

test('[IM10] the CRM alone, with a guessed mapping, gives a first verdict; with stand-ins it nears that of the full records', async () => {
  const settings = { files: FILES, chunkSize: 65_536 };
  const first = await runInMemory([...IMPORT, '--write-mapping', 'crm.mapping.json', '--report', 'json'], settings);
  expect(first.exitCode).toBe(0);
  const text = first.written.get('crm.mapping.json') ?? '';
  const guess = parseMapping(text);
  if (!guess.ok) throw new Error(guess.error[0]?.message);
  const accept = (standIn: StandIn): StandIn => ({ ...standIn, accepted: true });
  const accepted = printMapping({ ...guess.value, standIns: guess.value.standIns.map(accept) });
  const second = await runInMemory([...IMPORT, '--mapping', 'accepted.mapping.json'], {
    ...settings,
    files: { ...FILES, 'accepted.mapping.json': accepted },
  });
  expect(second.stderr).toContain('Verdict by what was recorded alone: ');

  const full = new Map(Object.entries(FULL).map(([deal, { verdict }]) => [deal, verdict]));
  const inferred = await verdicts(second.stdout);
  expect([...inferred.of.keys()]).toEqual([...full.keys()]);
  const compared = [...full].map(([deal, verdict]) => `${verdict} -> ${inferred.of.get(deal) ?? 'missing'}`);
  const { changes, deals, events, mapping, verdicts: said } = JSON.parse(first.stderr) as Record<string, Record<string, unknown>>;
  const summary = {
    deals,
    events,
    changes,
    unmapped: mapping?.unmapped,
    untold: mapping?.untold,
    said,
    conflictsAsked: inferred.answers.registrationConflict?.asked,
    full: count(full.values()),
    withStandIns: count(inferred.of.values()),
    fullToStandIns: count(compared),
  };
  const printed = `${JSON.stringify(summary, undefined, 2)}\n`;
  await expect(printed).toMatchFileSnapshot(join(FOLDER, 'expected/crm.northwind.import.json'));
});
