// Writes the deals of the sample story. `node main.mjs [--out FOLDER]`; the default is scenarios/twelve-partners.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDeals } from './buildDeals.mjs';
import { buildLiveDeals, buildThirteenthDeals } from './liveDeals.mjs';
import { printRegistrations, printStageHistory } from './printCrm.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out ?? resolve(import.meta.dirname, '../../../scenarios/twelve-partners');

const closed = buildDeals();
const files = {
  'closed.deals.jsonl': printLines(closed),
  'live.deals.jsonl': printLines(buildLiveDeals()),
  'thirteenth.deals.jsonl': printLines(buildThirteenthDeals()),
  'crm/stage-history.csv': printStageHistory(closed),
  'crm/registrations.csv': printRegistrations(closed),
};
mkdirSync(join(out, 'crm'), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);

function printLines(records) {
  return records.map((record) => JSON.stringify(record) + '\n').join('');
}
