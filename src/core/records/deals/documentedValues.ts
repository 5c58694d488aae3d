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

/**
 * Values that the documentation of a system lists: AWS Partner Central (API 2022-07-26, and the older exchange by S3), Microsoft's referrals, and Salesforce's
 * forecast categories, which unlike stages are fixed. HubSpot documents none for deals: each portal names its own stages. Exports hold others as well.
 */
const DOCUMENTED: Partial<Record<SystemName, Readonly<Record<string, readonly string[]>>>> = {
  aws: {
    Stage: STAGES,
    stage: STAGES,
    'LifeCycle.Stage': STAGES,
    ReviewStatus: REVIEWS,
    status: REVIEWS,
    'LifeCycle.ReviewStatus': REVIEWS,
    Status: ['ACCEPTED', 'PENDING', 'REJECTED', 'EXPIRED'],
    partnerAcceptanceStatus: ['Accepted', 'Rejected'],
  },
  microsoft: {
    status: ['New', 'Active', 'Closed'],
    substatus: ['Pending', 'Received', 'Accepted', 'Won', 'Lost', 'Declined', 'Expired'],
  },
  salesforce: {
    ForecastCategory: ['BestCase', 'Closed', 'Forecast', 'MostLikely', 'Omitted', 'Pipeline'],
  },
};

/** False when a system's documentation lists the values of a field and has not this one. */
export function isDocumented(system: SystemName | undefined, field: string, value: string): boolean {
  const fields = system && DOCUMENTED[system];
  return !fields || !Object.hasOwn(fields, field) || (fields[field]?.includes(value) ?? true);
}
