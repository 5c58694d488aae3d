import { mergeDuplicates, parseDealLine, type Deal } from '../core/index.ts';
import { decodeForeign } from './columns/textBytes.ts';
import type { DealRow, DealSource, RejectedLine } from './messages.ts';

/** What reading in slices needs of its surroundings. */
export interface ReadingJob {
  now(): number;
  pause(): Promise<void>;
  readonly sliceMs: number;
  isCurrent(): boolean;
  onProgress(done: number, total: number): void;
}

export interface ReadDeals {
  readonly deals: readonly Deal[];
  readonly rows: readonly DealRow[];
  readonly rejected: readonly RejectedLine[];
}

/** Parses deals line by line, one deal per id, pausing between slices; undefined when newer work took over. */
export async function readDeals(
  sources: readonly DealSource[],
  job: ReadingJob,
): Promise<ReadDeals | undefined> {
  const texts = await Promise.all(sources.map(readText));
  if (!job.isCurrent()) return undefined;
  const lines = texts.flatMap((text, source) =>
    text
      .split('\n')
      .map((line, index) => ({ source, line, number: index + 1 }))
      .filter(({ line }) => line.trim() !== ''),
  );
  const deals: Deal[] = [];
  const places: { readonly source: number; readonly line: number }[] = [];
  const rejected: RejectedLine[] = [];
  let since = job.now();
  for (const [done, { source, line, number }] of lines.entries()) {
    const parsed = parseDealLine(line);
    if (parsed.ok) {
      deals.push(parsed.value);
      places.push({ source, line: number });
    } else rejected.push({ source, line: number, message: parsed.error.message });
    if (job.now() - since < job.sliceMs) continue;
    job.onProgress(done + 1, lines.length);
    await job.pause();
    if (!job.isCurrent()) return undefined;
    since = job.now();
  }
  const merged = mergeDuplicates(deals);
  for (const { index, message } of merged.conflicting) {
    const place = places[index];
    if (place) rejected.push({ ...place, message });
  }
  const sourceOf = new Map(deals.map((deal, index) => [deal, places[index]?.source ?? 0]));
  return {
    deals: merged.deals,
    rows: merged.deals.map((deal, index) => createRow(deal, index, sourceOf.get(deal) ?? 0)),
    rejected,
  };
}

async function readText({ content }: DealSource): Promise<string> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  return decodeForeign(bytes, 0, bytes.length);
}

function createRow(deal: Deal, index: number, source: number): DealRow {
  const amount = deal.facts.get('amount');
  const types = [deal.partnerType, ...deal.partners.map((partner) => partner.type)];
  return {
    index,
    id: deal.id,
    source,
    account: deal.account ?? deal.id,
    partnerTypes: [...new Set(types.filter((type) => type !== undefined))],
    partnerNames: deal.partners.map((partner) => partner.name ?? partner.id),
    outcome: deal.outcome,
    ...(typeof amount === 'number' ? { amount } : {}),
    ...(deal.edgeCase === undefined ? {} : { edgeCase: deal.edgeCase }),
    events: deal.events.length,
  };
}
