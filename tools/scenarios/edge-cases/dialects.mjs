import { instantOf } from './steps.mjs';

const PARTNERS = {
  P1: { name: 'Kestrel iPaaS', type: 'integration' },
  P2: { name: 'Loomis Connect', type: 'integration' },
  P3: { name: 'Ostrava ETL', type: 'integration' },
  P7: { name: 'Halvorsen SI', type: 'services' },
  P9: { name: 'Quill Consulting', type: 'services' },
  P13: { name: 'Fairlane Distribution', type: 'distributor' },
};

/** The vocabulary of Northwind and of the Flywheel. */
export const NORTHWIND = {
  name: 'northwind',
  types: {},
  roles: { partner: 'partner-ae', approver: 'partner-manager', vendor: 'vendor-ae' },
  facts: { relationship: 'none', customerLetter: 'none', tender: false, amount: 60_000 },
  opening: () => [],
  stageBy: {},
  stages: { pitch: 'stage.pitch', close: 'stage.close' },
  review: () => [],
  approval: () => [],
};

/** The vocabulary of the public GitLab handbook. */
export const GITLAB = {
  name: 'gitlab',
  types: { integration: 'reseller' },
  roles: { partner: 'partner-seller', approver: 'area-sales-manager', vendor: 'account-executive' },
  facts: {
    segment: 'large',
    dealKind: 'new-business',
    sector: 'commercial',
    registrationType: 'resale',
    partnerStanding: 'authorised',
    opportunityOpenedBy: 'nobody',
    otherResellerEngaged: false,
    extensionsSoFar: 0,
    amount: 60_000,
  },
  /** Every opportunity is accepted into the first numbered stage before anything else is done with it. */
  opening: (first) => [
    { at: later(first, 1), type: 'stage.discovery', by: { side: 'vendor', role: 'account-executive' } },
  ],
  stageBy: { by: { side: 'vendor', role: 'account-executive' } },
  stages: { pitch: 'stage.technical-evaluation', close: 'stage.negotiating' },
  review: (at, object) => [
    { at: later(at, 1), type: 'registration.routed', object, by: { side: 'vendor', role: 'ecosystem-operations' } },
    { at: later(at, 2), type: 'partner.contacted', object, by: { side: 'vendor', role: 'ecosystem-sales-manager' } },
  ],
  approval: (at, object) => [
    { at: later(at, -1), type: 'registration.recommended', object, by: { side: 'vendor', role: 'ecosystem-sales-manager' } },
  ],
};

/** A case as a record in one dialect; undefined when the case cannot be told in it. */
export function toDeal(edgeCase, dialect) {
  if (edgeCase.dialects && !edgeCase.dialects.includes(dialect.name)) return undefined;
  const start = edgeCase.start ?? '2025-03-03';
  const steps = edgeCase.steps.filter((step) => (step.dialect ?? dialect.name) === dialect.name);
  const events = steps.flatMap((step) => toEvents(step, instantOf(start, step.day, step.time), dialect));
  if (!edgeCase.asRecorded) {
    events.push(...dialect.opening(instantOf(start, 0, steps[0].time)));
    events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }
  const closing = steps.find((step) => step.type === 'deal.won' || step.type === 'deal.lost');
  const partners = edgeCase.partners ?? ['P1'];
  const isNorthwind = dialect.name === 'northwind';
  return {
    format: 'cosell-deal/1',
    id: `${isNorthwind ? 'E' : 'G'}-${edgeCase.slug}`,
    account: edgeCase.account,
    partnerType: typeIn(dialect, PARTNERS[partners[0]].type),
    partners: partners.map((id) => ({ id, name: PARTNERS[id].name, type: typeIn(dialect, PARTNERS[id].type) })),
    facts: isNorthwind ? { ...edgeCase.facts, ...dialect.facts, ...edgeCase.more } : { ...dialect.facts, ...edgeCase.gitlab },
    lead: isNorthwind ? edgeCase.lead : 'account-executive',
    outcome: closing?.type === 'deal.won' ? 'won' : 'lost',
    closedAt: instantOf(start, closing?.day ?? edgeCase.closedByRule, '00:00').slice(0, 10),
    edgeCase: edgeCase.slug,
    events,
  };
}

function toEvents(step, at, dialect) {
  const object = step.registration === undefined ? undefined : `registration/${step.registration}`;
  const byPartner = { side: 'partner', role: dialect.roles.partner, partner: step.partner };
  const byApprover = { side: 'vendor', role: dialect.roles.approver };
  switch (step.kind) {
    case 'submitted': {
      const data = { ...(dialect.name === 'gitlab' ? { createdOpportunity: step.created ?? false } : {}), ...step.data };
      return [
        { at, type: 'registration.submitted', object, by: byPartner, ...(Object.keys(data).length > 0 ? { data } : {}) },
        ...dialect.review(at, object),
      ];
    }
    case 'approved':
      return [...dialect.approval(at, object), { at, type: 'registration.approved', object, by: byApprover }];
    case 'refused':
      return [{ at, type: 'registration.rejected', object, by: byApprover }];
    case 'returned':
      return [{ at, type: 'registration.returned', object, by: byApprover }];
    case 'resubmitted':
      return [{ at, type: 'registration.resubmitted', object, by: byPartner }, ...dialect.review(at, object)];
    case 'extended':
      return [{ at, type: 'registration.extended', object, by: byPartner }];
    case 'stage':
      return [{ at, type: dialect.stages[step.name] ?? step.name, ...dialect.stageBy }];
    case 'lead':
      return [{ at, type: 'lead.changed', data: { lead: step.lead === 'partner' ? dialect.roles.partner : dialect.roles.vendor } }];
    default:
      return [
        {
          at: step.at ?? at,
          type: step.type,
          ...(step.object ? { object: step.object } : {}),
          ...(step.by ? { by: step.by } : {}),
          ...(step.data ? { data: step.data } : {}),
        },
      ];
  }
}

function typeIn(dialect, type) {
  return dialect.types[type] ?? type;
}

function later(at, hours) {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}
