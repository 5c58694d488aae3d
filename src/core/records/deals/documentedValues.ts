import type { SystemName } from '../history/history.ts';

const STAGES = [
  'Prospect',
  'Qualified',
  'Technical Validation',
  'Business Validation',
  'Committed',
  'Launched',
  'Closed Lost',
];
const REVIEWS = [
  'Pending Submission',
  'Draft',
  'Submitted',
  'In review',
  'Approved',
  'Rejected',
  'Action Required',
];

/** Values that the documentation of AWS Partner Central lists (API 2022-07-26, and the older exchange by S3); exports hold others as well. */
const AWS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    [STAGES, ['Stage', 'stage', 'LifeCycle.Stage']],
    [REVIEWS, ['ReviewStatus', 'status', 'LifeCycle.ReviewStatus']],
  ].flatMap(([values = [], fields = []]) => fields.map((field) => [field, new Set(values)] as const)),
);

/** False when a system's documentation lists the values of a field and has not this one. */
export function isDocumented(system: SystemName | undefined, field: string, value: string): boolean {
  return system !== 'aws' || (AWS.get(field)?.has(value) ?? true);
}
