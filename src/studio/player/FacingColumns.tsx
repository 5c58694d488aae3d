import type { Deal, Framework } from '../../core/index.ts';
import type { Frame } from '../session/createFrames.ts';
import { explainLead, listClocks } from '../session/explainLead.ts';
import { listOpenDuties } from '../session/listOpenDuties.ts';
import { phraseInstant, phraseSpan } from '../session/phraseInstant.ts';
import { phraseEventType, phraseKey, phraseRole, titleOfKey } from '../session/phraseEvent.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import { Mark, Swatch } from '../widgets/Mark.tsx';

interface Props {
  readonly framework: Framework;
  readonly deal: Deal;
  readonly frames: readonly Frame[];
  readonly frame: Frame;
}

/** Two columns that face each other, row by row: what the framework says now, and what happened. */
export function FacingColumns({ framework, deal, frames, frame }: Props) {
  const partnerType = deal.partnerType ?? deal.partners[0]?.type;
  const lead = explainLead(framework, frame, partnerType);
  const leadRole = [...framework.roles].find(([, role]) => role.name === lead.lead)?.[0];
  const next = frames[frames.indexOf(frame) + 1];
  const duties = listOpenDuties(framework, frames, frame, partnerType);
  return (
    <section className="facing" aria-label="Framework and record">
      <div className="facing-head" aria-hidden="true">
        <h3>The framework says now</h3>
        <h3>What happened</h3>
      </div>
      <Row
        title="Who leads the customer"
        says={
          <>
            <b className="with-swatch">
              {leadRole === undefined ? null : <Swatch tone={columnOfRole(framework, leadRole)} />}
              {lead.kind === 'silent' || lead.kind === 'none' ? <Mark tone="silent">{lead.lead}</Mark> : null}
              {lead.kind === 'ambiguous' ? <Mark tone="ambiguous">{lead.lead}</Mark> : null}
              {lead.kind === 'answer' || lead.kind === 'missing' ? lead.lead : null}
            </b>
            {lead.why === '' ? null : <span className="fine">because {lead.why}</span>}
            {lead.rules.length === 0 ? null : <span className="fine">rule {lead.rules.join(', ')}</span>}
          </>
        }
        happened={
          frame.recordedLead === undefined ? (
            <span className="fine">not recorded</span>
          ) : (
            <b className="with-swatch">
              <Swatch tone={columnOfRole(framework, frame.recordedLead)} />
              {phraseRole(framework, frame.recordedLead)}
            </b>
          )
        }
      />
      <Row
        title="Where the deal stands"
        says={<b>{(frame.states.get('deal') ?? []).map(titleOfPath).join(' and ') || 'not started'}</b>}
        happened={<Happened framework={framework} deal={deal} frame={frame} />}
      />
      <Row
        title="Registration"
        says={<Registrations framework={framework} frame={frame} />}
        happened={<Recorded framework={framework} deal={deal} frame={frame} />}
      />
      <Row
        title="Next"
        says={
          duties.length === 0 ? (
            <span className="fine">no duty is open here</span>
          ) : (
            <ul className="plain-list">
              {duties.slice(0, 4).map((row) => (
                <li key={row.index}>
                  <b>{phraseEventType(framework, row.activity)}</b>
                  <span className="fine with-swatch">
                    {row.responsible === undefined ? null : (
                      <Swatch tone={columnOfRole(framework, row.responsible)} />
                    )}
                    {row.responsible === undefined ? 'nobody named' : phraseRole(framework, row.responsible)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
        happened={
          next ? (
            <>
              <b>{next.label}</b>
              <span className="fine">{phraseSpan(frame.at, next.at)} later</span>
            </>
          ) : (
            <span className="fine">the record ends here</span>
          )
        }
      />
    </section>
  );
}

function Row({
  title,
  says,
  happened,
}: {
  readonly title: string;
  readonly says: React.ReactNode;
  readonly happened: React.ReactNode;
}) {
  return (
    <div className="facing-row">
      <h4>{title}</h4>
      <div>{says}</div>
      <div>{happened}</div>
    </div>
  );
}

function Happened({ framework, deal, frame }: Omit<Props, 'frames'>) {
  const by = frame.event?.by;
  const partner =
    by?.partner === undefined ? undefined : deal.partners.find((entry) => entry.id === by.partner);
  const who = [
    by?.role === undefined ? undefined : phraseRole(framework, by.role),
    partner?.name ?? by?.partner,
    by?.role === undefined && by?.partner === undefined ? by?.side : undefined,
  ].filter((name) => name !== undefined);
  return (
    <>
      <b>{frame.label}</b>
      {who.length === 0 ? null : <span className="fine">by {who.join(', ')}</span>}
      <span className="fine">{phraseInstant(new Date(frame.at).toISOString(), framework.timezone)}</span>
    </>
  );
}

function Registrations({ framework, frame }: { readonly framework: Framework; readonly frame: Frame }) {
  const all = [...frame.states].filter(([object]) => object !== 'deal');
  if (all.length === 0) return <span className="fine">none yet</span>;
  const clocks = listClocks(framework, frame);
  return (
    <ul className="plain-list">
      {all.map(([object, states]) => (
        <li key={object}>
          <b>
            {nameOfObject(object)} {states.map(titleOfPath).join(' and ').toLowerCase()}
          </b>
          {clocks
            .filter((clock) => clock.object === object)
            .map((clock) => (
              <span key={clock.duration} className="fine">
                {phraseKey(clock.duration)} until{' '}
                {phraseInstant(new Date(clock.due).toISOString(), framework.timezone, 'day')},{' '}
                {phraseSpan(frame.at, clock.due)} left
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** What the record holds about registrations up to this step: the last word on each. */
function Recorded({ framework, deal, frame }: Omit<Props, 'frames'>) {
  const last = new Map<string, string>();
  for (const event of deal.events) {
    const aside = event.type === 'status.shared' || event.type === 'note';
    if (aside || event.object === undefined || event.object === 'deal' || Date.parse(event.at) > frame.at)
      continue;
    const partner = deal.partners.find((entry) => entry.id === event.by.partner)?.name;
    last.set(
      event.object,
      `${phraseEventType(framework, event.type)}${partner === undefined ? '' : `, ${partner}`}`,
    );
  }
  if (last.size === 0) return <span className="fine">none recorded</span>;
  return (
    <ul className="plain-list">
      {[...last].map(([object, word]) => (
        <li key={object}>
          <b>{nameOfObject(object)}</b> <span className="fine">{word}</span>
        </li>
      ))}
    </ul>
  );
}

function titleOfPath(path: string): string {
  return titleOfKey(path.split('.').at(-1) ?? path);
}

function nameOfObject(object: string): string {
  const [kind, id] = object.split('/');
  return id ?? titleOfKey(kind ?? object);
}
