import type { FactValue } from '../../core/index.ts';
import {
  parseRecallFile,
  printRecallFile,
  splitCards,
  type RecallAnswer,
  type RecallCard,
  type RecallFile,
} from '../../core/recall/index.ts';
import {
  findDeal,
  sampleTable,
  type EngineReply,
  type RecalledDeal,
  type RecallRequest,
  type ToldDeal,
} from '../../engine/index.ts';
import { createStore, type Store } from './createStore.ts';
import { downloadContent } from './downloadContent.ts';
import { openRecallShelf } from './openRecallShelf.ts';
import {
  findAnswer,
  isSameAsked,
  listSpots,
  nameAbout,
  type CardFile,
  type RecallState,
} from './recallState.ts';
import type { SessionContext } from './sessionContext.ts';
import { showRoom } from './showRoom.ts';
import { spliceSets } from './spliceSets.ts';

/** Asking people what nobody recorded. */
export interface Recall {
  readonly store: Store<RecallState>;
  /** Shows the cards of the open document, or of a file that was opened; picks some where there are none. */
  open(): Promise<void>;
  /** Picks cards about deals that have none yet. */
  pick(): void;
  sayName(name: string): void;
  /** Answers the question that is asked, undefined for "I don't know", and goes on. */
  answer(value: FactValue | undefined, why: string): void;
  /** Says why, of the answer that was given. */
  explain(why: string): void;
  /** Takes the answer to the question that is asked back. */
  takeBack(): void;
  goTo(at: number): void;
  /** Hands out a file for each partner, or one about the chosen ones. */
  share(chosen?: ReadonlySet<string>): void;
  /** Takes in a file of cards: its answers where its deals are, else its cards, to be answered here. */
  takeFile(name: string, text: string): Promise<void>;
  /** Hands out the opened file with the answers. */
  saveAnswers(): void;
  /** Goes back from the cards of a file to those of the document. */
  closeFile(): Promise<void>;
  /** Writes answers that wait into the deals. */
  settle(): void;
  hear(reply: EngineReply): void;
}

/** A request before it is numbered. */
type RecallWish = RecallRequest extends infer Request
  ? Request extends RecallRequest
    ? Omit<Request, 'request' | 'batch'>
    : never
  : never;

const CARDS = 20;
/** Deals of which something was remembered elsewhere and which are told by the record alone as well. */
const MOST_FOUND = 2000;
/** Longer sets are written once for many answers. */
const SHORT_BYTES = 1 << 24;
const EMPTY: RecallState = {
  status: 'opening',
  cards: [],
  answers: [],
  at: 0,
  recalledBy: '',
  told: [],
  waiting: false,
};

