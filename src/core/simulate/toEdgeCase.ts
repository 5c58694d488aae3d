import type { Deal } from '../model/deal.ts';
import type { Simulation } from './simulateDeal.ts';

/** How a simulated deal is kept. */
export interface EdgeCaseName {
  readonly id: string;
  /** As people call it. */
  readonly title: string;
  /** The tag by which such cases are found: "two-partners-within-hours". */
  readonly tag: string;
}

/** The simulated deal as a record to be kept: what was done, the partners it speaks of, and what replaying it is expected to say. */
export function toEdgeCase({ deal, run }: Simulation, { id, title, tag }: EdgeCaseName): Deal {
  const named = new Set(deal.events.flatMap(({ by, data }) => [by.partner, data.get('partner')]));
  return {
    ...deal,
    id,
    account: title,
    partners: deal.partners.filter((partner, index) => index === 0 || named.has(partner.id)),
    source: { system: 'simulated by hand' },
    edgeCase: tag,
    expect: {
      verdict: run.verdict,
      codes: [...new Set(run.findings.map(({ code }) => code))].sort(),
    },
  };
}
