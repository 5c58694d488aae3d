import {
  approved, awarded, closing, extended, factChanged, leadChanged, lost, only, plain, refused, resubmitted, returned, stage, submitted, won,
} from './steps.mjs';

const FOUND = { origin: 'partner', customer: 'new' };

/** Cases of the catalogue about registrations that collide and about the vendor's own sellers. */
export const COLLISIONS = [
  {
    slug: 'two-partners-within-hours', account: 'Ashgrove Dairies', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:05', 'R1', 'P1'), submitted(0, '11:40', 'R2', 'P2', { created: true }), approved(1, '10:00', 'R1'), refused(1, '15:00', 'R2'), ...closing(60)],
  },
  {
    slug: 'first-submission-incomplete', account: 'Birchwater Hotels', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [
      submitted(0, '09:00', 'R1', 'P1'), returned(1, '10:00', 'R1'), submitted(3, '12:00', 'R2', 'P2'),
      resubmitted(4, '09:00', 'R1', 'P1'), approved(7, '14:00', 'R2'), refused(7, '15:00', 'R1'), ...closing(62),
    ],
  },
  {
    slug: 'second-approved-while-first-waits', account: 'Calder Freight', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1'), submitted(1, '09:00', 'R2', 'P2'), approved(2, '13:00', 'R2'), refused(3, '12:00', 'R1'), ...closing(58)],
  },
  {
    slug: 'first-expires-second-waits', account: 'Dunmore Press', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [
      submitted(0, '09:00', 'R1', 'P1'), approved(1, '12:00', 'R1'), submitted(60, '09:00', 'R2', 'P2'),
      only('gitlab', plain(70, '10:00', 'next-step.edited')), awarded(116, '10:00', 'R2'), approved(116, '13:00', 'R2'), ...closing(140),
    ],
  },
  {
    slug: 'one-partner-two-spellings', account: 'Eastlake Foods GmbH', partners: ['P1'], facts: FOUND, lead: 'partner-ae',
    steps: [
      submitted(0, '09:00', 'R1', 'P1', { data: { account: 'Eastlake Foods' } }), approved(1, '12:00', 'R1'),
      submitted(2, '09:00', 'R2', 'P1', { data: { account: 'EASTLAKE FOODS GMBH' } }), refused(3, '12:00', 'R2'), ...closing(55),
    ],
  },
  {
    slug: 'two-products-one-customer', account: 'Farrow Insurance', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae',
    steps: [
      submitted(0, '09:00', 'R1', 'P1', { data: { product: 'core' } }), approved(1, '12:00', 'R1'),
      submitted(10, '09:00', 'R2', 'P2', { data: { product: 'catalogue' } }), approved(11, '14:00', 'R2'), ...closing(64),
    ],
  },
  {
    slug: 'registered-the-day-before-signature', account: 'Glenhurst Mills', facts: { origin: 'vendor', customer: 'new' }, lead: 'vendor-ae',
    gitlab: { opportunityOpenedBy: 'account-executive' },
    steps: [plain(0, '09:00', 'note'), stage('pitch', 20), stage('close', 40), submitted(59, '08:00', 'R1', 'P1'), approved(59, '15:00', 'R1'), won(60)],
  },
  {
    slug: 'registered-after-the-close', account: 'Hartwell Rail', facts: { origin: 'vendor', customer: 'new' }, lead: 'vendor-ae',
    gitlab: { opportunityOpenedBy: 'account-executive' },
    steps: [plain(0, '09:00', 'note'), stage('pitch', 20), stage('close', 40), won(60), submitted(63, '09:00', 'R1', 'P1')],
  },
  {
    slug: 'distributor-and-its-reseller', account: 'Inverleigh Schools', partners: ['P1', 'P13'], facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1', { created: true }), submitted(2, '09:00', 'R2', 'P13'), approved(3, '12:00', 'R1'), refused(3, '15:00', 'R2'), ...closing(61)],
  },
  {
    slug: 'vendor-already-has-an-opportunity', account: 'Juniper Clinics', facts: { origin: 'partner', customer: 'vendor-account' }, lead: 'vendor-ae',
    gitlab: { opportunityOpenedBy: 'account-executive' },
    steps: [submitted(10, '09:00', 'R1', 'P1'), approved(11, '12:00', 'R1'), ...closing(70)],
  },
  {
    slug: 'seller-opens-after-seeing-the-registration', account: 'Kingsmere Bank', facts: FOUND, lead: 'partner-ae',
    gitlab: { opportunityOpenedBy: 'account-executive', otherResellerEngaged: true },
    steps: [
      submitted(0, '09:00', 'R1', 'P1', { created: true }), plain(0, '12:10', 'customer.disputed'), approved(1, '15:00', 'R1'), ...closing(66),
    ],
  },
  {
    slug: 'existing-customer-new-department', account: 'Larkfield University', facts: { origin: 'partner', customer: 'shared' }, lead: 'partner-ae',
    gitlab: { dealKind: 'add-on' },
    steps: [submitted(0, '09:00', 'R1', 'P1', { created: true }), approved(1, '13:00', 'R1'), ...closing(59)],
  },
  {
    slug: 'customer-insists-on-buying-direct', account: 'Marlow Energy', facts: FOUND, lead: 'partner-ae',
    gitlab: { dealKind: 'renewal', lastSaleThrough: 'partner', customerStatement: 'direct', incumbentCompliant: true },
    steps: [
      submitted(0, '09:00', 'R1', 'P1', { created: true }), approved(1, '13:00', 'R1'),
      only('northwind', leadChanged(30, '10:00', 'vendor')), only('gitlab', plain(30, '10:00', 'renewal.due')), ...closing(60),
    ],
  },
  {
    slug: 'found-together-at-a-workshop', account: 'Norwood Logistics', partners: ['P7'], facts: { origin: 'joint', customer: 'new' }, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P7', { created: true }), approved(1, '13:00', 'R1'), ...closing(57)],
  },
  {
    slug: 'expires-in-the-middle', account: 'Oakhurst Steel', facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), stage('pitch', 40), stage('close', 80), won(104)],
  },
  {
    slug: 'extension-asked-after-expiry', account: 'Penrose Media', facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), stage('pitch', 40), stage('close', 80), extended(94, '10:00', 'R1', 'P1'), won(112)],
  },
  {
    slug: 'extended-again-and-again', account: 'Quayside Ferries', facts: FOUND, lead: 'partner-ae',
    steps: [
      submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), stage('pitch', 40), extended(84, '10:00', 'R1', 'P1'),
      only('gitlab', factChanged(85, '10:00', 'extensionsSoFar', 1)), extended(114, '10:00', 'R1', 'P1'), extended(144, '10:00', 'R1', 'P1'),
      stage('close', 150), won(160),
    ],
  },
  {
    slug: 'two-working-calendars', account: 'Rosedale Water', start: '2025-04-17', facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '13:00', 'R1', 'P1'), approved(6, '09:00', 'R1'), ...closing(60)],
  },
  {
    slug: 'public-tender-of-eighteen-months', account: 'Stanmore County', facts: FOUND, more: { tender: true }, lead: 'partner-ae',
    gitlab: { segment: 'public-sector', sector: 'us-public', tenderKind: 'new', registeredBeforeTender: true },
    steps: [
      submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), stage('pitch', 40), only('gitlab', plain(200, '10:00', 'tender.published')),
      stage('close', 480), won(540),
    ],
  },
  {
    slug: 'idle-deal-closed-while-alive', account: 'Thornbury Glass', facts: FOUND, lead: 'partner-ae', gitlab: { segment: 'small' },
    // The handbook closes it by a clock, so no closing step is recorded there.
    closedByRule: 25,
    steps: [
      submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), only('gitlab', plain(10, '10:00', 'next-step.edited')),
      only('gitlab', plain(40, '10:00', 'deal.reopened')), ...closing(80).map((step) => only('northwind', step)),
    ],
  },
  {
    slug: 'comes-back-after-a-loss', account: 'Underwood Tools', facts: FOUND, lead: 'partner-ae',
    steps: [submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1'), stage('pitch', 20), lost(30), plain(75, '10:00', 'deal.reopened')],
  },
];
