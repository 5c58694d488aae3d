import { useState } from 'react';
import type { FactValue } from '../../core/index.ts';
import { canSend, explainWays, judgeEvent, type EventOffer } from '../../core/simulate/index.ts';
import { listRoleChoices } from '../session/listRoleChoices.ts';
import { phraseEventType } from '../session/phraseEvent.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { DataField } from './DataField.tsx';
import { choosePartner, chooseRole, draftEvent } from './draftEvent.ts';
import { nameObject, phraseLeaves, phraseMissing } from './phraseWay.ts';
import type { SimulationDesk } from './useSimulation.ts';
import { WayList } from './WayList.tsx';

/** Who sends an event, for which partner and with what data; and, while it cannot be sent so, why. */
export function EventForm({
  desk,
  offer,
  onSent,
}: {
  readonly desk: SimulationDesk;
  readonly offer: EventOffer;
  readonly onSent: () => void;
}) {
  const { simulation, framework } = desk;
  const [role, setRole] = useState(() => chooseRole(simulation, offer));
  const [partner, setPartner] = useState(() => choosePartner(simulation, offer));
  const [data, setData] = useState<ReadonlyMap<string, FactValue>>(new Map());
  const forPartner =
    role === undefined ? offer.judgement.kind === 'begins' : columnOfRole(framework, role) === 'partner';
  const event = draftEvent(framework, offer, { role, partner: forPartner ? partner : undefined, data });
  const judgement = judgeEvent(simulation, event);
  const ready = canSend(judgement);
  const ways = explainWays(simulation, offer.object, event).filter(
    ({ transition: { trigger }, conditions }) =>
      trigger.kind === 'event' && trigger.type === offer.type && conditions.length > 0,
  );
  const name = phraseEventType(framework, offer.type);
  const set = (field: string, value: FactValue | undefined): void => {
    const next = new Map(data);
    if (value === undefined) next.delete(field);
    else next.set(field, value);
    setData(next);
  };
  return (
    <form
      className="event-form"
      aria-label={`${name}, ${nameObject(offer.object)}`}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (!ready) return;
        desk.send(event);
        onSent();
        requestAnimationFrame(() => document.getElementById(`simulate-${offer.object}`)?.focus());
      }}
    >
      <ChoiceField
        label="Who"
        value={role}
        none="not said"
        groups={listRoleChoices(framework)}
        {...(offer.responsible === undefined
          ? {}
          : {
              hint:
                offer.responsible === role
                  ? 'whose duty it is'
                  : `the duty of ${framework.roles.get(offer.responsible)?.name ?? offer.responsible}`,
            })}
        onChange={setRole}
      />
      {forPartner ? (
        <ChoiceField
          label="Which partner"
          value={partner}
          none="not said"
          groups={[
            {
              label: 'Partners',
              choices: simulation.script.partners.map(({ id, name: called }) => ({
                value: id,
                label: called ?? id,
              })),
            },
          ]}
          onChange={setPartner}
        />
      ) : null}
      {offer.fields.map((field) => (
        <DataField
          key={field.name}
          framework={framework}
          field={field}
          value={data.get(field.name)}
          onChange={(value) => set(field.name, value)}
        />
      ))}
      <WayList framework={framework} ways={ways} />
      <div className="event-send">
        <Button type="submit" look="primary" disabled={!ready}>
          Send
        </Button>
        <span className="fine" role="status">
          {judgement.kind === 'moves'
            ? `${nameObject(offer.object)} goes to ${phraseLeaves(judgement.to.leaves)}`
            : judgement.kind === 'begins'
              ? `${nameObject(offer.object)} begins`
              : judgement.kind === 'noted'
                ? 'is written down; no path moves'
                : judgement.kind === 'unknown'
                  ? `say ${phraseMissing(judgement.missing)} first`
                  : 'cannot happen so'}
        </span>
      </div>
    </form>
  );
}
