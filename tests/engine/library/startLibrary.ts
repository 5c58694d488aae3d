import {
  createEngine,
  type DealTable,
  type EngineReply,
  type EngineRequest,
} from '../../../src/engine/index.ts';

type Ended = EngineReply & { readonly kind: 'job.ended' };
type Wanted = Extract<EngineRequest, { readonly kind: 'deals.change' | 'deals.export' }>;
type Job<T> = T extends unknown ? Omit<T, 'job' | 'batch'> : never;

/** An engine with sources loaded, and what its jobs make of them. */
export interface LoadedLibrary {
  readonly table: DealTable;
  readonly rejected: readonly string[];
  /** By source: the content a job made; of an export, the first. */
  run(
    job: Job<Wanted>,
    options?: { readonly batch?: number; readonly stopAfter?: number },
  ): Promise<{ readonly contents: ReadonlyMap<number, Blob>; readonly ended: Ended }>;
}

/** Loads texts, and a framework when there is one. */
export async function startLibrary(
  texts: readonly (string | Uint8Array<ArrayBuffer>)[],
  framework?: string,
): Promise<LoadedLibrary> {
  const replies: EngineReply[] = [];
  let hear = (_reply: EngineReply): void => undefined;
  let time = 0;
  const engine = createEngine({
    post(reply) {
      replies.push(reply);
      hear(reply);
    },
    now: () => (time += 100),
    pause: () => Promise.resolve(),
  });
  const sources = texts.map((text, index) => ({ name: String(index), content: new Blob([text]) }));
  if (framework !== undefined) await engine.handle({ kind: 'framework.set', version: 1, text: framework });
  await engine.handle({ kind: 'deals.load', batch: 1, sources });
  const loaded = replies.find((reply) => reply.kind === 'deals.loaded')!;
  return {
    table: loaded.table,
    rejected: loaded.rejected.map(({ message }) => message),
    async run(wanted, { batch = 1, stopAfter = Infinity } = {}) {
      const parts = new Map<number, Blob[]>();
      let pieces = 0;
      hear = (reply) => {
        if (reply.kind !== 'job.piece') return;
        const { source, piece } = reply;
        const content = sources[source]!.content;
        const part = piece.kind === 'written' ? new Blob([piece.bytes]) : content.slice(piece.from, piece.to);
        parts.set(source, [...(parts.get(source) ?? []), part]);
        if ((pieces += 1) === stopAfter) void engine.handle({ kind: 'job.stop', job: 1 });
      };
      await engine.handle({ ...wanted, job: 1, batch });
      const ended = replies.findLast((reply) => reply.kind === 'job.ended')!;
      return {
        contents: new Map([...parts].map(([source, blobs]) => [source, new Blob(blobs)])),
        ended,
      };
    },
  };
}
