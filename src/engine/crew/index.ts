/** The loaded deals of the studio, shared out among workers and replayed again after every edit. */
export { createCrew, type Crew, type CrewHost, type RunnableFramework } from './createCrew.ts';
export { createCrewServer } from './createCrewServer.ts';
export type { CrewLink, CrewReply, CrewRequest } from './messages.ts';
export type { ShareProgress } from './replayShare.ts';
export type { BreakPart } from './tallyBreaks.ts';
export type { OverviewPart } from './tallyPart.ts';
