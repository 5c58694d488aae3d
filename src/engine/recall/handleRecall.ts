import {
  parseDealLine,
  replayDeal,
  type CompiledFramework,
  type Deal,
  type DealRun,
} from '../../core/index.ts';
import { applyAnswers, pickFromSample, takeBack, withoutRecalled } from '../../core/recall/index.ts';
import { decodeForeign } from '../columns/textBytes.ts';
import type { DealSource } from '../messages.ts';
import type { DealPlaces } from '../table/index.ts';
import { findRecalled } from './findRecalled.ts';
import type { DealWeight, RecalledDeal, RecallReply, RecallRequest, ToldDeal } from './messages.ts';
import { rewriteLine } from './rewriteLine.ts';

/** The deals people are asked about, and the framework that asks. */
export interface AskableDeals {
  readonly batch: number;
  readonly sources: readonly DealSource[];
  readonly places: DealPlaces;
  readonly framework: CompiledFramework;
}

interface ReadLine {
  readonly source: number;
  readonly from: number;
  readonly to: number;
  readonly line: string;
  readonly deal: Deal;
}

/** Picks what people are asked, or tells what their answers make of the deals; of many deals only those in question are read. */
export async function handleRecall(request: RecallRequest, deals: AskableDeals): Promise<RecallReply> {
  const { framework } = deals;
  if (request.kind === 'recall.pick') {
    const sample = await Promise.all(
      request.sample.map(async ({ share, members }) => {
        const read = await Promise.all(members.map((index) => readLine(deals, index)));
        return { share, members: read.flatMap((line) => (line ? [line.deal] : [])) };
      }),
    );
    const cards = pickFromSample(framework, sample, request.count);
    return { kind: 'recall.picked', request: request.request, cards };
  }
  if (request.kind === 'recall.find') {
    const found = await findRecalled(deals, request.most);
    return { kind: 'recall.found', request: request.request, deals: found };
  }
  const told = await Promise.all(request.deals.map((asked) => tell(deals, asked)));
  return {
    kind: 'recall.told',
    request: request.request,
    deals: told.filter((deal) => deal !== undefined),
  };
}

async function tell(
  deals: AskableDeals,
  { index, asked, answers }: RecalledDeal,
): Promise<ToldDeal | undefined> {
  const read = await readLine(deals, index);
  if (!read) return undefined;
  const { deal, line, ...place } = read;
  const [told = deal] = applyAnswers([asked.reduce(takeBack, deal)], answers);
  const rewritten = rewriteLine(line, deal, told);
  const weigh = (one: Deal): DealWeight => weightOf(replayDeal(deals.framework, one));
  return {
    index,
    ...place,
    ...(rewritten === rewriteLine(line, deal, deal) ? {} : { line: rewritten }),
    now: weigh(deal),
    told: weigh(told),
    recorded: weigh(withoutRecalled(deal)),
  };
}

function weightOf({ verdict, answers }: DealRun): DealWeight {
  return { verdict, answers };
}

/** Undefined where the line cannot be read any more. */
async function readLine({ sources, places }: AskableDeals, index: number): Promise<ReadLine | undefined> {
  const source = places.sourceEnds.findIndex((end) => index < end);
  const content = sources[source]?.content;
  const from = places.at[index];
  if (!content || from === undefined) return undefined;
  const to = from + (places.length[index] ?? 0);
  const [read] = await Promise.allSettled([content.slice(from, to).arrayBuffer()]);
  if (read.status === 'rejected') return undefined;
  const bytes = new Uint8Array(read.value);
  const line = decodeForeign(bytes, 0, bytes.length);
  const deal = parseDealLine(line);
  return deal.ok ? { source, from, to, line, deal: deal.value } : undefined;
}
