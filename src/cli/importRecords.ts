import { basename } from 'node:path';
import { createRedaction } from '../core/formats/index.ts';
import {
  compileFramework,
  ok,
  printDeal,
  refused,
  replayDeal,
  summariseRuns,
  type Deal,
  type Framework,
  type ReplaySummary,
  type Result,
} from '../core/index.ts';
import {
  buildDeals,
  countMapping,
  guessMapping,
  parseMapping,
  printMapping,
  proposeJoins,
  readHistory,
  type BuildReport,
  type History,
  type Mapping,
  type ProposedJoin,
  type ReadOptions,
  type SystemName,
} from '../core/records/index.ts';
import { printImport, printJoins } from './importText.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import type { Options, Refusal } from './parseOptions.ts';
import { openSqlite } from './openSqlite.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';
import { createProgress } from './progress.ts';
import { openBytes, readWhole } from './readInput.ts';
import { inBlocks, refuse, writeFile, writeResult } from './writeResult.ts';

/** More deals than are replayed only to say how an import fares. */
const MOST_REPLAYED = 20_000;

/** `cosell import` by a mapping: all files of one import are read together, and what they say of the same deal is joined. */
export async function importRecords(io: Io, options: Options): Promise<ExitCode> {
  const name = options.text('framework');
  const loaded = name === undefined ? undefined : await loadUsableFramework(io, name);
  if (loaded && !loaded.ok) return refuse(io, loaded.error);
  const framework = loaded?.value.framework;
  const given = await loadMapping(io, options.text('mapping'));
  if (!given.ok) return refuse(io, given.error);
  const history = await readFiles(io, options, given.value);
  if (!history.ok) return refuse(io, history.error);
  const mapping = given.value ?? guessMapping(framework, history.value);
  const counts = countMapping(framework, mapping, history.value);
  const joins = proposeJoins(framework, history.value, mapping);
  const target = options.text('write-mapping');
  if (target !== undefined) {
    const open = joins.map(({ objects, because }) => ({ objects, confirmed: false, because }));
    const whole = { ...withTimes(mapping, options), joins: [...mapping.joins, ...open] };
    const written = await writeFile(io, target, inBlocks([printMapping(whole, counts.unmapped)]));
    if (!written.ok) return refuse(io, written.error);
  }
  const { deals, report } = buildDeals(framework, history.value, mapping, { withRaw: options.isSet('rows') });
  const verdicts = framework && replayBoth(framework, history.value, mapping, deals);
  await io.stderr.write(describe(options, report, counts, mapping, joins, verdicts));
  if (deals.length === 0)
    return refuse(io, { kind: 'input', message: 'Nothing in the files became a deal.' });
  const key = options.text('key');
  const redaction =
    key === undefined ? undefined : createRedaction(key, { withoutAmounts: options.isSet('no-amounts') });
  const lines = deals.map((deal) => `${printDeal(redaction ? redaction.redact(deal) : deal)}\n`);
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

async function readFiles(
  io: Io,
  options: Options,
  mapping: Mapping | undefined,
): Promise<Result<History, Refusal>> {
  const faults: string[] = [];
  const names = namesOf(options.positionals);
  const files = options.positionals.map((path, index) => ({
    name: names[index] ?? path,
    open: async function* () {
      try {
        yield* openBytes(io, path);
      } catch (error) {
        faults.push(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  }));
  const from = options.text('from');
  const system =
    from === undefined || from === 'auto' ? undefined : ((from === 'csv' ? 'table' : from) as SystemName);
  const timezone = options.text('timezone') ?? mapping?.timezone;
  const dateOrder = options.text('date-order') ?? mapping?.dateOrder;
  const choices: ReadOptions = {
    openSqlite,
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' ? { dateOrder } : {}),
    ...(system === undefined
      ? {}
      : {
          files: new Map(
            names.map((name) => [name, { system, ...(timezone === undefined ? {} : { timezone }) }]),
          ),
        }),
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

/** Times are part of what a mapping remembers. */
function withTimes(mapping: Mapping, options: Options): Mapping {
  const timezone = options.text('timezone');
  const dateOrder = options.text('date-order');
  return {
    ...mapping,
    ...(timezone === undefined ? {} : { timezone }),
    ...(dateOrder === 'dmy' || dateOrder === 'mdy' ? { dateOrder } : {}),
  };
}

interface Verdicts {
  readonly with: ReplaySummary['deals'];
  /** Had no stand-in spoken; absent where none did. */
  readonly without?: ReplaySummary['deals'];
}

function replayBoth(
  framework: Framework,
  history: History,
  mapping: Mapping,
  deals: readonly Deal[],
): Verdicts | undefined {
  if (deals.length === 0 || deals.length > MOST_REPLAYED) return undefined;
  const compiled = compileFramework(framework);
  const replay = (some: readonly Deal[]) =>
    summariseRuns(
      compiled,
      some.map((deal) => replayDeal(compiled, deal)),
    ).deals;
  const bare = { ...mapping, standIns: mapping.standIns.map((standIn) => ({ ...standIn, accepted: false })) };
  const isInferring = mapping.standIns.some(({ accepted }) => accepted);
  return {
    with: replay(deals),
    ...(isInferring ? { without: replay(buildDeals(framework, history, bare).deals) } : {}),
  };
}

function describe(
  options: Options,
  report: BuildReport,
  counts: ReturnType<typeof countMapping>,
  mapping: Mapping,
  joins: readonly ProposedJoin[],
  verdicts: Verdicts | undefined,
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
