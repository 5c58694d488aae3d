/** Writes the edge-case deals, the same cases in the vocabulary of each framework, into a folder (default `scenarios/edge-cases`). No clock, no chance. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CHANGES } from './changes.mjs';
import { COLLISIONS } from './collisions.mjs';
import { GITLAB, NORTHWIND, toDeal } from './dialects.mjs';
import { RECORDS } from './records.mjs';

const folder = process.argv[2] ?? resolve(import.meta.dirname, '../../../scenarios/edge-cases');
const cases = [...COLLISIONS, ...CHANGES, ...RECORDS];
const lines = (deals) => deals.map((deal) => `${JSON.stringify(deal)}\n`).join('');
const told = (dialect) => cases.map((edgeCase) => toDeal(edgeCase, dialect)).filter((deal) => deal !== undefined);

writeFileSync(resolve(folder, 'edge-cases.deals.jsonl'), lines(told(NORTHWIND)));
writeFileSync(resolve(folder, 'edge-cases-gitlab.deals.jsonl'), lines(told(GITLAB)));
const [lastTold] = told(NORTHWIND).slice(-1);
const twice = {
  ...lastTold,
  id: 'E-imported-twice',
  edgeCase: 'imported-twice',
  partners: lastTold.partners.slice(0, 1),
  events: lastTold.events.filter(({ object }) => object !== 'registration/R2'),
};
writeFileSync(resolve(folder, 'imported-twice.deals.jsonl'), lines([twice, twice]));
