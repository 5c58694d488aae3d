import { compileFramework, parseDealLine, printDeal, type Deal, type Framework } from '../../core/index.ts';
import { keepExample, type SearchFind } from '../../core/stress/index.ts';
import type { Counterexample, VerifyProperty } from '../../core/verify/index.ts';
import { openSets } from './openSets.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet } from './studioState.ts';
import type { StressState } from './stressState.ts';

const FILE_END = '.edge-cases.deals.jsonl';

/** The name a suite of edge cases of the open framework is saved under. */
export function nameSuite({ store }: SessionContext): string {
  const file = store.get().document?.origin.file ?? 'framework';
  return `${file.replace(/(\.cosell)?\.jsonc?$/i, '')}${FILE_END}`;
}

/** Adds deals to the document's set of edge cases, in the places of those with the same ids, and replays all; does nothing where they are there. */
export async function keepEdgeCases(context: SessionContext, deals: readonly Deal[]): Promise<void> {
  const { document, deals: before } = context.store.get();
  const known = before.sets.find(isEdgeCases);
  const lines = new Map<string, string>();
  const text = (await known?.content.text()) ?? '';
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = parseDealLine(line);
    lines.set(read.ok ? read.value.id : line, line);
  }
  const fresh = deals.filter((deal) => lines.get(deal.id) !== printDeal(deal));
  const { document: now, deals: after } = context.store.get();
  if (fresh.length === 0 || !now || now.id !== document?.id) return;
  for (const deal of fresh) lines.set(deal.id, printDeal(deal));
  const set: DealSet = {
    id: context.host.createId(),
    origin: { kind: 'new', file: nameSuite(context) },
    name: known?.name ?? 'Edge cases',
    content: new Blob([...lines.values()].map((line) => `${line}\n`)),
  };
  const isListed = after.sets.some(isEdgeCases);
  openSets(
    context,
    isListed ? after.sets.map((other) => (isEdgeCases(other) ? set : other)) : [...after.sets, set],
  );
  context.keep();
}

/** Every deal by which the framework was broken, each with what replaying it gives today. */
export function printSuite(framework: Framework, { matrix, search, proofs }: StressState): string {
  const deals = [
    ...matrix.rows.flatMap(({ findings }) => findings.map(({ example }) => example)),
    ...(search.report?.finds ?? []).map(toFoundCase),
    ...(proofs.report?.properties ?? []).flatMap((property) =>
      property.findings.flatMap(({ confirmed, counterexample }, place) =>
        confirmed && counterexample ? [toProofCase(framework, property, counterexample, place)] : [],
      ),
    ),
  ];
  return deals.map((deal) => `${printDeal(deal)}\n`).join('');
}

/** A deal found by search under an id that the next search gives it as well. */
export function toFoundCase(find: SearchFind): Deal {
  return { ...find.example, id: `R-${find.break}` };
}

/** A counterexample as an edge case. */
export function toProofCase(
  framework: Framework,
  { kind, subject }: Pick<VerifyProperty, 'kind' | 'subject'>,
  { deal }: Counterexample,
  place: number,
): Deal {
  const id = `V-${kind}-${subject}${place === 0 ? '' : `-${String(place + 1)}`}`;
  return keepExample(compileFramework(framework), deal, { id, edgeCase: 'found-by-proof' });
}

function isEdgeCases({ origin }: DealSet): boolean {
  return origin.kind === 'new' && origin.file.endsWith(FILE_END);
}
