import type { ChangeUse, StandIn, SystemName } from '../../core/records/index.ts';
import type { ReportSummary } from '../../engine/intake/index.ts';
import { titleOfKey } from '../session/phraseEvent.ts';

/** "Deal_Registration__c" as "Deal registration": what a system calls a field or a type, as people read it. */
export function nameOfRecords(name: string): string {
  return titleOfKey(name.replace(/__c$/i, ''));
}

/** Systems as people call them. */
export const SYSTEM_NAMES: Readonly<Record<SystemName, string>> = {
  cosell: 'Cosell deals',
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  aws: 'AWS Partner Central',
  microsoft: 'Microsoft Partner Center',
  ocel: 'OCEL event log',
  xes: 'XES event log',
  table: 'a plain table',
};

/** What became of changes, in the words of a report; "1,194 became events". */
export const USE_WORDS: Readonly<Record<ChangeUse, string>> = {
  event: 'became events',
  value: 'told a fact or an outcome',
  note: 'are kept as notes',
  repeated: 'were told twice',
  ignored: 'left out on purpose',
  unmapped: 'not mapped',
  leftOut: 'of deleted records',
};

/** What is the matter with records: "3 records were deleted and are left out". */
export const NOTE_WORDS: Readonly<Record<ReportSummary['notes'][number]['kind'], string>> = {
  deleted: 'deleted in the system, and left out',
  merged: 'joined to the record that absorbed them',
  orphaned: 'absorbed by a record that is in no file; they stand for themselves',
  lone: 'whose deal is in no file; each is a deal of its own',
  empty: 'to which nothing happened; they make no deal',
  renamed: 'with the id of another deal; their type goes before it',
  missing: 'named by a join, but in no file',
  joined: 'of your own deals that records tell of as well; both are one deal',
  differing: 'of your own deals that say something else than the records; they stand',
};

/** What is the matter with a value. */
export const VALUE_WORDS: Readonly<Record<ReportSummary['values']['first'][number]['kind'], string>> = {
  outside: 'is no value the framework knows',
  unlisted: 'has no meaning in the mapping yet',
  unreadable: 'cannot be read',
  currency: 'is in a currency without a rate',
  undocumented: 'is in no documentation of the system',
  untimed: 'has a time that cannot be read',
};

/** What a stand-in would infer, and from what. */
export const STAND_IN_WORDS: Readonly<Record<StandIn['kind'], string>> = {
  'registered-first': 'A registration was there before the opportunity was created',
  'won-before': 'An earlier deal on the account was won',
  'owner-at-close': 'Whoever owned the opportunity when it closed',
};
