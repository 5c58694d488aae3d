import { invariant } from '../../core/index.ts';
import {
  changeMapping,
  findFileChoice,
  parseMapping,
  printMapping,
  type Mapping,
  type ReadChoices,
} from '../../core/records/index.ts';
import type { IntakeReply, IntakeSource } from '../../engine/intake/index.ts';
import { addImport } from './addImport.ts';
import { downloadContent } from './downloadContent.ts';
import { createIntakeLine } from './intakeLine.ts';
import { createIntakeMapping } from './intakeMapping.ts';
import { isReadable, mayBeTold } from './fileReadiness.ts';
import { NO_INTAKE, type IntakeFile, type IntakeState, type IntakeStatus } from './intakeState.ts';
import type { IntakeActions } from './intakeActions.ts';
import type { SessionContext } from './sessionContext.ts';

/** Joins are looked for when the mapping rests. */
const JOIN_MS = 500;

/** @returns the actions; the worker starts when the first file is brought */
export function createIntakeWork(context: SessionContext): IntakeActions {
  const { store, host } = context;
  let requests = 0;
  let recognising = 0;
  let job = 0;
  let guessing: { readonly request: number; readonly isWhole: boolean } | undefined;
  let counting: { readonly request: number; readonly mapping: Mapping } | undefined;
  let joining = 0;
  let cancelJoining: (() => void) | undefined;
  let settleRecognising: (() => void) | undefined;

  const line = createIntakeLine(context, receive, () =>
    change({ status: { kind: 'recognised' }, history: undefined }),
  );
  const mapping = createIntakeMapping(context, () => {
    const { mapping: present } = state();
    if (present) {
      change({ choices: timesOf(present) });
      followChoices(present);
    }
    count();
  });

  const nextRequest = (): number => (requests += 1);
  const state = (): IntakeState => store.get().intake;
  const change = (part: Partial<IntakeState>): void => store.set({ intake: { ...state(), ...part } });
  const isBusy = (): boolean => ['reading', 'building'].includes(state().status.kind);

  let framework = store.get().reading.parsed?.framework;
  let document = store.get().document?.id;
  store.subscribe(() => {
    const left = document;
    document = store.get().document?.id;
    if (document !== left) leaveDocument();
    if (mapping.follow() || !line.isOpen) return;
    const known = framework;
    framework = store.get().reading.parsed?.framework;
    if (known === framework || !framework) return;
    line.tellFramework();
    count();
  });
  mapping.follow();

  /** What was made, or is being made, belongs to the document that was open. */
  function leaveDocument(): void {
    const { status, history } = state();
    if (status.kind === 'building') {
      line.stop();
      job = nextRequest();
    }
    const isOver = status.kind === 'building' || status.kind === 'done';
    change({ result: undefined, ...(isOver && history ? { status: { kind: 'mapped' } } : {}) });
  }

  /** Files are read as the mapping says; where it says otherwise now, they are to be read again. */
  function followChoices(present: Mapping): void {
    const { files } = state();
    const followed = files.map((file) => {
      const choice = findFileChoice(present.files ?? [], file.name) ?? {};
      return JSON.stringify(choice) === JSON.stringify(file.choice) ? file : { ...file, choice };
    });
    if (followed.some((file, at) => file !== files[at])) changeFiles(followed);
  }

  /** Of the present files, before they are read or read again. */
  function changeFiles(files: readonly IntakeFile[]): void {
    if (isBusy()) line.stop();
    job = nextRequest();
    const status: IntakeStatus = files.length === 0 ? { kind: 'empty' } : { kind: 'recognised' };
    change({ files, status, problem: undefined });
  }

  function count(): void {
    const { mapping: present, history } = state();
    cancelJoining?.();
    if (!present || !history || !line.isOpen) return;
    counting = { request: nextRequest(), mapping: present };
    line.send({ kind: 'count', ...counting });
    cancelJoining = host.later(() => {
      if (!line.isOpen) return;
      joining = nextRequest();
      line.send({ kind: 'join', request: joining, mapping: present });
    }, JOIN_MS);
  }

  function guess(isWhole: boolean): void {
    guessing = { request: nextRequest(), isWhole };
    line.send({ kind: 'guess', request: guessing.request });
  }

  function takeGuess(guessed: Mapping, isWhole: boolean): void {
    const { mapping: present, choices, files } = state();
    if (present && !isWhole) return void mapping.edit({ kind: 'types.add', from: guessed });
    const known: Mapping = { ...guessed, ...choices, ...(present?.files ? { files: present.files } : {}) };
    const whole = files.reduce(
      (made, { name, choice }) =>
        findFileChoice(made.files ?? [], name)
          ? made
          : changeMapping(made, { kind: 'file.set', name, choice }),
      known,
    );
    mapping.replace(whole, 'Guess the mapping');
  }

  function receive(reply: IntakeReply): void {
    switch (reply.kind) {
      case 'recognised':
        if (reply.request === recognising) takeRecognised(reply);
        return;
      case 'reading':
        if (reply.request === job) change({ status: { kind: 'reading', progress: reply.progress } });
        return;
      case 'read': {
        if (reply.request !== job) return;
        const { history } = reply;
        change({ history, status: { kind: 'mapped' }, joins: undefined });
        const known = new Set(state().mapping?.objects.map(({ type }) => type));
        if (history.types.some(({ type }) => !known.has(type))) guess(false);
        count();
        return;
      }
      case 'guessed':
        if (reply.request === guessing?.request) takeGuess(reply.mapping, guessing.isWhole);
        return;
      case 'counted': {
        if (reply.request !== counting?.request) return;
        const { counts, events } = reply;
        const { objects, events: changes, fields } = counting.mapping;
        const lineCounts = new Map<object, number>([
          ...objects.map((one, index) => [one, counts.objects[index] ?? 0] as const),
          ...changes.map((one, index) => [one, counts.events[index] ?? 0] as const),
          ...fields.map((one, index) => [one, counts.fields[index] ?? 0] as const),
        ]);
        change({ counts, lineCounts, events });
        return;
      }
      case 'joined':
        if (reply.request === joining) change({ joins: reply.joins });
        return;
      case 'importing':
        if (reply.request === job) change({ status: { kind: 'building', progress: reply.progress } });
        return;
      case 'imported':
        if (reply.request === job) void takeImport(reply);
        return;
      case 'stopped':
        if (reply.request === job && isBusy())
          change({ status: { kind: state().status.kind === 'building' ? 'mapped' : 'recognised' } });
        return;
      case 'failed':
        settleRecognising?.();
        change({
          status: { kind: state().files.length === 0 ? 'empty' : 'recognised' },
          history: undefined,
          problem: { kind: 'failed', message: reply.message },
        });
    }
  }

  function takeRecognised({ files: found }: IntakeReply & { readonly kind: 'recognised' }): void {
    const { files, brought } = state();
    const named = files.map((file) => ({
      ...file,
      ...found.find(({ recognised }) => recognised.file === file.name),
    }));
    settleRecognising?.();
    if (named.every((file) => !isReadable(file) && !mayBeTold(file))) {
      for (const { recognised } of named)
        if (recognised?.kind === 'unknown')
          context.notify(`"${recognised.file}" was not opened. ${recognised.why}`, 'problem');
      return endIntake();
    }
    change({ files: named, status: { kind: 'recognised' }, brought: brought + 1 });
  }

  async function takeImport({
    report,
    verdicts,
    content,
  }: IntakeReply & { readonly kind: 'imported' }): Promise<void> {
    invariant(content instanceof Blob, 'the worker stores deals as a blob');
    if (report.deals === 0) return change({ status: { kind: 'mapped' }, problem: { kind: 'nothing' } });
    const mine = job;
    const files = state()
      .files.filter(isReadable)
      .map(({ name }) => name);
    const added = await addImport(context, { files, content });
    if (!added || mine !== job) return;
    const { name, unchanged } = added;
    const result = { set: name, unchanged, outdated: false, report, ...(verdicts ? { verdicts } : {}) };
    change({ status: { kind: 'done' }, result });
    context.notify(
      unchanged ? `"${name}" holds these deals already: nothing was changed.` : `"${name}" is open.`,
    );
  }

  function endIntake(): void {
    line.close();
    cancelJoining?.();
    settleRecognising?.();
    job = nextRequest();
    const { mapping: present, past, future, brought } = state();
    store.set({ intake: { ...NO_INTAKE, mapping: present, past, future, brought } });
  }

  return {
    async bringFiles(brought) {
      if (brought.length === 0) return;
      const files = [...state().files];
      for (const { name, content } of brought) {
        const same = files.findIndex((file) => file.name === name && file.size === content.size);
        const free = same >= 0 ? name : freeName(name, files);
        const choice = findFileChoice(state().mapping?.files ?? [], free) ?? {};
        const file = { name: free, size: content.size, content, choice };
        if (same >= 0) files[same] = file;
        else files.push(file);
      }
      changeFiles(files);
      change({ status: { kind: 'recognising' } });
      recognising = nextRequest();
      settleRecognising?.();
      const settled = new Promise<void>((resolve) => (settleRecognising = resolve));
      const open = files.filter(({ recognised }) => !recognised);
      line.send({ kind: 'recognise', request: recognising, sources: open.map(toSource) });
      await settled;
    },
    removeFile: (name) => changeFiles(state().files.filter((file) => file.name !== name)),
    chooseFor(name, choice) {
      changeFiles(state().files.map((file) => (file.name === name ? { ...file, choice } : file)));
      mapping.edit({ kind: 'file.set', name, choice });
    },
    chooseForAll(choices) {
      changeFiles(state().files);
      change({ choices });
      mapping.edit({ kind: 'times.set', ...choices });
    },
    readBrought() {
      const known = state().files.filter(isReadable);
      if (known.length === 0 || isBusy()) return;
      job = nextRequest();
      change({ status: { kind: 'reading' }, problem: undefined });
      const { choices, mapping: present } = state();
      const remembered = present?.files ?? [];
      line.send({ kind: 'read', request: job, sources: known.map(toSource), choices, remembered });
    },
    stopIntake() {
      if (isBusy()) line.stop();
    },
    guessMapping() {
      if (state().history) guess(true);
    },
    editMapping: (edit) => void mapping.edit(edit),
    undoMapping: () => mapping.undo(),
    redoMapping: () => mapping.redo(),
    openMapping(name, text) {
      const parsed = parseMapping(text);
      const brought = state().brought + 1;
      if (parsed.ok) {
        change({ brought, problem: undefined });
        mapping.replace(parsed.value, `Open ${name}`, text);
      } else change({ brought, problem: { kind: 'mapping', file: name, problems: parsed.error } });
      return Promise.resolve();
    },
    downloadMapping() {
      const { mapping: present, counts } = state();
      const { framework: open } = store.get().reading;
      if (!present) return;
      const name = present.framework ?? open?.id ?? 'framework';
      downloadContent(`${name}.mapping.json`, printMapping(present, counts?.unmapped));
    },
    importDeals(options = {}) {
      const { mapping: present, history, status } = state();
      if (!present || !history || (status.kind !== 'mapped' && status.kind !== 'done')) return;
      job = nextRequest();
      change({ status: { kind: 'building' }, problem: undefined });
      line.send({ kind: 'import', request: job, mapping: present, options });
    },
    endIntake,
  };
}

function toSource({ name, content, choice }: IntakeFile): IntakeSource {
  return { name, content, choice };
}

/** How a mapping has times read. */
function timesOf(mapping: Mapping | undefined): ReadChoices {
  return {
    ...(mapping?.timezone === undefined ? {} : { timezone: mapping.timezone }),
    ...(mapping?.dateOrder === undefined ? {} : { dateOrder: mapping.dateOrder }),
  };
}

/** "deals.csv", or "deals (2).csv" where another file has the name. */
function freeName(name: string, files: readonly IntakeFile[]): string {
  const isTaken = (one: string): boolean => files.some((file) => file.name === one);
  const [, stem = name, ending = ''] = /^(.*?)((?:\.[^.]+)?)$/s.exec(name) ?? [];
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${stem} (${String(number)})${ending}`;
  return free;
}
