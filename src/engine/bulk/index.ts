/** Many deals replayed by asking the replay about one of each kind. */
export { BulkReplay, type Span } from './bulkReplay.ts';
export { tallyColumns, type KindsOfDeals } from './tallyColumns.ts';
