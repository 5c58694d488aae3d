import {
  approved, closing, factChanged, only, plain, refused, stage, submitted, won,
} from './steps.mjs';

const FOUND = { origin: 'partner', customer: 'new' };
const BASE = [submitted(0, '09:00', 'R1', 'P1', { created: true }), approved(1, '13:00', 'R1')];
const partnerBy = (partner) => ({ side: 'partner', partner });

/** Cases of the catalogue about accounts, people and deals that change. */
export const CHANGES = [
  {
    slug: 'subsidiary-and-parent', account: 'Vantage Holding', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, submitted(5, '09:00', 'R2', 'P2', { data: { account: 'Vantage Polska' } }), refused(7, '12:00', 'R2'), ...closing(63)],
  },
  {
    slug: 'two-accounts-become-one', account: 'Wexley Group', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, submitted(10, '09:00', 'R2', 'P2'), plain(20, '10:00', 'account.merged', { data: { account: 'Wexley Retail' } }), ...closing(68)],
  },
  {
    slug: 'account-changes-region', account: 'Yarrow Telecom', facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, plain(25, '10:00', 'account.transferred', { data: { to: 'South' } }), ...closing(66)],
  },
  {
    slug: 'owner-leaves-during-approval', account: 'Zephyr Cycles', facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1'), plain(1, '08:00', 'owner.left'), approved(1, '14:00', 'R1'), ...closing(58)],
  },
  {
    slug: 'seller-moves-to-a-rival-partner', account: 'Aldgate Textiles', partners: ['P7', 'P9'], facts: FOUND, more: { relationship: 'second' }, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P7', { created: true }), approved(1, '13:00', 'R1'), submitted(30, '09:00', 'R2', 'P9'), refused(32, '12:00', 'R2'), ...closing(75)],
  },
  {
    slug: 'partner-loses-authorisation', account: 'Belmont Foundry', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [
      ...BASE, only('gitlab', factChanged(59, '10:00', 'partnerStanding', 'unauthorised')),
      plain(60, '10:00', 'partner.replaced', { by: partnerBy('P2'), data: { partner: 'P2' } }), ...closing(105),
    ],
  },
  {
    slug: 'partner-is-acquired', account: 'Cranmore Optics', facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, plain(30, '10:00', 'partner.acquired', { data: { by: 'P3' } }), ...closing(72)],
  },
  {
    slug: 'deal-splits-in-two', account: 'Delamere Foods', facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, plain(25, '10:00', 'deal.split', { data: { into: 'United States' } }), ...closing(70)],
  },
  {
    slug: 'two-deals-become-one', account: 'Elmstead Bakeries', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, submitted(12, '09:00', 'R2', 'P2'), plain(25, '10:00', 'deal.merged', { data: { deal: 'E-two-accounts-become-one' } }), ...closing(71)],
  },
  {
    slug: 'services-join-an-integration', account: 'Fulbrook Transit', partners: ['P1', 'P9'], facts: FOUND, lead: 'partner-ae', gitlab: { servicesKind: 'implementation', servicesOrder: 'first' },
    steps: [
      ...BASE, plain(14, '10:00', 'partner.added', { by: partnerBy('P9'), data: { partner: 'P9' } }),
      only('northwind', submitted(15, '09:00', 'R2', 'P9')), only('northwind', approved(16, '13:00', 'R2')),
      only('gitlab', plain(15, '09:00', 'services.submitted', { object: 'services/S1', by: { side: 'partner', role: 'partner-services', partner: 'P9' } })),
      ...closing(69),
      only('gitlab', plain(90, '10:00', 'services.sow-signed', { object: 'services/S1', by: { side: 'partner', role: 'partner-services', partner: 'P9' } })),
      only('gitlab', plain(95, '10:00', 'services.approved', { object: 'services/S1' })),
    ],
  },
  {
    slug: 'customer-letter-swaps-the-partner', account: 'Gainsford Port', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [
      ...BASE, only('northwind', factChanged(69, '10:00', 'customerLetter', 'second')),
      plain(70, '10:00', 'partner.replaced', { by: partnerBy('P2'), data: { partner: 'P2' } }),
      submitted(71, '09:00', 'R2', 'P2', { created: true }), plain(72, '10:00', 'registration.awarded', { data: { registration: 'R2' } }), ...closing(115),
    ],
  },
  {
    slug: 'tender-published-after-registration', account: 'Hollins Council', facts: FOUND, lead: 'partner-ae', gitlab: { tenderKind: 'new', registeredBeforeTender: true },
    steps: [...BASE, only('northwind', factChanged(30, '10:00', 'tender', true)), only('gitlab', plain(30, '10:00', 'tender.published')), ...closing(74)],
  },
  {
    slug: 'stage-goes-back', account: 'Ivybridge Paper', facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, stage('pitch', 20), stage('close', 40), stage('pitch', 50), stage('close', 60), won(80)],
  },
  {
    slug: 'stage-is-skipped', account: 'Jesmond Apparel', facts: FOUND, lead: 'partner-ae',
    steps: [...BASE, stage('close', 30), won(50)],
  },
  {
    slug: 'renewal-with-an-unhappy-customer', account: 'Kelvin Pharma', partners: ['P1', 'P2'], facts: { origin: 'vendor', customer: 'shared' }, lead: 'vendor-ae',
    gitlab: { dealKind: 'renewal', lastSaleThrough: 'partner', customerStatement: 'other-partner', incumbentCompliant: true },
    steps: [
      only('northwind', factChanged(0, '09:00', 'customerLetter', 'second')),
      only('northwind', plain(1, '10:00', 'partner.replaced', { by: partnerBy('P2'), data: { partner: 'P2' } })),
      only('gitlab', plain(0, '09:00', 'note')), only('gitlab', plain(1, '10:00', 'renewal.due')), ...closing(50),
    ],
  },
];
