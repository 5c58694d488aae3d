import { parseDealLine, phraseConflict } from '../../../formats/index.ts';
import type { FileContext } from '../fileContext.ts';
import type { JsonElement } from '../../tables/jsonElements.ts';
import type { JsonPart, JsonShape, SystemReader } from '../systemReader.ts';

/** Deals of our own (`*.deals.jsonl`), one a line: nothing is left to be mapped. */
export const dealsReader: SystemReader = { system: 'cosell', json: recogniseJson };

function recogniseJson({ keys, text }: JsonShape): JsonPart | undefined {
  const declares = /^\s*\{\s*"format"\s*:\s*"cosell-deal\/1"/.test(text);
  const why = declares ? 'its lines say that they are cosell-deal/1' : 'its first line is a deal with events';
  if (!declares && !(keys.has('events') && keys.has('outcome') && isDeal(text))) return undefined;
  return { part: 'deals', why, isLines: true, open: (context) => (line) => takeLine(line, context) };
}

function isDeal(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return parseDealLine(first).ok;
}

function takeLine({ row, raw }: JsonElement, context: FileContext): void {
  if (!context.startRow(row, raw)) return;
  const deal = parseDealLine(raw);
  if (!deal.ok) {
    context.skip(deal.error.message);
    return;
  }
  const found = context.recorder.deal(deal.value, raw);
  if (found === 'repeated') context.skip('the same deal was read before; it counts once', deal.value.id);
  else if (found === 'conflicting') context.skip(phraseConflict(deal.value.id));
}
