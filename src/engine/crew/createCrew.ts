import type { CompiledFramework } from '../../core/index.ts';
import { sliceColumns, transferables } from '../columns/sliceColumns.ts';
import type { DealColumns } from '../columns/index.ts';
import type { VerdictSpan } from '../overview.ts';
import type { CrewLink } from './messages.ts';
import { ReplayShare, type ShareProgress } from './replayShare.ts';
import { REPORT_MS, runShare, type Pacing, type ShareOutcome } from './runShare.ts';
import type { OverviewPart } from './tallyPart.ts';

/** A framework in which `checkFramework` found no error. */
export interface RunnableFramework {
  readonly text: string;
  readonly compiled: CompiledFramework;
}

/** How far all of them are. */
export interface CrewProgress {
  readonly shares: readonly ShareProgress[];
  /** Those that were not told before. */
  readonly verdicts: readonly VerdictSpan[];
}

/** What came of the replay of all deals. */
export interface CrewOutcome {
  /** False when it was stopped. */
  readonly finished: boolean;
  readonly done: number;
  /** In the order of the deals. */
  readonly parts: readonly OverviewPart[];
  /** Those that were not told before. */
  readonly verdicts: readonly VerdictSpan[];
}

/** All loaded deals, shared out among those who replay them. They stay while the framework is edited. */
export interface Crew {
  readonly deals: number;
  /**
   * Replays the deals; what was under way is given up. Undefined when a newer replay took over. Every verdict is told once, here or as
   * progress.
   */
  replay(
    framework: RunnableFramework,
    onProgress: (progress: CrewProgress) => void,
  ): Promise<CrewOutcome | undefined>;
  /** Ends the replay that is under way; its outcomes tell what was done so far. */
  stop(): void;
  /** Lets go of whoever works for it; what was promised may stay open. */
  close(): void;
}

interface Member {
  replay(
    framework: RunnableFramework,
    job: number,
    onProgress: (progress: ShareProgress) => void,
  ): Promise<ShareOutcome | undefined>;
  stop(): void;
  close(): void;
}

/** Workers that may be started. */
export interface Helpers {
  readonly most: number;
  /** Fewer deals than this are not worth a worker: it has to learn every kind of deal again. */
  readonly fewestDeals: number;
  start(): CrewLink;
}

/** What a crew needs of its host. */
export interface CrewHost extends Pacing {
  /** Absent where nobody can help. */
  readonly helpers?: Helpers;
}

/** Shares out deals: few stay here, of many each helper takes an equal share. The columns are not to be used afterwards. */
export function createCrew(columns: DealColumns, host: CrewHost): Crew {
  const { deals } = columns;
  const { helpers } = host;
  const many = helpers ? Math.min(helpers.most, Math.floor(deals / helpers.fewestDeals)) : 0;
  const startOf = (member: number): number => Math.floor((member * deals) / many);
  const members =
    helpers && many > 1
      ? Array.from({ length: many }, (_, member) => {
          const share = sliceColumns(columns, startOf(member), startOf(member + 1));
          return createRemoteMember(helpers.start(), share, startOf(member));
        })
      : [createLocalMember(new ReplayShare(columns, 0), host)];
  let job = 0;
  return {
    deals,
    async replay(framework, onProgress) {
      const mine = ++job;
      const shares: (ShareProgress | undefined)[] = members.map(() => undefined);
      let untold: VerdictSpan[] = [];
      let reported = host.now();
      const outcomes = await Promise.all(
        members.map((member, place) =>
          member.replay(framework, mine, (own) => {
            if (mine !== job) return;
            shares[place] = own;
            untold.push(own.verdicts);
            if (host.now() - reported < REPORT_MS) return;
            onProgress({ shares: shares.filter((share) => share !== undefined), verdicts: untold });
            untold = [];
            reported = host.now();
          }),
        ),
      );
      const all = outcomes.filter((outcome) => outcome !== undefined);
      if (mine !== job || all.length < members.length) return undefined;
      return {
        finished: all.every(({ finished }) => finished),
        done: all.reduce((sum, { result }) => sum + result.done, 0),
        parts: all.map(({ result }) => result.part),
        verdicts: [...untold, ...all.map(({ result }) => result.verdicts)],
      };
    },
    stop() {
      for (const member of members) member.stop();
    },
    close() {
      job += 1;
      for (const member of members) member.close();
    },
  };
}

function createLocalMember(share: ReplayShare, host: Pacing): Member {
  let current = 0;
  let stopped = false;
  return {
    replay({ compiled }, job, onProgress) {
      current = job;
      stopped = false;
      share.start(compiled);
      return runShare(share, host, {
        isCurrent: () => job === current,
        isStopped: () => stopped,
        onProgress,
      });
    },
    stop: () => {
      stopped = true;
    },
    close: () => {
      current = 0;
    },
  };
}

function createRemoteMember(link: CrewLink, columns: DealColumns, first: number): Member {
  let waiting:
    | {
        readonly job: number;
        readonly onProgress: (progress: ShareProgress) => void;
        readonly resolve: (outcome: ShareOutcome | undefined) => void;
        readonly reject: (error: Error) => void;
      }
    | undefined;
  let failure: Error | undefined;
  link.listen(
    (reply) => {
      if (reply.job !== waiting?.job) return;
      if (reply.kind === 'crew.progress') waiting.onProgress(reply.progress);
      else waiting.resolve(reply.outcome);
    },
    (error) => {
      failure = error;
      waiting?.reject(error);
    },
  );
  link.post({ kind: 'crew.load', columns, first }, transferables(columns));
  return {
    replay: ({ text }, job, onProgress) =>
      new Promise((resolve, reject) => {
        waiting?.resolve(undefined);
        if (failure) return reject(failure);
        waiting = { job, onProgress, resolve, reject };
        link.post({ kind: 'crew.replay', job, framework: text });
      }),
    stop: () => link.post({ kind: 'crew.stop' }),
    close() {
      waiting?.resolve(undefined);
      waiting = undefined;
      link.close();
    },
  };
}
