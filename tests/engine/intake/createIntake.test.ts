import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { changeMapping, EMPTY_MAPPING, type Mapping } from '../../../src/core/records/index.ts';
import type { IntakeReply, IntakeSource } from '../../../src/engine/intake/index.ts';
import { runInMemory } from '../../cli/runInMemory.ts';
import { filesOf, fixtureBytes } from '../../core/records/systems/readFixtures.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { bring, bringBytes, openIntake, type IntakeHere } from './intakeHere.ts';

const SALESFORCE = filesOf('salesforce');
const HUBSPOT = filesOf('hubspot');

async function readAll(sources: readonly IntakeSource[], text: string | undefined = NORTHWIND) {
  const intake = openIntake();
  await intake.ask({ kind: 'framework', text });
  await intake.ask({ kind: 'read', request: 1, sources, choices: {} });
  await intake.ask({ kind: 'guess', request: 2 });
  return { intake, mapping: intake.last('guessed').mapping };
}

async function importAll(intake: IntakeHere, mapping: Mapping, options = {}) {
  await intake.ask({ kind: 'import', request: 9, mapping, options });
  const imported = intake.last('imported');
  return { ...imported, text: await (imported.content as Blob).text() };
}

/** What the command line makes of the same files. */
async function importByCommand(paths: readonly string[], args: readonly string[] = []) {
  const names = paths.map((path) => path.replace(/^.*\//, ''));
  const files = Object.fromEntries(names.map((name, index) => [name, fixtureBytes(paths[index] ?? '')]));
  return runInMemory(['import', '--from', 'auto', ...names, '--framework', 'f.jsonc', ...args], {
    files: { ...files, 'f.jsonc': NORTHWIND },
    chunkSize: 65_536,
  });
}

describe('[IN1] an import in the studio', () => {
  test.each([
    ['Salesforce', SALESFORCE],
    ['HubSpot', HUBSPOT],
    ['both together', [...SALESFORCE, ...HUBSPOT]],
  ])('makes of %s the deals the command line makes', async (_name, paths) => {
    const { intake, mapping } = await readAll(bring(...paths));
    const imported = await importAll(intake, mapping);
    const command = await importByCommand(paths, ['--report', 'json']);
    expect(imported.text).toBe(command.stdout);
    const report = JSON.parse(command.stderr) as { deals: number; changes: unknown; verdicts: unknown };
    expect(imported.report).toMatchObject({ deals: report.deals, changes: report.changes });
    expect(imported.verdicts).toEqual(report.verdicts);
    expect(imported.report.files.map(({ file, rows, used }) => [file, rows, used])).toEqual(
      intake.last('read').history.files.map(({ file, rows, used }) => [file, rows, used]),
    );
  });

  test('recognises files by what they begin with, packed ones too, and shows their first rows', async () => {
    const intake = openIntake();
    const csv = fixtureBytes('salesforce/OpportunityHistory.csv');
    await intake.ask({
      kind: 'recognise',
      request: 1,
      sources: [
        bringBytes('OpportunityHistory.csv.gz', new Uint8Array(gzipSync(csv))),
        ...bring('hubspot/deals.json', 'ocel/cosell.sqlite'),
        bringBytes('note.txt', 'Dear all,\nsee you on Monday.\n'),
        bringBytes('empty.csv', ''),
        bringBytes('cut.csv.gz', new Uint8Array(gzipSync(csv)).slice(0, 12)),
      ],
    });
    const { files } = intake.last('recognised');
    expect(
      files.map(({ recognised }) =>
        recognised.kind === 'known' ? `${recognised.system} ${recognised.part}` : recognised.why.slice(0, 40),
      ),
    ).toEqual([
      'salesforce OpportunityHistory',
      'hubspot deals with history',
      'table database',
      'No row names columns that a system uses:',
      'The file is empty.',
      'The file cannot be read: it is packed wi',
    ]);
    const [table, json, database] = files.map(({ preview }) => preview);
    expect(table).toMatchObject({
      kind: 'table',
      columns: expect.arrayContaining(['OPPORTUNITYID']) as unknown,
    });
    expect(table?.kind === 'table' && table.rows.length).toBeGreaterThan(2);
    expect(json).toMatchObject({ kind: 'text' });
    expect(database).toEqual({ kind: 'none' });
  });

  test('tells what was read in figures that do not grow with the history', async () => {
    const rows = Array.from({ length: 5000 }, (_none, index) => `D-${index},Acme,S${index},2026-01-05,x`);
    const text = `opportunity_id,account,stage,changed_at\n${rows.join('\n')}\n`;
    const { intake } = await readAll([bringBytes('log.csv', text)]);
    const { history } = intake.last('read');
    const [type] = history.types;
    expect([history.objects, type?.objects]).toEqual([0, undefined]);
    const [file] = history.files;
    expect(file).toMatchObject({ rows: 5000, used: 0 });
    expect(file?.notes.map(({ rows: { first, count } }) => [first.length, count])).toEqual([[20, 5000]]);

    const whole = await readAll([bringBytes('log.csv', text.replaceAll(',x\n', '\n'))]);
    const read = whole.intake.last('read').history;
    const stage = read.types[0]?.fields.find(({ field }) => field === 'stage');
    expect([stage?.values, stage?.labels.length, read.types[0]?.examples.length]).toEqual([5000, 100, 5]);
    expect(JSON.stringify(read).length).toBeLessThan(20_000);
    await whole.intake.ask({ kind: 'count', request: 3, mapping: whole.mapping });
    const { counts } = whole.intake.last('counted');
    expect(counts.unmapped.length).toBeLessThanOrEqual(500);
    expect(counts.unmappedCount).toBeGreaterThan(0);
  });

  test('counts the newest mapping only, and lists the events that lines can name', async () => {
    const { intake, mapping } = await readAll(bring(...SALESFORCE));
    const other = changeMapping(mapping, { kind: 'line.remove', list: 'events', index: 0 });
    await Promise.all([
      intake.ask({ kind: 'count', request: 3, mapping }),
      intake.ask({ kind: 'count', request: 4, mapping: other }),
    ]);
    const counted = intake.replies.filter(({ kind }) => kind === 'counted');
    expect(counted.map((reply) => 'request' in reply && reply.request)).toEqual([4]);
    const { counts, events } = intake.last('counted');
    expect(counts.events).toHaveLength(other.events.length);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['deal.won', 'registration.approved', 'registration.extended']),
    );
    expect(new Set(events.map(({ event }) => event)).size).toBe(events.length);
  });

  test('another framework leaves the mapping alone; what nothing tells is counted anew', async () => {
    const { intake, mapping } = await readAll(bring(...SALESFORCE));
    await intake.ask({ kind: 'count', request: 3, mapping });
    const { untold } = intake.last('counted').counts;
    await intake.ask({
      kind: 'framework',
      text: NORTHWIND.replace('"tender": {', '"urgent": { "type": "boolean", "question": "?" }, "tender": {'),
    });
    expect(intake.replies.filter(({ kind }) => kind === 'guessed')).toHaveLength(1);
    await intake.ask({ kind: 'count', request: 4, mapping });
    expect(intake.last('counted').counts.untold).toEqual(expect.arrayContaining([...untold, 'urgent']));
  });

  test('a framework with errors still makes the deals, and gives no verdict', async () => {
    const broken = NORTHWIND.replace('"initial": "discovery"', '"initial": "nowhere"');
    const { intake, mapping } = await readAll(bring(...SALESFORCE));
    const sound = await importAll(intake, mapping);
    expect(sound.verdicts?.with.survived).toBeGreaterThanOrEqual(0);
    await intake.ask({ kind: 'framework', text: broken });
    expect((await importAll(intake, mapping)).verdicts).toBeUndefined();
  });

  test('accepted stand-ins give a verdict with and without', async () => {
    const { intake, mapping } = await readAll(bring(...SALESFORCE));
    const accepted = mapping.standIns.reduce(
      (present, _standIn, index) => changeMapping(present, { kind: 'standIn.accept', index, accepted: true }),
      mapping,
    );
    const { verdicts, report } = await importAll(intake, accepted);
    expect(mapping.standIns.length).toBeGreaterThan(0);
    expect(report.standIns.map(({ index }) => index)).toEqual(mapping.standIns.map((_one, index) => index));
    expect(verdicts?.without).toEqual((await importAll(intake, mapping)).verdicts?.with);
  });

  test('names are replaced by a key that is kept nowhere', async () => {
    const { intake, mapping } = await readAll(bring(...SALESFORCE));
    const plain = await importAll(intake, mapping);
    const hidden = await importAll(intake, mapping, { key: 'our secret' });
    const command = await importByCommand(SALESFORCE, ['--key', 'our secret']);
    expect(hidden.text).toBe(command.stdout);
    expect(hidden.text).not.toBe(plain.text);
    expect(JSON.stringify(hidden)).not.toContain('our secret');
    expect(hidden.verdicts).toEqual(plain.verdicts);
  });
});

