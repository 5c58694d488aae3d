import type { CellSource } from './cell.ts';
import type { HitPolicy, JsonObject, JsonValue, Trigger } from './framework.ts';

/** Keys from below the root of a lifecycle; empty for the root. */
export type StatePath = readonly string[];

export type StateKind = 'atomic' | 'compound' | 'parallel' | 'final' | 'history';

/** Where a transition stands: the alternative number `index` (0-based) for a trigger of a state. */
export interface TransitionPlace {
  readonly lifecycle: string;
  readonly source: StatePath;
  readonly trigger: Trigger;
  readonly index: number;
}

/** The tests of a guard, as they stand in `params`. */
export interface GuardTests {
  readonly facts?: Readonly<Record<string, CellSource>>;
  readonly by?: { readonly side?: CellSource; readonly role?: CellSource };
  readonly data?: Readonly<Record<string, CellSource>>;
}

interface StatePlace {
  readonly lifecycle: string;
  readonly path: StatePath;
}

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** `index` fields are 0-based; absent or too large means at the end. */
export type StateCommand =
  | {
      readonly kind: 'state.add';
      readonly lifecycle: string;
      readonly parent: StatePath;
      readonly key: string;
      readonly type?: StateKind;
      readonly tags?: readonly string[];
      readonly description?: string;
      /** Compound, parallel: the keys of the states to begin with. */
      readonly children?: readonly string[];
      readonly history?: 'shallow' | 'deep';
      readonly position?: Position;
      readonly index?: number;
    }
  | (StatePlace & { readonly kind: 'state.rename'; readonly to: string })
  | (StatePlace & {
      readonly kind: 'state.remove';
      /** What becomes of what leads there or names it: removed (default), or meant for another state from now on. */
      readonly dangling?: 'remove' | { readonly retarget: StatePath };
    })
  | (StatePlace & { readonly kind: 'state.describe'; readonly description?: string })
  | (StatePlace & { readonly kind: 'state.tag'; readonly tags: readonly string[] })
  | (StatePlace & {
      readonly kind: 'state.setKind';
      readonly type: StateKind;
      readonly children?: readonly string[];
      readonly history?: 'shallow' | 'deep';
      /** Transitions that the new kind cannot have; by default the change is refused when there are any. */
      readonly outgoing?: 'remove';
    })
  | (StatePlace & { readonly kind: 'state.setInitial'; readonly initial: string })
  | (StatePlace & {
      readonly kind: 'state.nest';
      readonly parent: StatePath;
      readonly index?: number;
      readonly position?: Position;
    })
  | {
      readonly kind: 'state.group';
      readonly lifecycle: string;
      readonly parent: StatePath;
      readonly keys: readonly string[];
      readonly key: string;
      readonly description?: string;
      readonly position?: Position;
    };

type AtTransition = { readonly transition: TransitionPlace };

export type TransitionCommand =
  | {
      readonly kind: 'transition.add';
      readonly lifecycle: string;
      readonly source: StatePath;
      readonly trigger: Trigger;
      /** Absent: the event is forbidden. */
      readonly target?: StatePath;
      readonly guard?: GuardTests;
      readonly reenter?: boolean;
      readonly description?: string;
      /** By default one with a guard comes before the first without, so that it can be taken; one without comes last. */
      readonly index?: number;
    }
  | (AtTransition & { readonly kind: 'transition.remove' })
  | (AtTransition & { readonly kind: 'transition.retarget'; readonly target: StatePath })
  | (AtTransition & { readonly kind: 'transition.reconnect'; readonly source: StatePath })
  | (AtTransition & { readonly kind: 'transition.setTrigger'; readonly trigger: Trigger })
  | (AtTransition & { readonly kind: 'transition.setGuard'; readonly guard?: GuardTests })
  | (AtTransition & { readonly kind: 'transition.setReenter'; readonly reenter: boolean })
  | (AtTransition & { readonly kind: 'transition.describe'; readonly description?: string })
  | (AtTransition & { readonly kind: 'transition.move'; readonly to: number });

