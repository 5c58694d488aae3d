import { sha256Hex } from '../../base/sha256.ts';

const ALREADY_A_TYPE = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*$/;
const RESERVED_PREFIX = /^(?:xstate|cosell)(?:\.|$)/;

/** Letters that Unicode does not take apart into a Latin letter and a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * The event type of an activity label: dotted lower-case words.
 *
 * A label that already is an event type stays as it is ("stage.pitch", "discovery-call"). Otherwise it is put in lower case,
 * accents are dropped, and every run of other characters becomes one dot: "Proposal/Price Quote" -> "proposal.price.quote".
 * When letters or digits of other scripts are lost that way, 8 hex digits of the label's SHA-256 follow, so that such labels
 * stay apart; a type that would start with a digit or a reserved prefix is put under "activity.". Labels that differ only
 * in case, accents or punctuation share a type: importers report these.
 */
export function toEventType(label: string): string {
  if (ALREADY_A_TYPE.test(label) && !RESERVED_PREFIX.test(label)) return label;
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => LATIN[letter] ?? '');
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const readable = words.length > 0;
  const lost = /[\p{L}\p{N}]/u.test(plain.replace(/[a-z0-9]+/g, ''));
  if (lost || !readable) words.push(sha256Hex(label).slice(0, 8));
  const type = words.join('.');
  return readable && /^[a-z]/.test(type) && !RESERVED_PREFIX.test(type) ? type : `activity.${type}`;
}
