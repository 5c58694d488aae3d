import type { Deal } from '../../model/deal.ts';
import type { RecordedObject } from '../history/history.ts';
import type { ActorLine, StandIn } from '../mapping/mapping.ts';
/** A deal with what is known of its records beyond what a deal tells; instants in epoch ms. */
export interface DealWithRecords {
    readonly deal: Deal;
    /** The system's own deals. */
    readonly objects: readonly RecordedObject[];
    /** When the opportunity came to be. */
    readonly openedMs: number | undefined;
    /** When the first registration did. */
    readonly registeredMs: number | undefined;
    readonly closedMs: number | undefined;
}
/** For how many deals a stand-in would speak. */
export interface StandInCount {
    /** Index among the stand-ins. */
    readonly index: number;
    /** Deals of which the record does not say it. */
    readonly silent: number;
    /** Of those, deals it can be inferred for. */
    readonly inferred: number;
}
/**
 * Lets the accepted stand-ins speak where the record is silent, and counts for all of them how often they would. What was inferred says so in
 * the deal's `knownFrom`. The first stand-in for the same fact goes before later ones.
 */
export declare function applyStandIns(deals: readonly DealWithRecords[], standIns: readonly StandIn[], actors: readonly ActorLine[]): {
    readonly deals: readonly Deal[];
    readonly counts: readonly StandInCount[];
};
