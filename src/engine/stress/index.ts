export { createStressJob, type StressHost, type StressJob, type StressSubject } from './createStressJob.ts';
export type { StressReply, StressRequest } from './messages.ts';
