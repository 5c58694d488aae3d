/** The tables of the story. Every figure here is asserted on the written files by the tests. */

export const SEED = 'twelve-partners/1';

/** In the order of the story; their habits are played in timeline.mjs and registrations.mjs. */
export const PARTNERS = [
  { id: 'P1', name: 'Kestrel iPaaS', type: 'integration', deals: 34, since: '2022-03-01' },
  { id: 'P2', name: 'Loomis Connect', type: 'integration', deals: 30, since: '2022-06-15' },
  { id: 'P3', name: 'Ostrava ETL', type: 'integration', deals: 26, since: '2021-11-01' },
  { id: 'P4', name: 'Vaultline Security', type: 'integration', deals: 20, since: '2023-02-01' },
  { id: 'P5', name: 'Tillbridge Payments', type: 'integration', deals: 14, since: '2023-05-01' },
  { id: 'P6', name: 'Medica Apps', type: 'integration', deals: 8, since: '2023-09-01' },
  { id: 'P7', name: 'Halvorsen SI', type: 'services', deals: 28, since: '2021-04-01' },
  { id: 'P8', name: 'Brandt & Co', type: 'services', deals: 24, since: '2021-09-01' },
  { id: 'P9', name: 'Quill Consulting', type: 'services', deals: 22, since: '2022-10-01' },
  { id: 'P10', name: 'Tern Managed Services', type: 'services', deals: 18, since: '2023-01-15' },
  { id: 'P11', name: 'Oakfield Agency', type: 'services', deals: 12, since: '2023-08-01' },
  { id: 'P12', name: 'Nine Rivers', type: 'services', deals: 4, since: '2025-05-05' },
];

/** origin, customer, deals, disputed of these */
export const CELLS = [
  ['partner', 'new', 62, 19],
  ['partner', 'partner-account', 34, 9],
  ['partner', 'vendor-account', 40, 34],
  ['partner', 'shared', 10, 7],
  ['vendor', 'new', 22, 7],
  ['vendor', 'partner-account', 10, 8],
  ['vendor', 'vendor-account', 26, 6],
  ['vendor', 'shared', 4, 3],
  ['joint', 'new', 14, 10],
  ['joint', 'partner-account', 5, 4],
  ['joint', 'vendor-account', 6, 5],
  ['joint', 'shared', 7, 5],
];

export const WON_DISPUTED = 56;
export const WON_CLEAN = 81;
export const LEAD_RECORDED_DISPUTED = 64;
export const LEAD_RECORDED_CLEAN = 68;
export const ROLE_SHARE = 0.6;
export const MEDIAN_CLEAN = 61;
export const MEDIAN_DISPUTED = 96;
export const MISSING_DECIDED = 10;
export const MISSING_OPEN = 4;
export const EXTENDED_LATE = { disputed: 7, clean: 2 };
export const EXTENDED_IN_TIME = { disputed: 25, clean: 4 };
/** Of those extended in time: asked a second time. */
export const EXTENDED_TWICE = 5;

/**
 * What happens to the registrations, by first partner; what is left over is `plain`. Rival shapes name the second partner.
 * @type {readonly [shape: string, partner: string, deals: number, rival?: string][]}
 */
export const SHAPES = [
  ['none', 'P4', 6],
  ['none', 'P5', 14],
  ['none', 'P6', 3],
  ['none', 'P8', 3],
  ['none', 'P10', 3],
  ['none', 'P11', 5],
  ['eve', 'P3', 1],
  ['eve', 'P4', 2],
  ['eve', 'P6', 1],
  ['eve', 'P11', 1],
  ['returned', 'P3', 7],
  ['returned', 'P7', 4],
  ['returned', 'P8', 1],
  ['returned', 'P9', 3],
  ['returned', 'P10', 4],
  ['returned', 'P11', 2],
  ['returned', 'P12', 1],
  ['returned-rival', 'P3', 3, 'P2'],
  ['returned-rival', 'P7', 2, 'P9'],
  ['returned-rival', 'P9', 1, 'P7'],
  ['returned-rival', 'P11', 2, 'P9'],
  ['hours', 'P7', 5, 'P9'],
  ['relationship', 'P7', 2, 'P9'],
  ['relationship', 'P9', 1, 'P10'],
  ['letter', 'P1', 2, 'P2'],
  ['letter', 'P2', 1, 'P3'],
  ['letter', 'P7', 1, 'P9'],
  ['letter', 'P8', 1, 'P9'],
  ['letter', 'P9', 1, 'P7'],
  ['merge-open', 'P8', 1, 'P9'],
  ['merge-open', 'P9', 1, 'P8'],
  ['merge-settled', 'P1', 1, 'P10'],
  ['merge-settled', 'P2', 1, 'P10'],
  ['across', 'P1', 9, 'P10'],
  ['across', 'P2', 7, 'P10'],
  ['across', 'P3', 3, 'P8'],
  ['across', 'P4', 3, 'P11'],
  ['across', 'P7', 2, 'P1'],
  ['across', 'P8', 1, 'P4'],
  ['across', 'P9', 2, 'P3'],
  ['across', 'P10', 1, 'P2'],
];

/**
 * Challenges beside disputes that meet deals of an otherwise plain shape.
 * @type {readonly [challenge: string, shape: string, partner: string, deals: number][]}
 */
export const CHALLENGES = [
  ['owner.left', 'plain', 'P1', 2],
  ['owner.left', 'plain', 'P2', 1],
  ['owner.left', 'plain', 'P7', 1],
  ['owner.left', 'plain', 'P8', 1],
  ['owner.left', 'plain', 'P9', 2],
  ['partner.acquired', 'none', 'P5', 2],
  ['deal.split', 'plain', 'P1', 1],
  ['deal.split', 'plain', 'P8', 1],
  ['deal.reopened', 'plain', 'P2', 1],
  ['partner.added', 'plain', 'P1', 2],
  ['partner.added', 'plain', 'P2', 1],
  ['account.transferred', 'plain', 'P7', 1],
];

/** Registrations that Northwind rejected or never answered, of plain shape. */
export const REFUSALS = [
  ['rejected', 'P4', 2],
  ['rejected', 'P10', 2],
  ['unanswered', 'P7', 3],
  ['unanswered', 'P10', 1],
];

/** Tillbridge Payments was bought while two of its deals were running. */
export const ACQUIRED_ON = '2025-03-18';
