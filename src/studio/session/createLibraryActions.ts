import { invariant } from '../../core/index.ts';
import {
  findDeal,
  rowAt,
  type DealChange,
  type DealTable,
  type EngineReply,
  type ExportFormat,
} from '../../engine/index.ts';
import { findLastStep } from './dealSteps.ts';
import { downloadContent } from './downloadContent.ts';
import { noteDealStep, type Replaced } from './noteDealStep.ts';
import { openSets } from './openSets.ts';
import { phraseCount } from './phraseNumber.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet } from './studioState.ts';

/** Deals to be written to a file. */
export interface DealExport {
  readonly format: ExportFormat;
  /** By index, in order; absent: all. */
  readonly deals?: Uint32Array;
  /** Names become pseudonyms by this key. */
  readonly redaction?: { readonly key: string; readonly withoutAmounts: boolean };
}

/** Changing deals and writing them out. */
export interface LibraryActions {
  /** Changes deals, by index in order, in their sets; what is asked while deals are being written or read follows at once. `said` tells what was done. */
  changeDeals(deals: Uint32Array, change: DealChange, said: string): void;
  /** Takes the last change back. */
  undoDeals(): void;
  /** Hands deals to the browser as a file. */
  exportDeals(wanted: DealExport): void;
  /** Gives up the work that goes on; nothing is changed then. */
  stopLibraryJob(): void;
}

/** A change whose deals are named by id, because others are being read. */
interface WaitingChange {
  readonly document: string | undefined;
  readonly ids: readonly string[];
  readonly change: DealChange;
  readonly said: string;
}

interface RunningJob {
  readonly id: number;
  readonly document: string | undefined;
  readonly batch: number;
  /** By source. */
  readonly parts: Map<number, Blob[]>;
  readonly finish: (ended: Ended) => void;
}

type Ended = EngineReply & { readonly kind: 'job.ended' };

/** More deals are not looked up by name. */
const MOST_WAITING = 50;
/** Time for which a change can be taken back from the notice of it. */
const UNDO_MS = 15_000;
const FILES: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  jsonl: { ending: 'deals.jsonl', type: 'application/x-ndjson' },
  csv: { ending: 'csv', type: 'text/csv' },
  xes: { ending: 'xes', type: 'application/xml' },
  ocel: { ending: 'ocel.json', type: 'application/json' },
};

