import type { ListColumn, TextColumn } from '../columns/index.ts';
import { decodeText, encodeText, roomFor } from '../columns/textBytes.ts';
import type { DealTable } from './dealTable.ts';

/** Tells of a deal whether its id, account, partners and edge case hold all of some words, letters of either case. No words are in every deal. */
export function createTextFinder(table: DealTable, words: string): (deal: number) => boolean {
  const finders = words
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => createWordFinder(table, new Word(word)));
  return (deal) => finders.every((find) => find(deal));
}

function createWordFinder(table: DealTable, word: Word): (deal: number) => boolean {
  const { ids, accounts, texts, partners, partnerNames, edgeCases } = table;
  const inTexts = remember(texts.ends.length, (text) => word.isIn(texts, text));
  const inNames = remember(partnerNames.first.length, (list) => hasAny(partnerNames, list, inTexts));
  return (deal) => {
    const edgeCase = edgeCases[deal] ?? 0;
    return (
      word.isIn(accounts, deal) ||
      word.isIn(ids, deal) ||
      inNames(partners[deal] ?? 0) ||
      (edgeCase > 0 && inTexts(edgeCase - 1))
    );
  };
}

function hasAny({ first, items }: ListColumn, list: number, test: (item: number) => boolean): boolean {
  return items.subarray(first[list], first[list + 1]).some((item) => test(item));
}

/** Asks about each number once. */
function remember(count: number, test: (number: number) => boolean): (number: number) => boolean {
  /** 0 unknown, 1 false, 2 true. */
  const known = new Uint8Array(count);
  return (number) => {
    known[number] ||= test(number) ? 2 : 1;
    return known[number] === 2;
  };
}

const [UPPER_A, UPPER_Z, TO_LOWER, FIRST_FOREIGN] = [0x41, 0x5a, 0x20, 0x80];

/** A word in small letters, looked for without reading texts out of their bytes where these are plain. */
class Word {
  readonly #text: string;
  readonly #bytes: Uint8Array;
  readonly #isPlain: boolean;

  constructor(text: string) {
    this.#text = text;
    const bytes = new Uint8Array(roomFor(text));
    this.#bytes = bytes.subarray(0, encodeText(text, bytes, 0));
    this.#isPlain = this.#bytes.every((byte) => byte < FIRST_FOREIGN);
  }

  isIn({ bytes, ends }: TextColumn, index: number): boolean {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const end = ends[index] ?? 0;
    let isForeign = false;
    const first = this.#bytes[0];
    for (let at = start; at < end; at += 1) {
      const byte = lower(bytes[at] ?? 0);
      if (byte >= FIRST_FOREIGN) isForeign = true;
      else if (byte === first && this.#isPlain && this.#standsAt(bytes, at, end)) return true;
    }
    return isForeign && decodeText(bytes, start, end).toLowerCase().includes(this.#text);
  }

  #standsAt(bytes: Uint8Array, at: number, end: number): boolean {
    const word = this.#bytes;
    if (at + word.length > end) return false;
    for (let place = 1; place < word.length; place += 1)
      if (lower(bytes[at + place] ?? 0) !== word[place]) return false;
    return true;
  }
}

function lower(byte: number): number {
  return byte >= UPPER_A && byte <= UPPER_Z ? byte | TO_LOWER : byte;
}
