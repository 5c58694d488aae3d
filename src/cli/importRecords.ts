import { basename } from 'node:path';
import { ok, refused, type Framework, type ReplaySummary, type Result } from '../core/index.ts';
import { parseCsvMapping } from '../core/formats/csv/index.ts';
import {
  changeMapping,
  countMapping,
  findFileChoice,
  guessMapping,
  parseMapping,
  printMapping,
  proposeJoins,
  readHistory,
  type BuildReport,
  type ColumnChoice,
  type FileChoice,
  type History,
  type Mapping,
  type ProposedJoin,
  type ReadOptions,
  type SystemName,
} from '../core/records/index.ts';
import { makeImport, type ImportVerdicts, type MadeImport } from '../engine/intake/index.ts';
import { printImport, printJoins } from './importText.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import type { Options, Refusal } from './parseOptions.ts';
import { openSqlite } from './openSqlite.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';
import { createProgress } from './progress.ts';
import { openBytes, readWhole } from './readInput.ts';
import { inBlocks, refuse, writeFile, writeResult } from './writeResult.ts';

/** `cosell import` by a mapping: all files of one import are read together, and what they say of the same deal is joined. */
export async function importRecords(io: Io, options: Options): Promise<ExitCode> {
  const name = options.text('framework');
  const loaded = name === undefined ? undefined : await loadUsableFramework(io, name);
  if (loaded && !loaded.ok) return refuse(io, loaded.error);
  const framework = loaded?.value.framework;
  const given = await loadMapping(io, options.text('mapping'));
  if (!given.ok) return refuse(io, given.error);
  const columns = parseColumns(options);
  if (!columns.ok) return refuse(io, columns.error);
  const history = await readFiles(io, options, given.value, columns.value);
  if (!history.ok) return refuse(io, history.error);
  const mapping = given.value ?? guessMapping(framework, history.value);
  const counts = countMapping(framework, mapping, history.value);
  const joins = proposeJoins(framework, history.value, mapping);
  const target = options.text('write-mapping');
  if (target !== undefined) {
    const open = joins.map(({ objects, because }) => ({ objects, because }));
    const whole = { ...withChoices(mapping, options, columns.value), joins: [...mapping.joins, ...open] };
    const written = await writeFile(io, target, inBlocks([printMapping(whole, counts.unmapped)]));
    if (!written.ok) return refuse(io, written.error);
  }
  const { lines, report, verdicts } = await make(io, options, framework, history.value, mapping);
  await io.stderr.write(describe(options, report, counts, mapping, joins, verdicts));
  if (lines.length === 0)
    return refuse(io, { kind: 'input', message: 'Nothing in the files became a deal.' });
  const written = await writeResult(io, options, lines);
  return written.ok ? 0 : refuse(io, written.error);
}

async function loadMapping(io: Io, name: string | undefined): Promise<Result<Mapping | undefined, Refusal>> {
  if (name === undefined) return ok(undefined);
  const read = await readWhole(io, name);
  if (!read.ok) return read;
  const parsed = parseMapping(read.value.text);
  if (parsed.ok) return parsed;
  const list = parsed.error.map(
    ({ line, column, message }) => `${name}:${String(line)}:${String(column)} ${message}`,
  );
  return refused({
    kind: 'input',
    message: [...list, `"${name}" is no mapping that can be used.`].join('\n'),
  });
}

/** What `--map` says of the files that are given; the rest of it is for lines of the mapping. */
function parseColumns(options: Options): Result<ColumnChoice | undefined, Refusal> {
  const parsed = parseCsvMapping(options.texts('map'));
  if (!parsed.ok) return refused({ kind: 'usage', message: parsed.error.message });
  const { fields, facts, data } = parsed.value;
  const [id, state, time] = (['case', 'activity', 'time'] as const).map((field) => fields.get(field));
  const other = [...fields.keys()].find((field) => !['case', 'activity', 'time'].includes(field));
  if (other !== undefined || facts.size + data.size > 0)
    return refused({
      kind: 'usage',
      message:
        'With a framework or mapping, "--map" says case, activity and time only: what other columns tell stands in lines of the mapping; --write-mapping writes one to begin with.',
    });
  if (fields.size === 0) return ok(undefined);
  return ok({
    ...(id === undefined ? {} : { id }),
    ...(time === undefined ? {} : { time }),
    ...(state === undefined ? {} : { state }),
  });
}

