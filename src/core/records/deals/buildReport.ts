import type { StandInCount } from '../standIns/applyStandIns.ts';
import type { FileAccount, Place } from '../history/history.ts';

/** What became of a change; each is counted once, under the first of these that fits. */
export const CHANGE_USES = ['event', 'note', 'value', 'repeated', 'ignored', 'unmapped', 'leftOut'] as const;

/**
 * `event`: an event of a deal. `note`: one that is no step for the framework, such as a second label of the same stage. `value`: told a fact, outcome
 * or the like. `repeated`: told already by another object of the deal. `ignored`: left out on purpose. `unmapped`: no line speaks of it.
 * `leftOut`: of a deleted object, or of an account or partner that had no deal under way.
 */
export type ChangeUse = (typeof CHANGE_USES)[number];

/** Changes that no line speaks of. */
export interface Unmapped {
  readonly type: string;
  readonly field: string;
  readonly value: string;
  readonly count: number;
  readonly first: Place;
}

/** A recorded value that could not be taken as it is. */
export interface ValueNote {
  /**
   * `outside`: kept, but the framework declares no such value. `unlisted`: the line's table of values lacks it. `unreadable`: no number, or no yes or
   * no. `currency`: an amount without a rate. `undocumented`: the system's own documentation knows no such value. `untimed`: kept, its time unreadable.
   */
  readonly kind: 'outside' | 'unlisted' | 'unreadable' | 'currency' | 'undocumented' | 'untimed';
  readonly type: string;
  readonly field: string;
  /** What it was to tell; absent for what is no value. */
  readonly to?: string;
  readonly value: string;
  readonly places: readonly Place[];
}

/** Something about a whole object. */
export interface ObjectNote {
  /**
   * `deleted`: left out. `merged`: its events joined its survivor's. `orphaned`: absorbed by an object that is in no file, so it stands for itself.
   * `lone`: its deal is in no file, so it is a deal of its own. `empty`: nothing is known to have happened to it, so there is no deal.
   * `renamed`: another deal has the same id. `joined`: a deal of our own that the records tell of as well. `differing`: of these, those the records tell
   * something else about; the deal of our own stands.
   */
  readonly kind:
    'deleted' | 'merged' | 'orphaned' | 'lone' | 'empty' | 'renamed' | 'missing' | 'joined' | 'differing';
  readonly objects: readonly { readonly type: string; readonly id: string }[];
}

/** What became of a history. */
export interface BuildReport {
  readonly files: readonly FileAccount[];
  readonly deals: number;
  /** Events of the deals, those made of changed facts and leads included. */
  readonly events: number;
  /** Objects by what they are; "unknown" for types that no line speaks of. */
  readonly objects: ReadonlyMap<string, number>;
  readonly changes: Readonly<Record<ChangeUse, number>> & { readonly all: number };
  /** Most frequent first. */
  readonly unmapped: readonly Unmapped[];
  readonly values: readonly ValueNote[];
  readonly notes: readonly ObjectNote[];
  /** Events by how they are known. */
  readonly confidence: { readonly recorded: number; readonly compared: number; readonly assumed: number };
  readonly standIns: readonly StandInCount[];
}
