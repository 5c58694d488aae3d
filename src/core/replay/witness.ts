import type { Length } from '../model/framework.ts';

/** Where an instant comes from: the event at a position (the number of events: the record's end), or a clock. */
export type InstantSource = number | DueSource;

/** The instant at which a clock is due: its start, its length, and `by` once for every extension. */
export interface DueSource {
  readonly start: InstantSource;
  readonly length: Length;
  readonly extensions: number;
  readonly by: Length | undefined;
}

/** The questions a replay puts, one after another; each depends on the explanation and on nothing another one finds. */
export const REPLAY_PARTS = [
  'explanation',
  'departures',
  'lead',
  'registrations',
  'decisions',
  'roles',
  'sharing',
] as const;
export type ReplayPart = (typeof REPLAY_PARTS)[number];

/** The parts that ask something of an explained deal. */
export type AskedPart = Exclude<ReplayPart, 'explanation'>;
export const ASKED_PARTS = REPLAY_PARTS.filter((part): part is AskedPart => part !== 'explanation');

/**
 * Is told everything a replay looks at in a record besides the order and the content of its events. Two records with equal events that
 * answer all of it alike have equal runs, up to names, instants and the size of numbers.
 */
export interface Witness {
  /** Which of two instants is earlier, or that they are the same. */
  compared(a: InstantSource, b: InstantSource): void;
  /** How much time lies between two instants, as a value of a column. */
  elapsed(from: InstantSource, to: InstantSource, column: string): void;
  /** A fact as it stood at the first event; "partnerType" is the deal's. */
  fact(name: string): void;
  /** The type with which a partner is listed, by id. */
  partnerType(partner: string | undefined): void;
  /** Who led at the first event. */
  lead(): void;
}