export type LifecycleCommand =
  | {
      readonly kind: 'lifecycle.add';
      readonly name: string;
      /** Keys of the states to begin with, the first one initial; the default is "open". */
      readonly states?: readonly string[];
      readonly createdBy?: readonly string[];
    }
  | { readonly kind: 'lifecycle.rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'lifecycle.remove'; readonly name: string; readonly uses?: 'leave' }
  | { readonly kind: 'lifecycle.setCreatedBy'; readonly name: string; readonly events: readonly string[] }
  | {
      readonly kind: 'layout.place';
      readonly lifecycle: string;
      /** Without `position` the state's place is forgotten. */
      readonly places: readonly { readonly path: StatePath; readonly position?: Position }[];
    };

export type DecisionCommand =
  | {
      readonly kind: 'decision.add';
      readonly name: string;
      readonly value: JsonObject;
      readonly index?: number;
    }
  | { readonly kind: 'decision.remove'; readonly name: string }
  | { readonly kind: 'decision.rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'decision.setQuestion'; readonly decision: string; readonly question?: string }
  | { readonly kind: 'decision.setHitPolicy'; readonly decision: string; readonly hitPolicy: HitPolicy }
  | { readonly kind: 'decision.setOutput'; readonly decision: string; readonly output: JsonObject }
  | { readonly kind: 'decision.setDefers'; readonly decision: string; readonly defers: readonly string[] }
  | { readonly kind: 'decision.setOn'; readonly decision: string; readonly on: readonly string[] }
  | {
      readonly kind: 'column.add';
      readonly decision: string;
      readonly column: string;
      readonly index?: number;
    }
  | { readonly kind: 'column.remove'; readonly decision: string; readonly column: string }
  | { readonly kind: 'column.move'; readonly decision: string; readonly column: string; readonly to: number };

/** A rule to be inserted; without `id` it gets the next one after the pattern of its siblings. */
export interface NewRule {
  readonly id?: string;
  readonly when: Readonly<Record<string, CellSource>>;
  readonly then: string | Readonly<Record<string, string>>;
  readonly decider?: string;
  readonly within?: string;
  readonly note?: string;
  readonly evidence?: JsonObject;
}

type AtRule = { readonly decision: string; readonly rule: string };

/** Rules are addressed by their ids, which are unique within a decision. An absent cell means any value. */
export type RuleCommand =
  | {
      readonly kind: 'rule.insert';
      readonly decision: string;
      readonly rule: NewRule;
      readonly index?: number;
    }
  | (AtRule & { readonly kind: 'rule.duplicate'; readonly id?: string })
  | (AtRule & { readonly kind: 'rule.remove' })
  | (AtRule & { readonly kind: 'rule.move'; readonly to: number })
  | (AtRule & { readonly kind: 'rule.setCell'; readonly column: string; readonly cell?: CellSource })
  | (AtRule & { readonly kind: 'rule.setAnswer'; readonly then: NewRule['then'] })
  | (AtRule & { readonly kind: 'rule.setNote'; readonly note?: string })
  | (AtRule & { readonly kind: 'rule.setDecider'; readonly decider?: string; readonly within?: string })
  | (AtRule & { readonly kind: 'rule.setId'; readonly id: string })
  | {
      readonly kind: 'rules.setCells';
      readonly decision: string;
      readonly cells: readonly {
        readonly rule: string;
        readonly column: string;
        readonly cell?: CellSource;
      }[];
    };

/** Rows of `responsibilities` and of `tracking.visibility`, by their 0-based place in the file. */
export type RowCommand<Noun extends 'responsibility' | 'visibility' = 'responsibility' | 'visibility'> =
  | { readonly kind: `${Noun}.insert`; readonly row: JsonObject; readonly index?: number }
  | { readonly kind: `${Noun}.remove`; readonly index: number }
  | {
      readonly kind: `${Noun}.set`;
      readonly index: number;
      readonly field: string;
      readonly value?: JsonValue;
    }
  | { readonly kind: `${Noun}.move`; readonly index: number; readonly to: number };

export type Section =
  'facts' | 'roles' | 'partnerTypes' | 'sides' | 'events' | 'activities' | 'calendars' | 'durations';

type AtValue = { readonly fact: string; readonly value: string };

export type FactValueCommand =
  | (AtValue & { readonly kind: 'fact.renameValue'; readonly to: string })
  | (AtValue & {
      readonly kind: 'fact.removeValue';
      /** What becomes of the cells that name it: by default the removal is refused when there are any. */
      readonly uses?: 'leave' | { readonly replaceBy: string };
    })
  | (AtValue & { readonly kind: 'fact.moveValue'; readonly to: number });

export type EntryCommand =
  | {
      readonly kind: 'entry.add';
      readonly section: Section;
      readonly name: string;
      readonly value: JsonValue;
      readonly index?: number;
    }
  | { readonly kind: 'entry.rename'; readonly section: Section; readonly name: string; readonly to: string }
  | { readonly kind: 'entry.move'; readonly section: Section; readonly name: string; readonly to: number }
  | {
      readonly kind: 'entry.remove';
      readonly section: Section;
      readonly name: string;
      /** What becomes of its uses: by default the removal is refused when there are any. */
      readonly uses?: 'leave' | { readonly replaceBy: string };
    }
  | {
      readonly kind: 'entry.set';
      readonly section: Section;
      readonly name: string;
      /** Keys and indexes below the entry; absent for the entry itself. */
      readonly field?: readonly (string | number)[];
      /** Absent: the field is removed. */
      readonly value?: JsonValue;
    }
  | FactValueCommand
  | {
      readonly kind: 'answer.rename';
      readonly decision: string;
      readonly answer: string;
      readonly to: string;
      readonly column?: string;
    }
  | {
      /** Where rules are ranked, the answer declared first wins. */
      readonly kind: 'answer.move';
      readonly decision: string;
      readonly answer: string;
      readonly to: number;
      readonly column?: string;
    };

export type FrameworkCommand =
  | {
      readonly kind: 'framework.set';
      readonly field:
        | 'id'
        | 'name'
        | 'version'
        | 'description'
        | 'timezone'
        | 'effectiveFrom'
        | 'origin'
        | 'registrationScope';
      readonly value?: JsonValue;
    }
  | { readonly kind: 'tracking.set'; readonly field: 'system' | 'fields'; readonly value?: JsonValue };

/** One change of a framework, as plain JSON. */
export type SingleCommand =
  | StateCommand
  | TransitionCommand
  | LifecycleCommand
  | DecisionCommand
  | RuleCommand
  | RowCommand
  | EntryCommand
  | FrameworkCommand;

/** A change, or several that are one step of the history. */
export type Command =
  SingleCommand | { readonly kind: 'steps'; readonly name: string; readonly steps: readonly Command[] };
