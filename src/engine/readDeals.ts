import { createColumnsBuilder, createLineScanner, type DealColumns } from './columns/index.ts';
import type { DealSource, RejectedLine } from './messages.ts';
import { TableBuilder, type DealPlaces, type DealTable } from './table/index.ts';

/** Bytes read at a time: few enough that something newer is heard of soon. */
const CHUNK = 1 << 20;
/** Rejected lines that are told; of more only how many there are. */
const MOST_REJECTED = 200;

/** What reading needs of its surroundings. */
export interface ReadingJob {
  /** False once something newer is to be read. */
  isCurrent(): boolean;
  onProgress(progress: { readonly deals: number; readonly done: number; readonly total: number }): void;
}

export interface ReadDeals {
  readonly columns: DealColumns;
  readonly table: DealTable;
  readonly places: DealPlaces;
  /** The first of them. */
  readonly rejected: readonly RejectedLine[];
  readonly rejectedCount: number;
  /** Sources that could not be read, or not to their end. */
  readonly unreadable: readonly number[];
}

/** Reads deals into columns, one deal per id; their text is never held. Undefined when newer work took over. */
export async function readDeals(
  sources: readonly DealSource[],
  job: ReadingJob,
): Promise<ReadDeals | undefined> {
  const listed = new TableBuilder();
  const builder = createColumnsBuilder(listed);
  const rejected: RejectedLine[] = [];
  const unreadable: number[] = [];
  const total = sources.reduce((sum, { content }) => sum + content.size, 0);
  let rejectedCount = 0;
  let done = 0;
  for (const [source, { content }] of sources.entries()) {
    const scanner = createLineScanner(builder);
    for await (const chunk of readChunks(content)) {
      if (!job.isCurrent()) return undefined;
      if (!chunk) {
        unreadable.push(source);
        break;
      }
      scanner.push(chunk);
      done += chunk.length;
      job.onProgress({ deals: builder.deals, done, total });
    }
    const scanned = scanner.finish();
    listed.endSource();
    rejectedCount += scanned.rejected.length;
    for (const line of scanned.rejected.slice(0, MOST_REJECTED - rejected.length))
      rejected.push({ source, ...line });
  }
  if (!job.isCurrent()) return undefined;
  const columns = builder.build();
  return { columns, ...listed.build(columns), rejected, rejectedCount, unreadable };
}

/** The bytes one part after another, each asked for before the one before is handed out; undefined where they cannot be read. */
async function* readChunks(content: DealSource['content']): AsyncGenerator<Uint8Array | undefined> {
  const read = (from: number): Promise<Uint8Array | undefined> | undefined =>
    from >= content.size
      ? undefined
      : content
          .slice(from, Math.min(from + CHUNK, content.size))
          .arrayBuffer()
          .then(
            (buffer) => new Uint8Array(buffer),
            () => undefined,
          );
  let next = read(0);
  for (let from = CHUNK; next; from += CHUNK) {
    const chunk = await next;
    next = chunk && read(from);
    yield chunk;
  }
}
