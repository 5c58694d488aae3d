import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  compileFramework,
  invariant,
  parseDealLine,
  parseFramework,
  printDeal,
  replayDeal,
  type Deal,
} from '../../../src/core/index.ts';
import {
  applyAnswer,
  applyAnswers,
  parseRecallFile,
  pickCards,
  printRecallFile,
  splitCards,
  takeBack,
  withoutRecalled,
  type RecallAnswer,
  type RecallCard,
} from '../../../src/core/recall/index.ts';
import { root } from '../../../tools/root.mjs';

const story = (name: string) => readFileSync(join(root, 'scenarios/twelve-partners', name), 'utf8');

const parsed = parseFramework(story('northwind.cosell.jsonc'));
invariant(parsed.framework, 'northwind can be read');
const compiled = compileFramework(parsed.framework);

const closed: readonly Deal[] = story('closed.deals.jsonl')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const deal = parseDealLine(line);
    invariant(deal.ok, 'closed deals can be read');
    return deal.value;
  });

const LEAST = new Set(['origin', 'customer', 'relationship', 'customerLetter']);

/** As a system would hold it that records stages and registrations only. */
function forget(deal: Deal): Deal {
  const { lead: _lead, ...rest } = deal;
  return {
    ...rest,
    facts: new Map([...deal.facts].filter(([fact]) => !LEAST.has(fact))),
    events: deal.events.filter(
      ({ type, data }) =>
        type !== 'lead.changed' &&
        type !== 'registration.awarded' &&
        !(type === 'fact.changed' && LEAST.has(String(data.get('fact')))),
    ),
  };
}

const forgotten = closed.slice(0, 120).map(forget);
const twentyCards = pickCards(compiled, forgotten, { count: 20 });

/** Answers as somebody would give who knows what the full record says. */
function remember(cards: readonly RecallCard[]): readonly RecallAnswer[] {
  return cards.flatMap(({ deal: id, questions }) => {
    const deal = closed.find((other) => other.id === id);
    return questions.map((question): RecallAnswer => {
      const about = { deal: id, recalledBy: 'Bo', on: '2026-11-01' };
      switch (question.kind) {
        case 'fact':
          return { ...about, kind: 'fact', fact: question.fact, value: deal?.facts.get(question.fact) };
        case 'lead':
          return { ...about, kind: 'lead', value: deal?.lead };
        default:
          return { ...about, kind: question.kind, value: undefined };
      }
    });
  });
}

