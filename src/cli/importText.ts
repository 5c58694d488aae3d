import type { BuildReport, MappingCounts, ProposedJoin, UnmappedPart } from '../core/records/index.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';

const MOST_ROWS_NAMED = 5;
const MOST_NAMED = 20;

/** What an import did, for people; nothing is left out silently. */
export function printImport(report: BuildReport, counts: MappingCounts): string {
  const { changes, files } = report;
  const lines = files.flatMap(({ file, system, part, rows, used, notes, problem }) => [
    `${file}: ${system}, ${part}: ${phraseNumber(used)} of ${phraseCount(rows, 'row')} used`,
    ...(problem === undefined ? [] : [`  ${problem}`]),
    ...notes.map(({ kind, reason, rows: at, example }) => {
      const places = at.filter((row) => row > 0);
      const where = places.length === 0 ? '' : ` (${nameSome(places)})`;
      const value = example === undefined ? '' : `, such as "${example}"`;
      return `  ${kind}: ${phraseCount(Math.max(at.length, 1), 'row')}${where}: ${reason}${value}`;
    }),
  ]);
  lines.push(
    `${phraseCount(report.deals, 'deal')} with ${phraseCount(report.events, 'event')}`,
    `  ${phraseCount(changes.all, 'change')}: ${phraseCount(changes.event, 'event')}, ${phraseCount(changes.note, 'note')}, ${phraseCount(changes.value, 'value')}, ${phraseNumber(changes.repeated)} told twice, ${phraseNumber(changes.ignored)} ignored, ${phraseNumber(changes.unmapped)} not mapped, ${phraseNumber(changes.leftOut)} left out`,
  );
  for (const { kind, objects } of report.notes)
    lines.push(
      `  ${phraseCount(objects.length, 'object')} ${NOTES[kind]}: ${nameSome(objects.map(({ id }) => id))}`,
    );
  for (const { kind, to, field, value, places } of report.values) {
    const where = nameSome(places.map(({ file, row }) => `${file} ${String(row)}`));
    lines.push(
      `  "${value}" in "${field}"${to === undefined ? '' : ` (${to})`} ${VALUES[kind]}: ${phraseCount(places.length, 'row')} (${where})`,
    );
  }
  lines.push(...counts.unmapped.slice(0, MOST_NAMED).map(describeUnmapped));
  if (counts.unmapped.length > MOST_NAMED)
    lines.push(`  and ${phraseNumber(counts.unmapped.length - MOST_NAMED)} more that are not mapped`);
  if (counts.untold.length > 0) lines.push(`  facts that nothing tells: ${counts.untold.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

/** Records that may be one deal, each pair with its reason. */
export function printJoins(joins: readonly ProposedJoin[]): string {
  if (joins.length === 0) return '';
  const lines = joins.slice(0, MOST_NAMED).map(({ objects: [one, other], certainty, because }) => {
    const sure = certainty === 'same' ? '' : 'perhaps ';
    return `    ${sure}${one.type} ${one.id} and ${other.type} ${other.id}: ${because}\n`;
  });
  const more = joins.length > MOST_NAMED ? [`    and ${phraseNumber(joins.length - MOST_NAMED)} more\n`] : [];
  return `  ${phraseCount(joins.length, 'pair')} of records may be one deal though nothing links them; --write-mapping lists them, to be answered by "confirmed": true or false:\n${[...lines, ...more].join('')}`;
}

const NOTES: Readonly<Record<BuildReport['notes'][number]['kind'], string>> = {
  deleted: 'left out, as they were deleted',
  merged: 'joined to what absorbed them',
  orphaned: 'absorbed by something no file has; they stand for themselves',
  lone: 'without a deal in the files; each is a deal of its own',
  empty: 'without anything that happened; they make no deal',
  renamed: 'share an id with another deal and have their type with it',
  missing: 'named by a join, in no file',
  joined: 'of our own, told of by records as well: both are one deal',
  differing: 'of our own say something else than the records; they stand',
};

const VALUES: Readonly<Record<BuildReport['values'][number]['kind'], string>> = {
  outside: 'is no value the framework declares',
  unlisted: 'is not in the mapping',
  unreadable: 'cannot be read',
  currency: 'has a currency without a rate',
  undocumented: 'is in no documentation of the system',
  untimed: 'is a time that cannot be read',
};

function describeUnmapped({ type, field, value, to, count, values }: UnmappedPart): string {
  const what =
    value === undefined
      ? `${phraseCount(values ?? 0, 'value')}, ${phraseCount(count, 'change')}`
      : phraseCount(count, 'time');
  const label = value === undefined ? '' : ` = "${value}"`;
  return `  not mapped: ${type} ${field}${label}${to === undefined ? '' : ` (${to})`}, ${what}`;
}

function nameSome(names: readonly (string | number)[]): string {
  return `${names.slice(0, MOST_ROWS_NAMED).join(', ')}${names.length > MOST_ROWS_NAMED ? ' ...' : ''}`;
}