describe('[IN2] an import can be stopped', () => {
  const kinds = (intake: IntakeHere): readonly IntakeReply['kind'][] =>
    intake.replies.map(({ kind }) => kind);

  test('while it reads: what was read before stays', async () => {
    let isStopping = false;
    const intake: IntakeHere = openIntake(() => {
      if (isStopping) void intake.ask({ kind: 'stop' });
    });
    await intake.ask({ kind: 'read', request: 1, sources: bring('table/log.csv'), choices: {} });
    const before = kinds(intake).length;
    isStopping = true;
    await intake.ask({ kind: 'read', request: 2, sources: bring(...SALESFORCE), choices: {} });
    expect(kinds(intake).slice(before)).toEqual(['stopped']);
    await intake.ask({ kind: 'guess', request: 3 });
    expect(intake.last('guessed').mapping.objects.map(({ type }) => type)).not.toContain('Opportunity');
  });

  test('while it makes deals; a newer job ends an older one', async () => {
    let isStopping = false;
    const intake: IntakeHere = openIntake(() => {
      if (isStopping) void intake.ask({ kind: 'stop' });
    });
    await intake.ask({ kind: 'framework', text: NORTHWIND });
    await intake.ask({ kind: 'read', request: 1, sources: bring(...SALESFORCE), choices: {} });
    await intake.ask({ kind: 'guess', request: 2 });
    const { mapping } = intake.last('guessed');
    isStopping = true;
    await intake.ask({ kind: 'import', request: 3, mapping, options: {} });
    expect(kinds(intake)).not.toContain('imported');
    expect(intake.last('stopped').request).toBe(3);
    isStopping = false;
    await Promise.all([
      intake.ask({ kind: 'import', request: 4, mapping, options: {} }),
      intake.ask({ kind: 'import', request: 5, mapping, options: {} }),
    ]);
    expect([intake.last('stopped').request, intake.last('imported').request]).toEqual([4, 5]);
  });
});

