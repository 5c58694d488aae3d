import { compileFramework, parseDealLine, printDeal, type Deal, type Framework } from '../../core/index.ts';
import { FOUND_BY_SEARCH, keepExample, type SearchFind } from '../../core/stress/index.ts';
import type { VerifyProperty } from '../../core/verify/index.ts';
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

/** Every deal that breaks the framework, as an edge case. */
export function listBreaking({ matrix, search, proofs }: StressState): readonly Deal[] {
  return [
    ...matrix.rows.flatMap(({ findings }) => findings.map(({ example }) => example)),
    ...(search.report?.finds ?? []).map(toFoundCase),
    ...(proofs.report?.properties ?? []).flatMap((property) =>
      property.findings.flatMap(({ confirmed }, place) =>
        confirmed ? (toProofCase(property, place) ?? []) : [],
      ),
    ),
  ];
}

/** The deals with what replaying them through a framework gives as what is expected. */
export function expectNow(framework: Framework, deals: readonly Deal[]): readonly Deal[] {
  const compiled = compileFramework(framework);
  return deals.map((deal) => {
    const { id, edgeCase = FOUND_BY_SEARCH } = deal;
    return keepExample(compiled, deal, { id, edgeCase });
  });
}

/** A deal found by search, under an id that the next search gives it as well. */
export function toFoundCase({ example, question, ...find }: SearchFind): Deal {
  return { ...example, id: `R-${find.break}`, account: question };
}

/** What shows that a claim does not hold, if it can be shown. */
export function toProofCase(
  { kind, subject, claim, findings }: VerifyProperty,
  place: number,
): Deal | undefined {
  const deal = findings[place]?.counterexample?.deal;
  const id = `V-${kind}-${subject}${place === 0 ? '' : `-${String(place + 1)}`}`;
  return deal && { ...deal, id, account: claim, edgeCase: 'found-by-proof' };
}

function isEdgeCases({ origin }: DealSet): boolean {
  return origin.kind === 'new' && origin.file.endsWith(FILE_END);
}
