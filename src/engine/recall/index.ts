/** Asking people what nobody recorded, about deals of any number. */
export { handleRecall } from './handleRecall.ts';
export type { DealWeight, RecalledDeal, RecallReply, RecallRequest, ToldDeal } from './messages.ts';
export { sampleTable } from './sampleTable.ts';