test('[IN3] a file that fails has its account; the others are read', async () => {
  const gone: IntakeSource = {
    ...bringBytes('gone.csv', 'opportunity_id,stage,changed_at\n'),
    content: {
      size: 100,
      slice: () => gone.content,
      arrayBuffer: () => Promise.reject(new Error('it was moved')),
    },
  };
  const packed = new Uint8Array(gzipSync(fixtureBytes('salesforce/OpportunityHistory.csv')));
  const { intake } = await readAll([
    gone,
    bringBytes('cut.csv.gz', packed.slice(0, packed.length - 20)),
    ...bring('hubspot/deals.json'),
  ]);
  const { files } = intake.last('read').history;
  expect(files.map(({ file, problem }) => [file, problem?.slice(0, 60)])).toEqual([
    ['gone.csv', 'Reading stopped: it was moved. What came before was read.'],
    ['cut.csv.gz', 'Reading stopped: it is packed with gzip and cut short or dam'],
    ['deals.json', undefined],
  ]);
  expect(files[2]?.used).toBeGreaterThan(0);
  await intake.ask({ kind: 'recognise', request: 3, sources: [gone] });
  expect(intake.last('recognised').files[0]?.recognised).toMatchObject({
    kind: 'unknown',
    why: 'The file cannot be read: it was moved.',
  });
});

test('[IN3] without anything read, nothing is counted, joined, guessed or imported', async () => {
  const intake = openIntake();
  await intake.ask({ kind: 'guess', request: 1 });
  await intake.ask({ kind: 'count', request: 2, mapping: EMPTY_MAPPING });
  await intake.ask({ kind: 'join', request: 3, mapping: EMPTY_MAPPING });
  await intake.ask({ kind: 'import', request: 4, mapping: EMPTY_MAPPING, options: {} });
  expect(intake.replies).toEqual([]);
});
