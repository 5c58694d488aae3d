import { ok, refused, type Result } from '../base/result.ts';
import type { FactValue } from '../model/cell.ts';
import type { RecallAnswer, RecallCard, RecallChoice, RecallQuestion } from './recallCard.ts';

export const RECALL_FORMAT = 'cosell-recall/1';

/** Cards as they are handed to somebody, with what they have answered. */
export interface RecallFile {
  /** Id of the framework the cards were picked for. */
  readonly framework: string;
  /** Whose cards they are: the partner they are about. */
  readonly about?: string;
  readonly cards: readonly RecallCard[];
  readonly answers: readonly RecallAnswer[];
}

/** Why a text is no file of cards: what is wrong, where, and what would be right. */
export interface RecallProblem {
  readonly message: string;
}

/** One file per partner, as a partner manager looks after partners; cards without a partner have one of their own. */
export function splitCards(framework: string, cards: readonly RecallCard[]): readonly RecallFile[] {
  const byPartner = new Map<string | undefined, RecallCard[]>();
  for (const card of cards) {
    const about = card.partners[0];
    byPartner.set(about, [...(byPartner.get(about) ?? []), card]);
  }
  return [...byPartner].map(([about, own]) => ({
    framework,
    ...(about === undefined ? {} : { about }),
    cards: own,
    answers: [],
  }));
}

/** Prints a file of cards as JSON, to be read by people as well. */
export function printRecallFile({ framework, about, cards, answers }: RecallFile): string {
  return `${JSON.stringify({ format: RECALL_FORMAT, framework, about, cards, answers: answers.map(printAnswer) }, undefined, 2)}\n`;
}

/** "I don't know" is null in the file: an answer that is left out was not given. */
function printAnswer(answer: RecallAnswer): object {
  return { ...answer, value: answer.value ?? null };
}

/** Reads a file of cards. Fields it does not know are ignored. */
export function parseRecallFile(text: string): Result<RecallFile, RecallProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused({ message: 'The file is not JSON; save it again from where the cards were answered.' });
  }
  try {
    return ok(readFile(new Reader(value, 'the file')));
  } catch (error) {
    if (error instanceof Unreadable) return refused({ message: error.message });
    throw error;
  }
}

class Unreadable extends Error {}

/** Reads parts of a JSON value, and says where one is not what it should be. */
class Reader {
  readonly #value: unknown;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    this.#value = value;
    this.#where = where;
  }

  get isAbsent(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  at(key: string): Reader {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value))
      throw this.#fault('an object');
    const value: unknown = Object.hasOwn(this.#value, key)
      ? (this.#value as Readonly<Record<string, unknown>>)[key]
      : undefined;
    return new Reader(value, `${this.#where}, "${key}"`);
  }

  list<T>(read: (item: Reader) => T): readonly T[] {
    if (!Array.isArray(this.#value)) throw this.#fault('a list');
    return this.#value.map((item: unknown, index) =>
      read(new Reader(item, `${this.#where}, entry ${String(index + 1)}`)),
    );
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#fault('a text');
    return this.#value;
  }

  fact(): FactValue {
    const value = this.#value;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw this.#fault('a text, a number, true or false');
    return value;
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.#value);
    if (found === undefined) throw this.#fault(`one of ${choices.join(', ')}`);
    return found;
  }

  optional<K extends string>(key: K): { readonly [P in K]?: string } {
    const part = this.at(key);
    return part.isAbsent ? {} : ({ [key]: part.text() } as { readonly [P in K]?: string });
  }

  #fault(wanted: string): Unreadable {
    const was = this.isAbsent ? 'nothing' : JSON.stringify(this.#value).slice(0, 40);
    return new Unreadable(`In ${this.#where} there should be ${wanted}, but there is ${was}.`);
  }
}

const KINDS = ['fact', 'lead', 'dispute', 'conflict'] as const;

function readFile(file: Reader): RecallFile {
  file.at('format').oneOf([RECALL_FORMAT]);
  return {
    framework: file.at('framework').text(),
    ...file.optional('about'),
    cards: file.at('cards').list(readCard),
    answers: file.at('answers').isAbsent ? [] : file.at('answers').list(readAnswer),
  };
}

function readCard(card: Reader): RecallCard {
  return {
    deal: card.at('deal').text(),
    ...card.optional('account'),
    ...card.optional('partnerType'),
    partners: card.at('partners').list((partner) => partner.text()),
    outcome: card.at('outcome').oneOf(['won', 'lost', 'open']),
    ...card.optional('from'),
    ...card.optional('until'),
    questions: card.at('questions').list(readQuestion),
  };
}

function readQuestion(question: Reader): RecallQuestion {
  const kind = question.at('kind').oneOf(KINDS);
  const asked = { text: question.at('text').text(), choices: question.at('choices').list(readChoice) };
  return kind === 'fact' ? { kind, fact: question.at('fact').text(), ...asked } : { kind, ...asked };
}

function readChoice(choice: Reader): RecallChoice {
  return {
    key: choice.at('key').text(),
    value: choice.at('value').fact(),
    phrase: choice.at('phrase').text(),
  };
}

function readAnswer(answer: Reader): RecallAnswer {
  const value = answer.at('value');
  const kind = answer.at('kind').oneOf(KINDS);
  return {
    deal: answer.at('deal').text(),
    kind,
    ...(kind === 'fact' ? { fact: answer.at('fact').text() } : {}),
    value: value.isAbsent ? undefined : value.fact(),
    ...answer.optional('why'),
    recalledBy: answer.at('recalledBy').text(),
    on: answer.at('on').text(),
  };
}
