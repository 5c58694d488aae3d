import { approved, closing, extended, plain, refused, stage, submitted, won } from './steps.mjs';

const FOUND = { origin: 'partner', customer: 'new' };
const BASE = [submitted(0, '09:00', 'R1', 'P1'), approved(1, '13:00', 'R1')];

/** Cases in which the record is at fault, or looks as if it were. */
export const RECORDS = [
  {
    slug: 'record-lines-out-of-order', account: 'Langford Motors', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'], asRecorded: true,
    steps: [won(60), ...BASE, stage('close', 40), stage('pitch', 20)],
  },
  {
    slug: 'record-without-an-approval', account: 'Medway Shipping', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [submitted(0, '09:00', 'R1', 'P1'), extended(60, '10:00', 'R1', 'P1'), ...closing(90)],
  },
  {
    slug: 'record-of-an-unknown-role', account: 'Newbold Dental', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, plain(10, '10:00', 'discovery-call', { by: { side: 'partner', role: 'alliance-director' } }), ...closing(60)],
  },
  {
    slug: 'record-goes-on-after-the-close', account: 'Ormskirk Seeds', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, ...closing(60), stage('close', 65)],
  },
  {
    slug: 'record-of-an-unknown-stage', account: 'Pelham Ceramics', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, stage('pitch', 20), plain(30, '10:00', 'stage.legal-review'), stage('close', 40), won(60)],
  },
  {
    slug: 'record-of-one-instant', account: 'Quorn Outdoor', partners: ['P1', 'P2'], facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [submitted(0, '09:00', 'R1', 'P1'), submitted(0, '09:00', 'R2', 'P2'), approved(1, '13:00', 'R1'), refused(1, '13:00', 'R2'), ...closing(60)],
  },
  {
    slug: 'record-without-a-time-zone', account: 'Radley Fisheries', facts: FOUND, lead: 'partner-ae', dialects: ['northwind'], asRecorded: true,
    steps: [...BASE, plain(20, '10:00', 'stage.pitch', { at: '2025-03-23 10:00' }), stage('close', 40), won(60)],
  },
  {
    slug: 'record-with-an-unknown-value', account: 'Saltash Marine', facts: { origin: 'partner', customer: 'prospect' }, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, ...closing(60)],
  },
  {
    slug: 'record-without-an-origin', account: 'Tamworth Toys', facts: { customer: 'new' }, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, ...closing(60)],
  },
  {
    slug: 'record-of-one-partner-under-two-ids', account: 'Ulverston Brewery', partners: ['P1', 'P3'], facts: FOUND, lead: 'partner-ae', dialects: ['northwind'],
    steps: [...BASE, submitted(3, '09:00', 'R2', 'P3'), refused(4, '12:00', 'R2'), ...closing(60)],
  },
];
