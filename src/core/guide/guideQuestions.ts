import { CUSTOMERS, ORIGINS, type GuideAnswer } from './guideAnswers.ts';
import type { GuideOffer, GuideOption, GuideQuestion } from './guideQuestion.ts';

const ROLES: GuideOffer = { kind: 'named', of: 'roles' };
const STAGES: GuideOffer = { kind: 'named', of: 'stages' };
const TYPES: GuideOffer = { kind: 'named', of: 'partnerTypes' };
const choose = (...options: readonly (readonly [string, string])[]): readonly GuideOption[] =>
  options.map(([value, label]) => ({ value, label }));
const offer = (...options: readonly (readonly [string, string])[]): GuideOffer => ({
  kind: 'options',
  options: choose(...options),
});
const DUTY_COLUMNS = [
  { label: 'Stage', offer: STAGES },
  { label: 'What is done' },
  { label: 'Who does it', offer: ROLES },
  { label: 'Who answers for it', offer: ROLES },
] as const;

/** The guided start: fifteen questions whose answers make a framework. */
export const GUIDE_QUESTIONS: readonly GuideQuestion[] = [
  {
    id: 'programme',
    title: 'What is your programme called, and which kinds of partner is it for?',
    why: 'Every rule may say something else for another kind of partner.',
    open: 'which kinds of partner the framework is for',
    fields: [
      { id: 'name', label: 'Name of the programme', kind: 'text' },
      { id: 'types', label: 'Kinds of partner', kind: 'names', hint: 'One a line.' },
    ],
    suggested: { name: 'Our co-sell programme', types: ['Integration partner', 'Services partner'] },
  },
  {
    id: 'roles',
    title: 'Who works on a deal, on each side?',
    why: 'The first of each list leads when that side leads.',
    open: 'who works on a deal on each side',
    fields: [
      { id: 'vendor', label: 'On your side', kind: 'names', hint: 'One a line; the first one leads.' },
      {
        id: 'partner',
        label: "On the partner's side",
        kind: 'names',
        hint: 'One a line; the first one leads.',
      },
    ],
    suggested: {
      vendor: ['Account executive', 'Solution engineer', 'Partner manager', 'Sales lead'],
      partner: ['Partner seller', 'Partner architect', 'Delivery lead'],
    },
  },
  {
    id: 'stages',
    title: 'How does a deal move?',
    why: 'The stages in which both sides sell, from the first talk to the signature.',
    open: 'which stages a deal goes through',
    fields: [{ id: 'stages', label: 'Stages in their order', kind: 'names', hint: 'One a line.' }],
    suggested: { stages: ['Discovery', 'Pitch', 'Close'] },
  },
  {
    id: 'lead',
    title: 'Who leads the customer?',
    why: 'Depends on who found the deal and whose customer it is. Leave a cell open where you do not know.',
    open: 'who leads the customer',
    fields: [
      {
        id: 'cells',
        label: 'Who leads',
        kind: 'grid',
        rows: choose(
          ['new', 'New to both'],
          ['partner-account', "The partner's account"],
          ['vendor-account', 'Your account'],
          ['shared', 'An account of both'],
        ),
        columns: choose(
          ['partner', 'The partner found it'],
          ['vendor', 'You found it'],
          ['joint', 'Both found it'],
        ),
        options: choose(['vendor', 'You lead'], ['partner', 'The partner leads']),
      },
    ],
    suggested: {
      cells: CUSTOMERS.flatMap(([customer]) =>
        ORIGINS.map(([origin]) => [customer, origin, suggestLead(customer, origin)]),
      ),
    },
  },
  {
    id: 'register',
    title: 'Who registers a deal, and where?',
    why: 'A registration is how a partner claims a deal.',
    open: 'who registers a deal and where',
    fields: [
      { id: 'by', label: 'Who registers', kind: 'choice', offer: ROLES },
      { id: 'where', label: 'Where', kind: 'text' },
    ],
    suggested: { by: 'Partner seller', where: 'Partner portal' },
  },
  {
    id: 'approve',
    title: 'Who approves a registration, and how fast?',
    why: 'A registration that nobody answers is the most common quarrel.',
    open: 'who approves a registration and by when',
    fields: [
      { id: 'by', label: 'Who approves', kind: 'choice', offer: ROLES },
      { id: 'days', label: 'Within how many days', kind: 'number', unit: 'days', max: 60 },
      {
        id: 'count',
        label: 'These are',
        kind: 'choice',
        offer: offer(['working', 'working days'], ['all', 'days, weekends included']),
      },
      {
        id: 'timezone',
        label: 'Whose working days count',
        kind: 'text',
        hint: 'A time zone such as Europe/Berlin. Monday to Friday, 9 to 17.',
        onlyIf: { field: 'count', is: 'working' },
      },
      {
        id: 'holidays',
        label: 'Public holidays',
        kind: 'names',
        hint: 'One a line, such as 2026-12-25. They can be added later.',
        onlyIf: { field: 'count', is: 'working' },
      },
      {
        id: 'large',
        label: 'Large deals are approved by',
        kind: 'choice',
        offer: offer(['same', 'the same person'], ['other', 'somebody else']),
      },
      {
        id: 'from',
        label: 'Large is from an amount of',
        kind: 'number',
        unit: '',
        max: 1_000_000_000,
        onlyIf: { field: 'large', is: 'other' },
      },
      {
        id: 'currency',
        label: 'In which currency',
        kind: 'text',
        hint: 'Three letters, such as EUR. Amounts in other currencies are not compared.',
        onlyIf: { field: 'large', is: 'other' },
      },
      {
        id: 'largeBy',
        label: 'Who approves large deals',
        kind: 'choice',
        offer: ROLES,
        onlyIf: { field: 'large', is: 'other' },
      },
    ],
    suggested: {
      by: 'Partner manager',
      days: 2,
      count: 'working',
      timezone: 'UTC',
      holidays: [],
      large: 'same',
      from: 100_000,
      currency: 'EUR',
      largeBy: 'Sales lead',
    },
  },
  {
    id: 'protection',
    title: 'How long does protection last, and from when?',
    why: 'While it lasts, nobody else can claim the deal.',
    open: 'how long a registration is protected and from when',
    fields: [
      { id: 'days', label: 'How long', kind: 'number', unit: 'days', max: 730 },
      {
        id: 'from',
        label: 'Counted from',
        kind: 'choice',
        offer: offer(['approved', 'the approval'], ['submitted', 'the registration']),
      },
    ],
    suggested: { days: 90, from: 'approved' },
  },
  {
    id: 'extension',
    title: 'Can protection be extended?',
    why: 'Long deals outlive their protection.',
    open: 'whether protection can be extended',
    fields: [
      {
        id: 'how',
        label: 'Extension',
        kind: 'choice',
        offer: offer(['yes', 'Yes, when the partner asks'], ['no', 'No, it runs out']),
      },
      { id: 'days', label: 'By how long', kind: 'number', unit: 'days', max: 365 },
      { id: 'times', label: 'How often at most', kind: 'number', unit: 'times', max: 20 },
    ],
    suggested: { how: 'yes', days: 30, times: 2 },
  },
  {
    id: 'conflict',
    title: 'What if two partners register the same deal?',
    why: 'Read from top to bottom; the first sentence that fits decides.',
    open: 'whose registration stands when two partners register',
    fields: [
      {
        id: 'order',
        label: 'These decide, in this order',
        kind: 'several',
        ordered: true,
        options: choose(
          ['letter', 'The customer named one of them in writing: that one stands'],
          ['split', 'One brings the product, the other the services: both stand, each for its own part'],
          ['approved', 'One is approved already: it stands'],
        ),
      },
      {
        id: 'otherwise',
        label: 'If none of these decides',
        kind: 'choice',
        offer: offer(
          ['first', 'the one submitted first stands'],
          ['escalate', 'you decide, within two working days'],
          ['vendor', 'neither stands: you sell direct'],
          ['open', 'nobody knows yet'],
        ),
      },
    ],
    suggested: { order: ['letter', 'split', 'approved'], otherwise: 'first' },
  },
  {
    id: 'incomplete',
    title: 'What if a registration is incomplete?',
    why: 'Complete beats early, or early beats complete: partners will ask.',
    open: 'what happens to an incomplete registration',
    fields: [
      {
        id: 'what',
        label: 'It is',
        kind: 'choice',
        offer: offer(
          ['back', 'sent back to be completed'],
          ['reject', 'rejected; the partner registers again'],
        ),
      },
      {
        id: 'hours',
        label: 'Keeps its place in line for',
        kind: 'number',
        unit: 'hours',
        max: 720,
        hint: 'After that, a complete registration of another partner goes first.',
      },
    ],
    suggested: { what: 'back', hours: 48 },
  },
  {
    id: 'succession',
    title: 'Protection runs out while another partner waits. What then?',
    why: 'The standing registration ended; somebody else has one too.',
    open: 'who moves up when a registration ends while another waits',
    fields: [
      {
        id: 'what',
        label: 'Then',
        kind: 'choice',
        offer: offer(
          ['second', 'the partner who waits moves up'],
          ['first', 'the first partner may register again'],
          ['escalate', 'you decide, within two working days'],
        ),
      },
    ],
    suggested: { what: 'second' },
  },
  {
    id: 'duties',
    title: 'Who does what at each stage?',
    why: 'What the partner does and what you do, stage by stage. You can paste a table from Excel.',
    open: 'who does what at each stage',
    fields: [{ id: 'rows', label: 'Duties', kind: 'table', columns: DUTY_COLUMNS }],
    suggested: {
      rows: [
        ['Discovery', 'Account mapping', 'Partner manager', 'Partner manager'],
        ['Discovery', 'Discovery call', 'Partner seller', 'Account executive'],
        ['Pitch', 'Joint demo', 'Solution engineer', 'Account executive'],
        ['Close', 'Security review', 'Solution engineer', 'Account executive'],
        ['Close', 'Contract draft', 'Account executive', 'Sales lead'],
      ],
    },
  },
  {
    id: 'services',
    title: 'What is different for services partners, or another kind?',
    why: 'Those who sell people rather than a product often lead where others follow.',
    open: 'what is different for services partners, or another kind',
    fields: [
      {
        id: 'leads',
        label: 'Both found a new customer: who leads',
        kind: 'table',
        columns: [
          { label: 'Kind of partner', offer: TYPES },
          { label: 'Who leads', offer: offer(['partner', 'the partner leads'], ['vendor', 'you lead']) },
        ],
      },
      {
        id: 'duties',
        label: 'Duties of their own',
        kind: 'table',
        columns: [{ label: 'Kind of partner', offer: TYPES }, ...DUTY_COLUMNS],
      },
    ],
    suggested: {
      leads: [['Services partner', 'partner']],
      duties: [
        ['Services partner', 'Discovery', 'Scoping workshop', 'Delivery lead', 'Partner seller'],
        ['Services partner', 'Pitch', 'Implementation plan', 'Delivery lead', 'Partner seller'],
        ['Services partner', 'Close', 'Contract draft', 'Partner seller', 'Account executive'],
      ],
    },
  },
  {
    id: 'visibility',
    title: 'Who sees what, and by when?',
    why: 'A partner who is not told assumes the worst.',
    open: 'who is told what and by when',
    fields: [
      {
        id: 'told',
        label: 'Both sides are told when',
        kind: 'several',
        options: choose(
          ['submitted', 'a registration came in'],
          ['protected', 'a registration is protected'],
          ['last', 'the deal is about to close'],
        ),
      },
      { id: 'days', label: 'Within', kind: 'number', unit: 'days', max: 60 },
      { id: 'fields', label: 'What they are told', kind: 'names', hint: 'One a line.' },
    ],
    suggested: { told: ['protected', 'last'], days: 2, fields: ['account', 'protected until', 'lead'] },
  },
  {
    id: 'changes',
    title: 'What if a partner is replaced, or the owner leaves?',
    why: 'Deals outlive the people who started them.',
    open: 'what happens when a partner is replaced or the owner leaves',
    fields: [
      {
        id: 'replaced',
        label: 'A new partner comes in',
        kind: 'choice',
        offer: offer(
          ['takes-over', 'the new partner takes over and registers'],
          ['stays', 'the present partner stays'],
          ['letter', "the customer's letter decides"],
        ),
      },
      { id: 'left', label: 'Your owner leaves: who takes over', kind: 'choice', offer: ROLES },
    ],
    suggested: { replaced: 'letter', left: 'Sales lead' },
  },
];

/** The suggested answer of a question. */
export function suggestAnswer(question: GuideQuestion): GuideAnswer {
  return { decided: true, values: question.suggested };
}

function suggestLead(customer: string, origin: string): string {
  if (customer === 'partner-account') return 'partner';
  if (customer === 'vendor-account') return 'vendor';
  return origin === 'partner' ? 'partner' : 'vendor';
}
