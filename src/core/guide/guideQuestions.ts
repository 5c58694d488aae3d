import { CUSTOMERS, ORIGINS, type FieldValue, type GuideAnswer, type QuestionId } from './guideAnswers.ts';

export interface GuideOption {
  readonly value: string;
  readonly label: string;
}

/** What a table column or a choice offers: a closed list, or the names given in an earlier answer. */
export type GuideOffer =
  | { readonly kind: 'options'; readonly options: readonly GuideOption[] }
  | { readonly kind: 'named'; readonly of: 'roles' | 'stages' | 'partnerTypes' };

export type GuideField = { readonly id: string; readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'text' }
  | { readonly kind: 'number'; readonly unit: string; readonly max: number }
  | { readonly kind: 'choice'; readonly offer: GuideOffer }
  | { readonly kind: 'several'; readonly options: readonly GuideOption[] }
  /** Names, one a line. */
  | { readonly kind: 'names' }
  /** Rows by columns of closed answers, stored as [row, column, answer]. */
  | {
      readonly kind: 'grid';
      readonly rows: readonly GuideOption[];
      readonly columns: readonly GuideOption[];
      readonly options: readonly GuideOption[];
    }
  /** Rows one can add and remove. */
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly label: string; readonly offer?: GuideOffer }[];
    }
);

export interface GuideQuestion {
  readonly id: QuestionId;
  /** In the words of the people who answer. */
  readonly title: string;
  readonly why: string;
  /** What is undecided while nobody knows. */
  readonly open: string;
  readonly fields: readonly GuideField[];
  /** Offered as a start, never taken unasked. */
  readonly suggested: Readonly<Record<string, FieldValue>>;
}

const ROLES: GuideOffer = { kind: 'named', of: 'roles' };
const STAGES: GuideOffer = { kind: 'named', of: 'stages' };
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
      { id: 'days', label: 'Within how many working days', kind: 'number', unit: 'working days', max: 60 },
      {
        id: 'timezone',
        label: 'Whose working days count',
        kind: 'text',
        hint: 'A time zone such as Europe/Berlin. Monday to Friday, 9 to 17.',
      },
    ],
    suggested: { by: 'Partner manager', days: 2, timezone: 'UTC' },
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
    title: 'What is different for services partners?',
    why: 'Those who sell people rather than a product often lead where others follow.',
    open: 'what is different for services partners',
    fields: [
      {
        id: 'type',
        label: 'Which kind of partner',
        kind: 'choice',
        offer: { kind: 'named', of: 'partnerTypes' },
      },
      {
        id: 'lead',
        label: 'Both found a new customer: who leads',
        kind: 'choice',
        offer: offer(['same', 'as for everyone'], ['partner', 'the partner leads'], ['vendor', 'you lead']),
      },
      { id: 'rows', label: 'Duties of their own', kind: 'table', columns: DUTY_COLUMNS },
    ],
    suggested: {
      type: 'Services partner',
      lead: 'partner',
      rows: [
        ['Discovery', 'Scoping workshop', 'Delivery lead', 'Partner seller'],
        ['Pitch', 'Implementation plan', 'Delivery lead', 'Partner seller'],
        ['Close', 'Contract draft', 'Partner seller', 'Account executive'],
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