function countVerdicts(deals: readonly Deal[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const deal of deals) {
    const { verdict } = replayDeal(compiled, deal);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe('IM-recall', () => {
  test('cards ask for what would settle open verdicts, over all partner types and outcomes', () => {
    const cards = twentyCards;
    expect(cards).toHaveLength(20);
    expect(new Set(cards.map(({ partnerType, outcome }) => `${String(partnerType)} ${outcome}`))).toEqual(
      new Set(['integration won', 'integration lost', 'services won', 'services lost']),
    );
    for (const { deal: id, questions } of cards) {
      const deal = forgotten.find((other) => other.id === id);
      invariant(deal, 'cards are about deals');
      expect(replayDeal(compiled, deal).verdict).toBe('unproven');
      expect(questions.length).toBeGreaterThan(0);
      expect(questions.length).toBeLessThanOrEqual(4);
      for (const { choices } of questions) {
        expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
        expect(choices.some(({ key }) => key === '0')).toBe(false);
      }
    }
    expect(JSON.stringify(cards)).not.toMatch(/amount/);
  });

  test('the same seed picks the same cards, and another one others', () => {
    const ids = (seed: number) => pickCards(compiled, forgotten, { count: 2, seed }).map(({ deal }) => deal);
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  test('a full record has nothing to be asked about that would move its verdict', () => {
    const settled = closed.filter(
      (deal) => deal.lead !== undefined && replayDeal(compiled, deal).verdict === 'survived',
    );
    const asked = pickCards(compiled, settled.slice(0, 40), { count: 40 });
    expect(asked.flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'fact'))).toEqual([]);
  });

  test('what people remember settles verdicts, and can be taken out again', () => {
    const cards = twentyCards;
    const told = applyAnswers(forgotten, remember(cards));
    const before = countVerdicts(forgotten);
    const after = countVerdicts(told);
    expect(before['survived'] ?? 0).toBeLessThan(after['survived'] ?? 0);
    expect(told.map(withoutRecalled).map(printDeal)).toEqual(forgotten.map(printDeal));
    const recalled = told.find((deal) => deal.id === cards[0]?.deal);
    const { questions: [asked] = [] } = cards[0] ?? {};
    invariant(asked?.kind === 'fact', 'the first card asks for a fact');
    expect(recalled?.knownFrom?.get(`facts.${asked.fact}`)).toEqual({ recalledBy: 'Bo', on: '2026-11-01' });
  });

  test('who led is told at the first event, with who remembers it', () => {
    const [deal] = forgotten;
    invariant(deal, 'there are deals');
    const answer = {
      deal: deal.id,
      kind: 'lead',
      value: 'partner-ae',
      recalledBy: 'Bo',
      on: '2026-11-01',
    } as const;
    const [told] = applyAnswers([deal], [answer]);
    expect(told?.events[0]).toEqual({
      at: deal.events[0]?.at,
      type: 'lead.changed',
      by: {},
      data: new Map([['lead', 'partner-ae']]),
      source: { recalledBy: 'Bo', on: '2026-11-01' },
    });
    expect(
      replayDeal(compiled, { ...deal, facts: closed[0]?.facts ?? new Map() }).answers['customerLead'],
    ).not.toEqual(
      replayDeal(compiled, { ...(told ?? deal), facts: closed[0]?.facts ?? new Map() }).answers[
        'customerLead'
      ],
    );
  });

  test('apply, apply another, take back: the record', () => {
    const source = { recalledBy: 'Bo', on: '2026-11-01' };
    for (const { deal: id, questions } of pickCards(compiled, forgotten, { count: 60 })) {
      const deal = forgotten.find((other) => other.id === id);
      invariant(deal, 'cards are about deals');
      let told = deal;
      for (const question of questions)
        for (const { value } of question.choices) told = applyAnswer(told, { ...question, value }, source);
      const last = applyAnswers(
        [deal],
        questions.map((question) => ({
          ...question,
          ...{ deal: id, value: question.choices.at(-1)?.value, recalledBy: 'Bo', on: '2026-11-01' },
        })),
      );
      expect([told]).toEqual(last);
      expect(printDeal(questions.reduce(takeBack, told))).toBe(printDeal(deal));
    }
  });

  test('whose registration stood is told right after the one that challenges it', () => {
    const undecided = closed.slice(0, 80).map((deal) => ({
      ...deal,
      events: deal.events.filter(({ type }) => !/^registration\.(approved|rejected|awarded)$/.test(type)),
    }));
    const unchecked = (deal: Deal) =>
      replayDeal(compiled, deal).answers['registrationConflict']?.unchecked ?? 0;
    let asked = 0;
    for (const { deal: id, questions } of pickCards(compiled, undecided, { count: 80 })) {
      const question = questions.find(({ kind }) => kind === 'conflict');
      const deal = undecided.find((other) => other.id === id);
      if (!question) continue;
      invariant(deal && question.choices[0], 'a card is about a deal, and a question has answers');
      asked += 1;
      const { value } = question.choices[0];
      const told = applyAnswer(deal, { ...question, value }, { recalledBy: 'Bo' });
      const place = told.events.findIndex(({ type }) => type === 'registration.awarded');
      const earlier = told.events.slice(0, place).flatMap(({ object }) => object ?? []);
      expect(told.events[place]?.at).toBe(question.at);
      expect(new Set(earlier).size).toBeGreaterThan(1);
      expect(place).toBeLessThan(told.events.length - 1);
      expect(unchecked(told)).toBeLessThan(unchecked(deal));
    }
    expect(asked).toBeGreaterThan(3);
  });

  test('not to know, and answers about other deals, change nothing', () => {
    const about = { kind: 'fact', fact: 'origin', recalledBy: 'Bo', on: '2026-11-01' } as const;
    const told = applyAnswers(forgotten, [
      { ...about, deal: forgotten[0]?.id ?? '', value: undefined },
      { ...about, deal: 'nobody knows it', value: 'partner' },
    ]);
    expect(told).toEqual(forgotten);
  });

  test('what the record says itself stays', () => {
    const deal = closed.find(({ facts }) => facts.get('origin') === 'partner');
    invariant(deal, 'there is such a deal');
    const answer = {
      kind: 'fact',
      fact: 'origin',
      value: 'vendor',
      recalledBy: 'Bo',
      on: '2026-11-01',
    } as const;
    expect(applyAnswers([deal], [{ ...answer, deal: deal.id }])).toEqual([deal]);
  });

  test('cards go to files by partner and come back with their answers', () => {
    const cards = twentyCards;
    const files = splitCards('northwind', cards);
    expect(files.flatMap((file) => file.cards)).toHaveLength(20);
    expect(new Set(files.map(({ about }) => about)).size).toBe(files.length);
    for (const file of files) {
      const answered = { ...file, answers: remember(file.cards) };
      expect(parseRecallFile(printRecallFile(answered))).toEqual({ ok: true, value: answered });
    }
  });

  test.each([
    ['no JSON', 'The file is not JSON; save it again from where the cards were answered.'],
    ['[]', 'Line 1: A file of cards must be an object in { }.'],
    [
      '{"format":"cosell-deal/1"}',
      'Line 1: "cosell-deal/1" is not possible here; allowed: "cosell-recall/1". Did you mean "cosell-recall/1"?',
    ],
    [
      '{"format":"cosell-recall/1","framework":"f","cards":[],"answers":[\n{"deal":"D","kind":"lead","on":"2026-01-01"}]}',
      'Line 2: The field "recalledBy" is missing.',
    ],
  ])('a damaged file of cards is refused: %s', (text, message) => {
    expect(parseRecallFile(text)).toEqual({ ok: false, error: { message } });
  });
});
