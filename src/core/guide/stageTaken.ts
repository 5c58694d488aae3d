/** Names a stage may not have: the ends of the deal path, and the word for no stage at all. */
export const stageTaken: readonly string[] = ['won', 'lost', 'none', 'open', 'deal', 'registration'];
