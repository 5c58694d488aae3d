import type { FactValue, Framework } from '../../core/index.ts';
import {
  canSend,
  judgeEvent,
  type EventOffer,
  type SentEvent,
  type Simulation,
} from '../../core/simulate/index.ts';
import { columnOfRole } from '../session/readOwnership.ts';

/** What a person fills in before an event is sent. */
interface EventDraft {
  readonly role: string | undefined;
  readonly partner: string | undefined;
  readonly data: ReadonlyMap<string, FactValue>;
}

/** The event as it would be sent. The side follows from the role. */
export function draftEvent(
  framework: Framework,
  { type, object }: EventOffer,
  { role, partner, data }: EventDraft,
): SentEvent {
  const side =
    role === undefined ? (partner === undefined ? undefined : 'partner') : framework.roles.get(role)?.side;
  return {
    type,
    object,
    by: {
      ...(side === undefined ? {} : { side }),
      ...(role === undefined ? {} : { role }),
      ...(partner === undefined ? {} : { partner }),
    },
    data,
  };
}

/** Who is likely to send it: whose duty it is; who begins things on the partner's side; else the first whom the conditions let. */
export function chooseRole(simulation: Simulation, offer: EventOffer): string | undefined {
  const { framework } = simulation.compiled;
  if (offer.responsible !== undefined) return offer.responsible;
  const roles = [...framework.roles.keys()];
  if (offer.judgement.kind === 'begins')
    return roles.find((role) => columnOfRole(framework, role) === 'partner');
  if (offer.judgement.kind !== 'unknown') return undefined;
  const nothing = { partner: undefined, data: new Map() };
  return (
    roles.find((role) =>
      canSend(judgeEvent(simulation, draftEvent(framework, offer, { role, ...nothing }))),
    ) ??
    roles.find(
      (role) => judgeEvent(simulation, draftEvent(framework, offer, { role, ...nothing })).kind === 'unknown',
    )
  );
}

/** The partner at work on the object; for a new one, the first who has none yet. */
export function choosePartner({ objects, script }: Simulation, { object }: EventOffer): string | undefined {
  const own = objects.find((lived) => lived.object.key === object);
  if (own?.object.partner !== undefined) return own.object.partner;
  const taken = new Set(objects.map((lived) => lived.object.partner));
  return (script.partners.find(({ id }) => !taken.has(id)) ?? script.partners[0])?.id;
}
