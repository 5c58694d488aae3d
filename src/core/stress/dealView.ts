import { parseInstant } from '../clock/index.ts';
import type { Deal, DealEvent } from '../model/deal.ts';
import { prepareDeal, type PreparedEvent, type PreparedObject } from '../replay/prepareDeal.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A recorded deal as generators of edge cases look at it. Instants are epoch ms. */
export interface DealView {
  readonly words: Vocabulary;
  readonly deal: Deal;
  readonly partnerType: string | undefined;
  /** Id of the partner of the first registration, else of the first partner named. */
  readonly partner: string | undefined;
  /** Readable events by time. */
  readonly events: readonly PreparedEvent[];
  readonly startAt: number;
  /** Of the last event before which the deal is open, or the record's end. */
  readonly endAt: number;
  /** Registrations, earliest first. */
  readonly registrations: readonly RegistrationView[];
  /** Stages in the order they are entered; the first as the deal begins. */
  readonly stages: readonly {
    readonly stage: string;
    readonly at: number;
    readonly event: PreparedEvent | undefined;
  }[];
  /** The event that wins or loses the deal. */
  readonly closing: PreparedEvent | undefined;
}

export interface RegistrationView {
  readonly object: PreparedObject;
  readonly created: PreparedEvent;
  /** The event that brought protection. */
  readonly granted: PreparedEvent | undefined;
}

/** Looks at a deal once. */
export function createDealView(words: Vocabulary, deal: Deal): DealView {
  const prepared = prepareDeal(words.compiled, deal);
  const { events } = prepared;
  const registrations = prepared.objects.flatMap((object): RegistrationView[] => {
    const created = object.events[0];
    if (object.lifecycle !== 'registration' || !created) return [];
    const granted = object.events.find(({ event }) => words.registration?.granting.has(event.type) === true);
    return [{ object, created, granted }];
  });
  const own = events.filter(({ object }) => object === 'deal');
  const closing = own.findLast(({ event }) => words.ending.has(event.type));
  const startAt = events[0]?.at ?? 0;
  return {
    words,
    deal,
    partnerType: deal.partnerType ?? deal.partners[0]?.type,
    partner: registrations[0]?.object.partner ?? deal.partners[0]?.id,
    events,
    startAt,
    endAt: closing?.at ?? prepared.endAt,
    registrations,
    stages: listStages(words, own, startAt),
    closing,
  };
}

function listStages(words: Vocabulary, own: readonly PreparedEvent[], startAt: number): DealView['stages'] {
  const stages: { stage: string; at: number; event: PreparedEvent | undefined }[] = [];
  const first = words.deal?.start.stage;
  if (first !== undefined) stages.push({ stage: first, at: startAt, event: undefined });
  for (const event of own) {
    const [stage] = words.stageOf.get(event.event.type) ?? [];
    if (stage !== undefined) stages.push({ stage, at: event.at, event });
  }
  return stages;
}

/** When an event happened; undefined when its time cannot be read. */
export function instantOf({ words }: DealView, event: DealEvent): number | undefined {
  return parseInstant(event.at, words.compiled.framework.timezone);
}