/** @returns the actions, and what must hear of the engine's replies */
export function createLibraryActions(context: SessionContext): {
  readonly actions: LibraryActions;
  readonly hear: (reply: EngineReply) => void;
} {
  const { store, host } = context;
  let jobs = 0;
  let running: RunningJob | undefined;
  let waiting: WaitingChange[] = [];
  /** The deals as they were, while they are read again after a change. */
  let before: DealTable | undefined;

  const documentNow = (): string | undefined => store.get().document?.id;

  const isBusy = (): boolean => running !== undefined || store.get().deals.reading !== undefined;

  function begin(kind: 'change' | 'export', total: number, finish: RunningJob['finish']): RunningJob {
    jobs += 1;
    running = {
      id: jobs,
      document: documentNow(),
      batch: store.get().deals.batch,
      parts: new Map(),
      finish,
    };
    store.set({ libraryJob: { kind, done: 0, total } });
    return running;
  }

  function startChange(
    changes: readonly { readonly deals: Uint32Array; readonly change: DealChange }[],
    said: string,
  ): void {
    const total = changes.reduce((sum, { deals }) => sum + deals.length, 0);
    const job = begin('change', total, () => replaceSets(job, said));
    const { id, batch } = job;
    const on = new Date(host.wallClock()).toISOString().slice(0, 10);
    context.send({ kind: 'deals.change', job: id, batch, changes, on });
  }

  function replaceSets({ parts, batch, document }: RunningJob, said: string): void {
    const { deals } = store.get();
    if (deals.batch !== batch || documentNow() !== document) return sayOvertaken();
    const replaced: Replaced[] = [];
    const sets = deals.sets.map((before, source) => {
      const content = parts.get(source);
      if (!content) return before;
      const after = { ...before, ...ownLabels(before), id: host.createId(), content: new Blob(content) };
      replaced.push({ before, after: after.id });
      return after;
    });
    noteDealStep(context, said, replaced);
    open(sets);
    const sample = replaced.find(({ before }) => before.origin.kind === 'scenario');
    const owned = sample ? ` "${sample.before.name}" is your own copy from now on.` : '';
    context.notify(`${said}.${owned}`, 'plain', { label: 'Undo', run: undoDeals, ms: UNDO_MS });
  }

  function open(sets: readonly DealSet[]): void {
    const { table, reading } = store.get().deals;
    if (!reading) before = table;
    openSets(context, sets);
    context.keep();
  }

  function undoDeals(): void {
    const last = waiting.pop();
    if (last) return context.notify(`Taken back: ${last.said}.`);
    const { dealSteps, deals } = store.get();
    const step = findLastStep({ dealSteps, deals });
    if (!step) return;
    if (running) return sayBusy();
    store.set({ dealSteps: dealSteps.slice(0, -1) });
    open(
      deals.sets.flatMap((set) => {
        const before = step.swaps.filter(({ after }) => after === set.id).map((swap) => swap.before);
        return before.length > 0 ? before : [set];
      }),
    );
    context.notify(`Taken back: ${step.said}.`);
  }

  function sayBusy(): void {
    context.notify('Deals are still being written or read. Try again when that is done.', 'problem');
  }

  function sayOvertaken(): void {
    context.notify('Other deals were opened meanwhile; nothing was changed.', 'problem');
  }

  /** What was asked meanwhile, all at once. */
  function goOn(): void {
    if (isBusy() || waiting.length === 0) return;
    const { table } = store.get().deals;
    const asked = waiting.filter(({ document }) => document === documentNow());
    waiting = [];
    const changes = asked.flatMap(({ ids, change }) => {
      const deals = ids.flatMap((id) => findDeal(table, id) ?? []);
      return deals.length === 0 ? [] : [{ deals: Uint32Array.from(deals).sort(), change }];
    });
    const [first, ...others] = asked;
    const said = others.length === 0 ? (first?.said ?? '') : `${phraseCount(asked.length)} changes made`;
    if (changes.length > 0) startChange(changes, said);
  }

  function end(job: RunningJob, ended: Ended): void {
    running = undefined;
    store.set({ libraryJob: undefined });
    if (ended.outcome === 'finished') job.finish(ended);
    else if (ended.outcome === 'overtaken') sayOvertaken();
    else if (ended.outcome === 'unreadable')
      context.notify(
        'The deals could not be read any more: their file was changed or removed. Nothing was written.',
        'problem',
      );
    goOn();
  }

  function finishExport(parts: RunningJob['parts'], { format, redaction }: DealExport, ended: Ended): void {
    const { ending, type } = FILES[format];
    const { sets } = store.get().deals;
    const stem = sets.length === 1 ? sets[0]?.name.replace(/\.(deals\.)?jsonl(\.gz)?$/i, '') : undefined;
    const name = `${stem ?? 'deals'}${redaction ? '-pseudonyms' : ''}.${ending}`;
    downloadContent(name, new Blob(parts.get(0) ?? [], { type }));
    const count = `${phraseCount(ended.deals)} ${ended.deals === 1 ? 'deal' : 'deals'}`;
    const gaps =
      format === 'csv' && ended.withoutEvents > 0
        ? ` ${phraseCount(ended.withoutEvents)} of them have no events, and no row: a table has a row an event.`
        : '';
    context.notify(`${count} saved as "${name}".${gaps}`);
  }

  const actions: LibraryActions = {
    changeDeals(deals, change, said) {
      if (deals.length === 0) return;
      if (!isBusy()) return startChange([{ deals, change }], said);
      const known = before ?? store.get().deals.table;
      if (known.deals === 0 || deals.length > MOST_WAITING) return sayBusy();
      const ids = [...deals].flatMap((deal) => rowAt(known, deal)?.id ?? []);
      waiting.push({ document: documentNow(), ids, change, said });
    },
    undoDeals,
    exportDeals(wanted) {
      if (isBusy()) return sayBusy();
      const total = wanted.deals?.length ?? store.get().deals.table.deals;
      const job = begin('export', total, (ended) => finishExport(job.parts, wanted, ended));
      context.send({ kind: 'deals.export', job: job.id, batch: job.batch, ...wanted });
    },
    stopLibraryJob() {
      if (running) context.send({ kind: 'job.stop', job: running.id });
    },
  };

  return {
    actions,
    hear(reply) {
      if (reply.kind === 'deals.loaded' && !store.get().deals.reading) {
        before = undefined;
        goOn();
      }
      if (!('job' in reply) || reply.job !== running?.id) return;
      if (reply.kind === 'job.ended') return end(running, reply);
      if (reply.kind === 'job.progress') {
        const { libraryJob } = store.get();
        invariant(libraryJob, 'a running job is shown');
        return store.set({ libraryJob: { ...libraryJob, done: reply.done, total: reply.total } });
      }
      const { source, piece } = reply;
      const part =
        piece.kind === 'written'
          ? new Blob([piece.bytes])
          : store.get().deals.sets[source]?.content.slice(piece.from, piece.to);
      if (part) running.parts.set(source, [...(running.parts.get(source) ?? []), part]);
    },
  };
}

/** A sample that is changed becomes a person's own. */
export function ownLabels({ origin, name }: DealSet): Partial<DealSet> {
  if (origin.kind !== 'scenario') return {};
  return { origin: { kind: 'file', file: `${name}-edited.deals.jsonl` }, name: `${name}, edited` };
}