async function readFiles(
  io: Io,
  options: Options,
  mapping: Mapping | undefined,
  columns: ColumnChoice | undefined,
): Promise<Result<History, Refusal>> {
  const faults: string[] = [];
  const names = namesOf(options.positionals);
  const files = options.positionals.map((path, index) => {
    const taken = { bytes: 0 };
    return {
      name: names[index] ?? path,
      // How much a packed file grows is judged by what was taken of it.
      get size() {
        return taken.bytes;
      },
      open: async function* () {
        try {
          yield* openBytes(io, path, taken);
        } catch (error) {
          faults.push(error instanceof Error ? error.message : String(error));
          throw error;
        }
      },
    };
  });
  const from = options.text('from');
  const system =
    from === undefined || from === 'auto' ? undefined : ((from === 'csv' ? 'table' : from) as SystemName);
  const timezone = options.text('timezone') ?? mapping?.timezone;
  const dateOrder = options.text('date-order') ?? mapping?.dateOrder;
  const choices: ReadOptions = {
    openSqlite,
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' ? { dateOrder } : {}),
    ...(mapping?.files ? { remembered: mapping.files } : {}),
    files: new Map(
      names.flatMap((name): [string, FileChoice][] => {
        const before = findFileChoice(mapping?.files ?? [], name);
        const choice: FileChoice = {
          ...before,
          ...(system === undefined ? {} : { system, ...(timezone === undefined ? {} : { timezone }) }),
          ...(columns === undefined ? {} : { columns: { ...before?.columns, ...columns } }),
        };
        return Object.keys(choice).length === 0 ? [] : [[name, choice]];
      }),
    ),
  };
  const progress = createProgress(io, 'Read', undefined, 'row');
  const reading = readHistory(files, choices);
  let rows = 0;
  for (;;) {
    const step = await reading.next();
    if (step.done === true) {
      await progress.end();
      const nothing = step.value.objects.length === 0 && faults.length > 0;
      return nothing ? refused({ kind: 'input', message: faults.join('\n') }) : ok(step.value);
    }
    rows = Math.max(rows, step.value.rows);
    progress.report(rows);
    await io.pause();
  }
}

/** Files go by their names, wherever they lie; by their paths where two have the same name. */
function namesOf(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => basename(path));
  return new Set(names).size === names.length ? names : paths;
}

/** Times and columns are part of what a mapping remembers. */
function withChoices(given: Mapping, options: Options, columns: ColumnChoice | undefined): Mapping {
  const mapping = namesOf(options.positionals).reduce((made, name) => {
    const before = findFileChoice(made.files ?? [], name);
    const choice = { ...before, columns: { ...before?.columns, ...columns } };
    return columns ? changeMapping(made, { kind: 'file.set', name, choice }) : made;
  }, given);
  const timezone = options.text('timezone');
  const dateOrder = options.text('date-order');
  return {
    ...mapping,
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' ? { dateOrder } : {}),
  };
}

async function make(
  io: Io,
  options: Options,
  framework: Framework | undefined,
  history: History,
  mapping: Mapping,
): Promise<MadeImport> {
  const key = options.text('key');
  const making = makeImport(framework, history, mapping, {
    withRaw: options.isSet('rows'),
    withoutAmounts: options.isSet('no-amounts'),
    ...(key === undefined ? {} : { key }),
  });
  for (;;) {
    const step = making.next();
    if (step.done === true) return step.value;
    await io.pause();
  }
}

function describe(
  options: Options,
  report: BuildReport,
  counts: ReturnType<typeof countMapping>,
  mapping: Mapping,
  joins: readonly ProposedJoin[],
  verdicts: ImportVerdicts | undefined,
): string {
  if (options.text('report') === 'json') {
    const { objects, ...rest } = report;
    const record = {
      format: 'cosell-import/1',
      ...rest,
      objects: Object.fromEntries(objects),
      mapping: counts,
      joins,
      verdicts,
    };
    return `${JSON.stringify(record, undefined, 2)}\n`;
  }
  const standIns = report.standIns.map(({ index, silent, inferred }) => {
    const standIn = mapping.standIns[index];
    const what = standIn?.kind === 'owner-at-close' ? 'lead' : (standIn?.fact ?? '');
    const state = standIn?.accepted === true ? 'stands in' : 'could stand in, once the mapping accepts it';
    return `  ${what} is not recorded in ${phraseCount(silent, 'deal')}; ${standIn?.kind ?? ''} ${state} for ${phraseNumber(inferred)}\n`;
  });
  const said = (name: string, deals: ReplaySummary['deals'] | undefined): string =>
    deals
      ? `${name}: ${phraseNumber(deals.survived)} survived, ${phraseNumber(deals.broken)} broken, ${phraseNumber(deals.unproven)} unproven\n`
      : '';
  return [
    printImport(report, counts),
    printJoins(joins),
    ...standIns,
    said(verdicts?.without ? 'Verdict with what was inferred' : 'Verdict', verdicts?.with),
    said('Verdict by what was recorded alone', verdicts?.without),
  ].join('');
}