/** @returns the recall of a session */
export function createRecall(context: SessionContext): Recall {
  const { store: studio, host } = context;
  const store = createStore<RecallState>(EMPTY);
  const shelf = openRecallShelf(host);
  let document: string | undefined;
  let requests = 0;
  /** The last request of each kind. */
  const asked = new Map<string, number>();
  /** Deals of which something was remembered before, by index; known once they were looked for. */
  let found: readonly number[] | undefined;
  /** How many deals there were when they were looked for. */
  let counted = 0;
  let base: RecallState['base'];
  /** The deals that were asked about last: what is told of others no longer counts. */
  let batch = 0;
  /** Answers were given, or taken back, that the deals do not hold yet. */
  let isDirty = false;
  let isUrgent = false;

  function send(request: RecallWish): void {
    requests += 1;
    asked.set(request.kind, requests);
    ({ batch } = studio.get().deals);
    context.send({ ...request, request: requests, batch });
  }

  function keep(): void {
    const { cards, answers, at, file } = store.get();
    void shelf.write(document, { cards, answers, at, ...(file ? { file } : {}) });
  }

  function change(next: Partial<RecallState>): void {
    store.set(next);
    keep();
  }

  /** Asks what the answers make of the deals. */
  function tell(): void {
    const { deals, replay } = studio.get();
    const { cards, answers, file } = store.get();
    if (file || deals.reading || !replay.overview) return;
    const ids = new Set([...cards, ...answers].map(({ deal }) => deal));
    const recalled = [...ids].flatMap((id): readonly RecalledDeal[] => {
      const index = findDeal(deals.table, id);
      const questions = cards.find(({ deal }) => deal === id)?.questions ?? [];
      const own = answers.filter(({ deal }) => deal === id);
      return index === undefined ? [] : [{ index, asked: questions, answers: own }];
    });
    if (!found) return send({ kind: 'recall.find', most: MOST_FOUND });
    const others = found.filter((index) => !recalled.some((deal) => deal.index === index));
    base = replay.overview;
    send({
      kind: 'recall.tell',
      deals: [...recalled, ...others.map((index) => ({ index, asked: [], answers: [] }))],
    });
  }

  function pick(): void {
    const { deals } = studio.get();
    const { cards } = store.get();
    store.set({ status: 'picking' });
    if (deals.reading) return;
    const spoken = new Set(cards.flatMap(({ deal }) => findDeal(deals.table, deal) ?? []));
    const sample = sampleTable(deals.table, spoken, { count: CARDS });
    send({ kind: 'recall.pick', sample, count: CARDS });
  }

  function takeCards(picked: readonly RecallCard[]): void {
    const { cards, at } = store.get();
    if (picked.length === 0 && cards.length > 0)
      context.notify('No other deal has anything worth asking about.');
    const all = [...cards, ...picked];
    change({ cards: all, at, status: all.length === 0 ? 'nothing' : 'ready' });
    tell();
  }

  function takeTold(told: readonly ToldDeal[]): void {
    store.set({ base, told });
    const lines = told.filter(({ line }) => line !== undefined);
    if (!isDirty || lines.length === 0) {
      isDirty = false;
      return store.set({ waiting: false });
    }
    const { sets } = studio.get().deals;
    const isLong = lines.some(({ source }) => (sets[source]?.content.size ?? 0) > SHORT_BYTES);
    if (isLong && !isUrgent) return store.set({ waiting: true });
    isDirty = false;
    isUrgent = false;
    store.set({ waiting: false });
    spliceSets(context, lines);
  }

  function setAnswers(answers: readonly RecallAnswer[], at = store.get().at): void {
    change({ answers, at });
    isDirty = true;
    tell();
  }

  function withoutCurrent(): readonly RecallAnswer[] {
    const { cards, answers, at } = store.get();
    const spot = listSpots(cards)[at];
    const before = spot && findAnswer(answers, spot);
    return answers.filter((answer) => answer !== before);
  }

  function merge({ cards, answers }: RecallFile): void {
    const before = store.get();
    const added = cards.filter(({ deal }) => !before.cards.some((card) => card.deal === deal));
    const isNewer = (answer: RecallAnswer): boolean =>
      answers.some((other) => other.deal === answer.deal && isSameAsked(other, answer));
    change({ cards: [...before.cards, ...added], status: 'ready' });
    setAnswers([...before.answers.filter((answer) => !isNewer(answer)), ...answers]);
  }

  /** Whether the deals a file asks about are the ones that are open; bundled deals are nobody's own. */
  function isHere({ framework, cards, answers }: RecallFile): boolean {
    const { deals, reading } = studio.get();
    if (framework !== reading.framework?.id) return false;
    const ids = [...cards, ...answers].map(({ deal }) => deal);
    if (ids.some((id) => store.get().cards.some(({ deal }) => deal === id))) return true;
    const isOwn = deals.sets.some(({ origin }) => origin.kind !== 'scenario');
    return isOwn && ids.some((id) => findDeal(deals.table, id) !== undefined);
  }

  function handOut({ framework, about, cards, answers }: RecallFile): void {
    const words = (about ?? 'no partner')
      .normalize('NFKD')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    const name = `ask-${words.filter(Boolean).join('-') || 'partner'}.recall.json`;
    downloadContent(
      name,
      printRecallFile({ framework, cards, answers, ...(about === undefined ? {} : { about }) }),
    );
  }

  async function show(file: boolean): Promise<void> {
    const { document: open, deals } = studio.get();
    document = open?.id;
    found = undefined;
    counted = deals.table.deals;
    const recalledBy = await shelf.readName();
    const kept = await shelf.read(document, file);
    if (studio.get().document?.id !== document) return;
    const sheet = kept ?? { cards: [], answers: [], at: 0 };
    // Answers may not have reached long sets before the window was closed.
    isDirty = sheet.answers.length > 0;
    store.set({ ...EMPTY, file: undefined, base: undefined, recalledBy, ...sheet, status: 'ready' });
    if (sheet.cards.length > 0) tell();
    else if (deals.sets.length > 0) pick();
  }

  function isLatest(request: number): boolean {
    return batch === studio.get().deals.batch && [...asked.values()].includes(request);
  }

  return {
    store,
    open: () => show(true),
    pick,
    sayName(recalledBy) {
      store.set({ recalledBy });
      void shelf.writeName(recalledBy);
    },
    answer(value, why) {
      const { cards, at, recalledBy } = store.get();
      const spot = listSpots(cards)[at];
      if (!spot || recalledBy === '') return;
      const { kind, at: asked } = spot.question;
      const given: RecallAnswer = {
        deal: spot.card.deal,
        kind,
        ...(spot.question.kind === 'fact' ? { fact: spot.question.fact } : {}),
        value,
        ...(asked === undefined ? {} : { at: asked }),
        ...(why === '' ? {} : { why }),
        recalledBy,
        on: new Date(host.wallClock()).toISOString().slice(0, 10),
      };
      setAnswers([...withoutCurrent(), given], at + 1);
    },
    explain(why) {
      const { cards, answers, at } = store.get();
      const spot = listSpots(cards)[at];
      const before = spot && findAnswer(answers, spot);
      if (!before) return;
      const { why: _before, ...rest } = before;
      setAnswers([...withoutCurrent(), { ...rest, ...(why === '' ? {} : { why }) }]);
    },
    takeBack: () => setAnswers(withoutCurrent()),
    goTo: (at) => change({ at: Math.max(0, Math.min(at, listSpots(store.get().cards).length)) }),
    share(chosen) {
      const framework = studio.get().reading.framework?.id;
      if (framework === undefined) return;
      const { cards } = store.get();
      if (!chosen) return splitCards(framework, cards).forEach(handOut);
      const own = cards.filter((card) => chosen.has(nameAbout(card)));
      handOut({ framework, about: [...chosen].join(', '), cards: own, answers: [] });
    },
    async takeFile(name, text) {
      const read = parseRecallFile(text);
      if (!read.ok) return context.notify(`"${name}": ${read.error.message}`, 'problem');
      const { framework, about, cards, answers } = read.value;
      if (studio.get().document?.id !== document || store.get().status === 'opening') await show(false);
      const open = store.get();
      if (open.file) {
        const isSame =
          cards.length > 0 && cards.every((card) => open.cards.some(({ deal }) => deal === card.deal));
        if (isSame) {
          merge(read.value);
          return showRoom('/bring/ask');
        }
        if (open.answers.length > 0)
          return context.notify(
            `Answers about "${open.file.name}" are open. Save them and go back to your deals, then open "${name}".`,
            'problem',
          );
      }
      if (isHere(read.value)) {
        if (store.get().file) await show(false);
        merge(read.value);
        const from = new Set(answers.map(({ recalledBy }) => recalledBy));
        return context.notify(
          answers.length === 0
            ? `"${name}" holds cards and no answers yet.`
            : `${answers.length === 1 ? '1 answer' : `${String(answers.length)} answers`} by ${[...from].join(', ')} ${answers.length === 1 ? 'was' : 'were'} taken in.`,
        );
      }
      if (cards.length === 0) return context.notify(`"${name}" holds no cards about these deals.`, 'problem');
      const file: CardFile = { name, framework, ...(about === undefined ? {} : { about }) };
      change({ file, cards, answers, at: 0, status: 'ready', told: [], base: undefined });
      showRoom('/bring/ask');
    },
    saveAnswers() {
      const { file, cards, answers } = store.get();
      if (!file) return;
      const { name, ...about } = file;
      const content = printRecallFile({ ...about, cards, answers });
      downloadContent(name.replace(/(\.answered)?(\.recall)?\.json$/i, '.answered.recall.json'), content);
    },
    async closeFile() {
      await shelf.removeFile();
      await show(false);
    },
    settle() {
      if (!store.get().waiting) return;
      isUrgent = true;
      tell();
    },
    hear(reply) {
      if (studio.get().document?.id !== document) return;
      if (reply.kind === 'deals.loaded' && reply.table.deals !== counted) {
        counted = reply.table.deals;
        found = undefined;
      }
      if (reply.kind === 'replay.finished') {
        if (store.get().status === 'picking') pick();
        else if (store.get().cards.length > 0) tell();
      }
      if (!('request' in reply) || !isLatest(reply.request)) return;
      if (reply.kind === 'recall.found') {
        found = reply.deals;
        tell();
      }
      if (reply.kind === 'recall.picked') takeCards(reply.cards);
      if (reply.kind === 'recall.told') takeTold(reply.deals);
    },
  };
}
