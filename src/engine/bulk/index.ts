export { BulkReplay } from './bulkReplay.ts';
