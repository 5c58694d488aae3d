import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compileFramework,
  invariant,
  parseDealLine,
  parseFramework,
  replayDeal,
} from '../../src/core/index.ts';
import { pickCards, type RecallCard } from '../../src/core/recall/index.ts';
import { createColumnsBuilder, createLineScanner } from '../../src/engine/columns/index.ts';
import {
  handleRecall,
  sampleTable,
  type RecalledDeal,
  type ToldDeal,
} from '../../src/engine/recall/index.ts';
import { TableBuilder } from '../../src/engine/table/index.ts';

const story = (name: string) => readFileSync(`scenarios/twelve-partners/${name}`, 'utf8');
const parsed = parseFramework(story('northwind.cosell.jsonc'));
invariant(parsed.framework, 'northwind can be read');
const framework = compileFramework(parsed.framework);

/** Closed deals of the sample, without whose the customers were, and with something nothing reads. */
const lines = story('closed.deals.jsonl')
  .trim()
  .split('\n')
  .slice(0, 90)
  .map((line) =>
    line.replace(/"customer":"[^"]*",?/, '').replace('"outcome"', '"ours":{"kept":true},"outcome"'),
  );

function load(texts: readonly string[]) {
  const listed = new TableBuilder();
  const builder = createColumnsBuilder(listed);
  const scanner = createLineScanner(builder);
  const bytes = new TextEncoder().encode(texts.join('\n'));
  scanner.push(bytes);
  scanner.finish();
  listed.endSource();
  const { table, places } = listed.build(builder.build());
  return {
    table,
    deals: { batch: 1, sources: [{ name: 'd', content: new Blob([bytes]) }], places, framework },
  };
}

async function pick(
  texts: readonly string[],
  spoken: ReadonlySet<number> = new Set(),
): Promise<readonly RecallCard[]> {
  const { table, deals } = load(texts);
  const sample = sampleTable(table, spoken, { count: 8 });
  const reply = await handleRecall({ kind: 'recall.pick', request: 1, batch: 1, sample, count: 8 }, deals);
  invariant(reply.kind === 'recall.picked', 'cards were asked for');
  return reply.cards;
}

async function tell(
  texts: readonly string[],
  recalled: readonly RecalledDeal[],
): Promise<readonly ToldDeal[]> {
  const { deals } = load(texts);
  const reply = await handleRecall({ kind: 'recall.tell', request: 2, batch: 1, deals: recalled }, deals);
  invariant(reply.kind === 'recall.told', 'answers were told');
  return reply.deals;
}

const withLine = (texts: readonly string[], { index, line }: ToldDeal): readonly string[] =>
  line === undefined ? texts : texts.with(index, line);

const dealOf = (line: string) => {
  const deal = parseDealLine(line);
  invariant(deal.ok, 'lines are deals');
  return deal.value;
};

test('[IM-recall] the cards of a table are those of its deals; deals spoken of already are left out', async () => {
  const cards = await pick(lines);
  expect(cards).toEqual(pickCards(framework, lines.map(dealOf), { count: 8 }));
  const [first] = cards;
  const index = lines.findIndex((line) => dealOf(line).id === first?.deal);
  expect((await pick(lines, new Set([index]))).map(({ deal }) => deal)).not.toContain(first?.deal);
});

test('[IM-ask] answers are written into their line and taken back from it; all else stays as it was', async () => {
  for (const { deal: id, questions } of await pick(lines)) {
    const index = lines.findIndex((line) => dealOf(line).id === id);
    const about = { deal: id, recalledBy: 'Bo', on: '2026-11-01', why: 'she called me' };
    const answers = questions.map((question) => ({
      ...question,
      ...about,
      value: question.choices[0]?.value,
    }));
    const [told] = await tell(lines, [{ index, asked: questions, answers }]);
    invariant(told?.line, 'answers change the line');
    expect(JSON.parse(told.line)).toMatchObject({ ours: { kept: true } });
    expect(told.line).toContain('"recalledBy":"Bo","on":"2026-11-01","why":"she called me"');
    expect(lines.join('\n').slice(told.from, told.to)).toBe(lines[index]);
    expect(told.now).toEqual(told.recorded);
    expect(told.told.verdict).toBe(replayDeal(framework, dealOf(told.line)).verdict);
    const changed = withLine(lines, told);
    const [again] = await tell(changed, [{ index, asked: questions, answers }]);
    expect(again).toMatchObject({ now: told.told, recorded: told.recorded });
    expect(again?.line).toBeUndefined();
    const [back] = await tell(changed, [{ index, asked: questions, answers: [] }]);
    expect(JSON.parse(back?.line ?? '')).toEqual(JSON.parse(lines[index] ?? ''));
  }
});

test('[IM-ask] deals of which something was remembered before are found', async () => {
  const marked = new Set([0, 7, 8, 41]);
  const { deals } = load(
    lines.map((line, index) =>
      marked.has(index)
        ? line.replace('"ours":{', '"knownFrom":{"outcome":{"recalledBy":"Bo"}},"ours":{')
        : line,
    ),
  );
  const reply = await handleRecall({ kind: 'recall.find', request: 3, batch: 1, most: 3 }, deals);
  expect(reply).toEqual({ kind: 'recall.found', request: 3, deals: [0, 7, 8] });
});
