import load from 'sql.js';
import { describe, expect, test } from 'vitest';
import { parseDeals } from '../../src/core/index.ts';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

/** A SQLite database made by statements. */
async function makeDatabase(sql: string): Promise<Uint8Array> {
  const { Database } = (await load()) as {
    Database: new () => { run(sql: string): void; export(): Uint8Array };
  };
  const database = new Database();
  database.run(sql);
  return database.export();
}

const WAREHOUSE = `
CREATE TABLE deal (deal_id INTEGER, property_dealname TEXT, property_createdate TEXT, deal_pipeline_id TEXT, deal_pipeline_stage_id TEXT);
CREATE TABLE deal_pipeline_stage (pipeline_id TEXT, stage_id TEXT, label TEXT, display_order INTEGER);
CREATE TABLE deal_property_history (deal_id INTEGER, name TEXT, value TEXT, timestamp TEXT, source TEXT, source_id TEXT);
INSERT INTO deal VALUES (77, 'Platform', '2025-03-01T09:00:00Z', 'p', 's9');
INSERT INTO deal_pipeline_stage VALUES ('p', 's1', 'Proposal', 1), ('p', 's9', 'Closed Won', 2);
INSERT INTO deal_property_history VALUES
  (77, 'dealstage', 's1', '2025-03-05T09:00:00Z', 'CRM_UI', 'u1'),
  (77, 'dealstage', 's9', '2025-04-05T09:00:00Z', 'CRM_UI', 'u1');
`;

const OCEL = `
CREATE TABLE event (ocel_id TEXT, ocel_type TEXT);
CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);
CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
CREATE TABLE object_object (ocel_source_id TEXT, ocel_target_id TEXT, ocel_qualifier TEXT);
CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE event_approve (ocel_id TEXT, ocel_time TEXT);
CREATE TABLE event_pitch (ocel_id TEXT, ocel_time TEXT);
CREATE TABLE object_opportunity (ocel_id TEXT, ocel_time TEXT, ocel_changed_field TEXT, amount REAL);
CREATE TABLE object_registration (ocel_id TEXT, ocel_time TEXT, ocel_changed_field TEXT);
INSERT INTO event_map_type VALUES ('registration.approved', 'approve'), ('stage.pitch', 'pitch');
INSERT INTO object_map_type VALUES ('opportunity', 'opportunity'), ('registration', 'registration');
INSERT INTO object VALUES ('O1', 'opportunity'), ('R1', 'registration');
INSERT INTO object_object VALUES ('R1', 'O1', 'registers');
INSERT INTO event VALUES ('e1', 'registration.approved'), ('e2', 'stage.pitch');
INSERT INTO event_approve VALUES ('e1', '2025-03-04T16:00:00Z');
INSERT INTO event_pitch VALUES ('e2', '2025-03-09T16:00:00Z');
INSERT INTO event_object VALUES ('e1', 'R1', ''), ('e2', 'O1', '');
INSERT INTO object_opportunity VALUES ('O1', '1970-01-01T00:00:00Z', NULL, 500.5);
INSERT INTO object_registration VALUES ('R1', '1970-01-01T00:00:00Z', NULL);
`;

const importDatabase = (bytes: Uint8Array) =>
  runInMemory(['import', '--from', 'auto', 'data.db', '--framework', 'f.jsonc'], {
    files: { 'data.db': bytes, 'f.jsonc': NORTHWIND },
    chunkSize: 4096,
  });

describe('[RH6] databases on the command line', () => {
  test('tables of a warehouse are read like its exports', async () => {
    const run = await importDatabase(await makeDatabase(WAREHOUSE));
    expect(run.exitCode).toBe(0);
    const [deal] = parseDeals(run.stdout).deals;
    expect([deal?.id, deal?.outcome, deal?.closedAt]).toEqual(['77', 'won', '2025-04-05T09:00:00Z']);
    expect(deal?.events.find(({ type }) => type === 'stage.pitch')?.at).toBe('2025-03-05T09:00:00Z');
    expect(run.stderr).toContain('data.db › deal_property_history: hubspot, ');
    expect(run.stderr).toContain('2 of 2 rows used');
  });

  test('an OCEL 2.0 log is read with its registration', async () => {
    const run = await importDatabase(await makeDatabase(OCEL));
    expect([run.exitCode, run.stderr]).toEqual([
      0,
      expect.stringContaining('ocel, OCEL 2.0 log: 4 of 4 rows'),
    ]);
    const { deals } = parseDeals(run.stdout);
    expect(deals.map(({ id }) => id)).toEqual(['O1']);
    expect(deals[0]?.events.map(({ at, type, object }) => [at, type, object])).toEqual([
      ['2025-03-04T16:00:00Z', 'registration.approved', 'registration/R1'],
      ['2025-03-09T16:00:00Z', 'stage.pitch', undefined],
    ]);
  });

  test('one that is cut off says so', async () => {
    const run = await importDatabase((await makeDatabase(WAREHOUSE)).slice(0, 5000));
    expect([run.exitCode, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('The database is damaged: ');
  });
});
