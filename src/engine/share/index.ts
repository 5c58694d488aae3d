/** The replay of many deals, split among members of a team. */
export { createShareServer } from './createShareServer.ts';
export { DealShare } from './dealShare.ts';
export { createLocalMember, createRemoteMember, type Member } from './member.ts';
export type { PrintRuns, ShareLink, ShareReply, ShareRequest } from './messages.ts';
export { shareColumns } from './shareColumns.ts';
export { printTogether, replayTogether } from './team.ts';
