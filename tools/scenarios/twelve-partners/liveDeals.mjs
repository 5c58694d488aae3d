import { toPartner } from './buildDeals.mjs';
import { PARTNERS } from './story.mjs';

const partner = (id) => toPartner(PARTNERS.find((candidate) => candidate.id === id));
const manager = { side: 'vendor', role: 'partner-manager' };
const seller = (id) => ({ side: 'partner', role: 'partner-ae', partner: id });

function open(id, account, partners, facts, rest) {
  return {
    format: 'cosell-deal/1',
    id,
    account,
    partnerType: partners[0].type,
    partners,
    facts,
    ...rest,
    source: { system: 'twelve-partners generator', ref: `synthetic/${id}` },
  };
}

/** Three deals that are open while the story is told; each breaks the glossy framework at its registration conflict. */
export function buildLiveDeals() {
  return [
    open(
      'L1',
      'Brightwater Foods',
      [partner('P7'), partner('P9')],
      { origin: 'partner', customer: 'new', relationship: 'none', customerLetter: 'none', amount: 96_000 },
      {
        lead: 'partner-ae',
        outcome: 'open',
        asOf: '2026-01-23T17:00:00+01:00',
        edgeCase: 'two-partners-within-hours',
        events: [
          { at: '2026-01-13T09:05:00Z', type: 'registration.submitted', object: 'registration/R1', by: seller('P7') },
          { at: '2026-01-13T11:40:00Z', type: 'registration.submitted', object: 'registration/R2', by: seller('P9') },
          { at: '2026-01-14T10:20:00Z', type: 'customer.disputed', by: seller('P9'), data: { reason: 'both partners claim the first call' } },
          { at: '2026-01-16T08:45:00Z', type: 'registration.approved', object: 'registration/R1', by: manager },
        ],
      },
    ),
    open(
      'L2',
      'Halden Insurance',
      [partner('P2'), partner('P3')],
      { origin: 'partner', customer: 'partner-account', relationship: 'second', customerLetter: 'none', amount: 132_000 },
      {
        lead: 'partner-ae',
        outcome: 'open',
        asOf: '2026-01-23T17:00:00+01:00',
        events: [
          { at: '2025-12-02T09:30:00Z', type: 'registration.submitted', object: 'registration/R1', by: seller('P2') },
          { at: '2025-12-04T13:10:00Z', type: 'registration.approved', object: 'registration/R1', by: manager },
          { at: '2026-01-12T10:00:00Z', type: 'stage.pitch', by: { side: 'vendor', role: 'vendor-ae' } },
          {
            at: '2026-01-20T14:25:00Z',
            type: 'registration.submitted',
            object: 'registration/R2',
            by: seller('P3'),
            data: { note: 'has run the data platform of the customer for two years' },
          },
        ],
      },
    ),
    open(
      'L3',
      'Orrin Logistics',
      [partner('P1'), partner('P10')],
      { origin: 'joint', customer: 'new', relationship: 'none', customerLetter: 'none', amount: 74_000 },
      {
        outcome: 'open',
        asOf: '2026-01-23T17:00:00+01:00',
        events: [
          {
            at: '2025-11-18T10:15:00Z',
            type: 'registration.submitted',
            object: 'registration/R1',
            by: seller('P1'),
            data: { note: 'found at a workshop that Northwind and Kestrel gave together' },
          },
          { at: '2025-11-20T09:40:00Z', type: 'registration.approved', object: 'registration/R1', by: manager },
          { at: '2025-12-09T13:00:00Z', type: 'stage.pitch', by: { side: 'vendor', role: 'vendor-ae' } },
          {
            at: '2026-01-08T11:05:00Z',
            type: 'registration.submitted',
            object: 'registration/R2',
            by: seller('P10'),
            data: { note: 'registers the implementation' },
          },
        ],
      },
    ),
  ];
}

/** The thirteenth partner signed on 5 February 2026; on day 19 its first deal follows the framework. */
export function buildThirteenthDeals() {
  const newcomer = { id: 'P13', name: 'Solvane Data', type: 'integration', since: '2026-02-05' };
  return [
    open(
      'T1',
      'Brackfelt Water',
      [newcomer],
      { origin: 'partner', customer: 'new', relationship: 'none', customerLetter: 'none', amount: 52_000 },
      {
        lead: 'partner-ae',
        outcome: 'open',
        asOf: '2026-02-24T17:00:00+01:00',
        edgeCase: 'first-deal-of-a-new-partner',
        events: [
          { at: '2026-02-10T09:20:00+01:00', type: 'registration.submitted', object: 'registration/R1', by: seller('P13') },
          { at: '2026-02-11T14:05:00+01:00', type: 'registration.approved', object: 'registration/R1', by: manager },
          { at: '2026-02-13T11:00:00+01:00', type: 'account-mapping', by: manager },
          { at: '2026-02-16T10:30:00+01:00', type: 'lead.changed', by: manager, data: { lead: 'partner-ae' } },
          { at: '2026-02-17T10:00:00+01:00', type: 'discovery-call', by: seller('P13') },
          { at: '2026-02-17T15:30:00+01:00', type: 'status.shared', object: 'registration/R1', by: manager, data: { with: 'partner' } },
          { at: '2026-02-24T13:00:00+01:00', type: 'stage.pitch', by: { side: 'vendor', role: 'vendor-ae' } },
          { at: '2026-02-24T15:00:00+01:00', type: 'joint-demo', by: { side: 'vendor', role: 'vendor-se' } },
        ],
      },
    ),
  ];
}
