import { explainLead, listClocks } from '../session/explainLead.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import { listOpenDuties } from '../session/listOpenDuties.ts';
import { phraseEventType, phraseKey, phraseRole } from '../session/phraseEvent.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import { Mark, Swatch } from '../widgets/Mark.tsx';
import { Leader } from './Leader.tsx';
import { partnerTypeOf } from './partnerTypeOf.ts';
import { nameObject, phraseLeaves } from './phraseWay.ts';
import type { SimulationDesk } from './useSimulation.ts';

const DUTIES_SHOWN = 5;

/** What the framework says at this moment: who leads and why, how registrations stand, who does what next, what it cannot answer. */
export function SaysNow({ desk }: { readonly desk: SimulationDesk }) {
  const { simulation, framework, frames } = desk;
  const frame = frames.at(-1);
  if (!frame) return null;
  const partnerType = partnerTypeOf(simulation);
  const lead = explainLead(framework, frame, partnerType);
  const duties = listOpenDuties(framework, frames, frame, partnerType);
  const clocks = listClocks(framework, frame);
  const since = Math.max(
    0,
    frames.findLastIndex(({ kind }) => kind === 'event'),
  );
  const findings = frames.slice(since).flatMap((step) => step.findings);
  return (
    <section className="says-now" aria-labelledby="simulate-says">
      <h3 id="simulate-says">The framework says now</h3>
      <dl>
        <dt>Who leads the customer</dt>
        <dd>
          <Leader framework={framework} lead={lead} />
          {lead.why === '' ? null : <span className="fine">because {lead.why}</span>}
          {lead.rules.length === 0 ? null : <span className="fine">rule {lead.rules.join(', ')}</span>}
        </dd>
        <dt>Registration</dt>
        <dd>
          {simulation.objects.length < 2 ? <span className="fine">none yet</span> : null}
          {simulation.objects
            .filter(({ object }) => object.key !== 'deal')
            .map(({ object, state }) => (
              <span key={object.key} className="says-line">
                <b>
                  {nameObject(object.key)} {phraseLeaves(state.leaves).toLowerCase()}
                </b>
                {clocks
                  .filter((clock) => clock.object === object.key)
                  .map((clock) => (
                    <span key={clock.duration} className="fine">
                      {phraseKey(clock.duration)} until{' '}
                      {phraseInstant(new Date(clock.due).toISOString(), framework.timezone)}
                    </span>
                  ))}
              </span>
            ))}
        </dd>
        <dt>Next</dt>
        <dd>
          {duties.length === 0 ? <span className="fine">no duty is open here</span> : null}
          {duties.slice(0, DUTIES_SHOWN).map((row) => (
            <span key={row.index} className="says-line">
              <b>{phraseEventType(framework, row.activity)}</b>
              <span className="fine with-swatch">
                {row.responsible === undefined ? null : (
                  <Swatch tone={columnOfRole(framework, row.responsible)} />
                )}
                {row.responsible === undefined ? 'nobody named' : phraseRole(framework, row.responsible)}
              </span>
            </span>
          ))}
          {duties.length > DUTIES_SHOWN ? (
            <span className="fine">and {duties.length - DUTIES_SHOWN} more</span>
          ) : null}
        </dd>
      </dl>
      <div role="status">
        {findings.map((finding) => (
          <p key={finding.break} className="says-finding">
            <Mark tone={finding.kind}>{KIND_WORDS[finding.kind].short}</Mark> {finding.question}
            <span className="fine">{finding.detail}</span>
          </p>
        ))}
      </div>
    </section>
  );
}
