import { checkFramework, parseFramework, type Framework } from '../../core/index.ts';
import {
  countMapping,
  guessMapping,
  listEventChoices,
  previewFile,
  proposeJoins,
  readHistory,
  recogniseFiles,
  type EventChoice,
  type History,
  type SourceFile,
} from '../../core/records/index.ts';
import { makeImport } from './makeImport.ts';
import type { IntakeHost, IntakeRequest, IntakeSource, RecognisedFile } from './messages.ts';
import { openContent, readHead } from './openContent.ts';
import { summariseCounts } from './summariseCounts.ts';
import { summariseHistory } from './summariseHistory.ts';
import { summariseReport } from './summariseReport.ts';

export interface Intake {
  handle(request: IntakeRequest): Promise<void>;
}

/** Bytes by which a file is recognised. */
const HEAD_BYTES = 1 << 18;
/** Time between two reports of progress. */
const REPORT_MS = 100;
/** Time worked without a pause. */
const WORK_MS = 24;
const MOST_JOINS = 500;

type Asked<K extends IntakeRequest['kind']> = IntakeRequest & { readonly kind: K };

/**
 * Holds what was read of other systems' files and answers what a mapping makes of it. The history stays here; only counts, examples and the finished
 * deals are posted. Of counts and joins the newest request is answered; a stop, or a newer job, ends reading and importing.
 */
export function createIntake(host: IntakeHost): Intake {
  let framework: Framework | undefined;
  /** Deals are made through it, but not replayed. */
  let hasErrors = false;
  let events: readonly EventChoice[] = [];
  let history: History | undefined;
  /** Newer jobs make running ones worthless. */
  let job = 0;
  let counting = 0;
  let joining = 0;
  let workedSince = host.now();

  /** Pauses when it is time to; tells whether the job goes on. */
  async function goesOn(mine: number): Promise<boolean> {
    if (host.now() - workedSince >= WORK_MS) {
      await host.pause();
      workedSince = host.now();
    }
    return mine === job;
  }

  async function recognise({ request, sources }: Asked<'recognise'>): Promise<void> {
    const files: RecognisedFile[] = [];
    for (const source of sources) files.push(await recogniseSource(source));
    host.post({ kind: 'recognised', request, files });
  }

  async function read({ request, sources, choices, remembered = [] }: Asked<'read'>): Promise<void> {
    const mine = ++job;
    const total = sources.reduce((sum, { content }) => sum + content.size, 0);
    let taken = 0;
    let before = 0;
    const files = sources.map(({ name, content }): SourceFile => ({
      name,
      size: content.size,
      open: async function* () {
        before = sources
          .slice(
            0,
            sources.findIndex((source) => source.name === name),
          )
          .reduce((sum, { content: { size } }) => sum + size, 0);
        yield* openContent(content, (bytes) => (taken = bytes));
      },
    }));
    const reading = readHistory(files, {
      ...choices,
      remembered,
      files: new Map(sources.map(({ name, choice }) => [name, choice])),
      ...(host.openSqlite ? { openSqlite: host.openSqlite } : {}),
    });
    let reported = -Infinity;
    for (;;) {
      const step = await reading.next();
      if (step.done === true) {
        history = step.value;
        host.post({ kind: 'read', request, history: summariseHistory(history) });
        return;
      }
      if (!(await goesOn(mine))) {
        await reading.return(undefined as never);
        host.post({ kind: 'stopped', request });
        return;
      }
      if (host.now() - reported < REPORT_MS) continue;
      reported = host.now();
      const { file, index, rows, joined } = step.value;
      const progress = { file, index, files: sources.length, done: before + taken, total, rows };
      host.post({
        kind: 'reading',
        request,
        progress: joined === undefined ? progress : { ...progress, done: total, joined },
      });
    }
  }

  function setFramework(text: string | undefined): void {
    const parsed = text === undefined ? undefined : parseFramework(text);
    framework = parsed?.framework;
    hasErrors = parsed !== undefined && checkFramework(parsed).some(({ severity }) => severity === 'error');
    events = framework ? listEventChoices(framework) : [];
  }

  async function count({ request, mapping }: Asked<'count'>): Promise<void> {
    const mine = ++counting;
    await host.pause();
    if (mine !== counting || !history) return;
    const counts = summariseCounts(countMapping(framework, mapping, history));
    host.post({ kind: 'counted', request, counts, events });
  }

  async function join({ request, mapping }: Asked<'join'>): Promise<void> {
    const mine = ++joining;
    await host.pause();
    if (mine !== joining || !history) return;
    const all = proposeJoins(framework, history, mapping);
    host.post({ kind: 'joined', request, joins: { proposed: all.slice(0, MOST_JOINS), count: all.length } });
  }

  async function make({ request, mapping, options }: Asked<'import'>): Promise<void> {
    const mine = ++job;
    if (!history) return;
    const making = makeImport(framework, history, mapping, { ...options, unjudged: hasErrors });
    let reported = -Infinity;
    for (;;) {
      const step = making.next();
      if (step.done === true) {
        const { lines, report, verdicts } = step.value;
        host.post({
          kind: 'imported',
          request,
          report: summariseReport(report),
          ...(verdicts ? { verdicts } : {}),
          content: host.store(lines),
        });
        return;
      }
      if (!(await goesOn(mine))) {
        host.post({ kind: 'stopped', request });
        return;
      }
      if (host.now() - reported < REPORT_MS) continue;
      reported = host.now();
      host.post({ kind: 'importing', request, progress: step.value });
    }
  }

  return {
    async handle(request) {
      switch (request.kind) {
        case 'recognise':
          return recognise(request);
        case 'read':
          return read(request);
        case 'stop':
          job += 1;
          return;
        case 'framework':
          return setFramework(request.text);
        case 'guess':
          if (history)
            host.post({
              kind: 'guessed',
              request: request.request,
              mapping: guessMapping(framework, history),
            });
          return;
        case 'count':
          return count(request);
        case 'join':
          return join(request);
        case 'import':
          return make(request);
      }
    },
  };
}

async function recogniseSource({ name, content }: IntakeSource): Promise<RecognisedFile> {
  try {
    const head = { name, bytes: await readHead(content, HEAD_BYTES) };
    const [recognised] = recogniseFiles([head]);
    if (recognised) return { recognised, preview: previewFile(head) };
  } catch (error) {
    const why = `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { recognised: { kind: 'unknown', file: name, why }, preview: { kind: 'none' } };
  }
  return { recognised: { kind: 'unknown', file: name, why: '' }, preview: { kind: 'none' } };
}
