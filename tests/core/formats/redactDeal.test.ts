import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hmacSha256Hex } from '../../../src/core/base/sha256.ts';
import { createRedaction, parseDealLine, parseDeals, printDeal } from '../../../src/core/formats/index.ts';
import { compileFramework, replayDeal } from '../../../src/core/replay/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';

const LINE =
  '{"format":"cosell-deal/1","id":"006-Acme","account":"Acme GmbH","partnerType":"services","partners":[{"id":"P7","name":"Initech","type":"services"}],' +
  '"facts":{"origin":"partner","amount":84000,"seats":40},"lead":"partner-ae","outcome":"won","source":{"system":"salesforce","ref":"006-Acme"},' +
  '"links":[{"type":"renews","deal":"D-7"}],"knownFrom":{"lead":{"recalledBy":"Anna Beck","on":"2026-01-01"}},"events":[' +
  '{"at":"2026-01-05","type":"registration.submitted","object":"registration/DR-1","by":{"side":"partner","partner":"P7"},"source":{"file":"Acme.csv","row":2,"raw":"Acme GmbH,1"}},' +
  '{"at":"2026-01-06","type":"registration.awarded","data":{"registration":"DR-1"}},' +
  '{"at":"2026-01-07","type":"fact.changed","data":{"fact":"amount","value":5}},' +
  '{"at":"2026-01-08","type":"note","data":{"reason":"Anna called Acme","owner":"Anna","with":"partner","to":"P7","list":["Acme GmbH",{"email":"a@b.c"}]}}]}';

const parsed = (line: string) => {
  const deal = parseDealLine(line);
  if (!deal.ok) throw new Error(deal.error.message);
  return deal.value;
};

describe('[IM11] pseudonyms', () => {
  test('HMAC-SHA-256 as in RFC 4231', () => {
    expect(hmacSha256Hex('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    const long = hmacSha256Hex('k'.repeat(131), 'x');
    expect(long).toMatch(/^[0-9a-f]{64}$/);
    expect(long).not.toBe(hmacSha256Hex('k'.repeat(130), 'x'));
  });

  test('no name, row or remark is left; facts, roles and places are', () => {
    const redacted = createRedaction('secret').redact(parsed(LINE));
    const text = printDeal(redacted);
    for (const name of ['Acme', 'Initech', 'P7', '006', 'DR-1', 'D-7', 'Anna', 'a@b.c', 'raw'])
      expect(text).not.toContain(name);
    expect(redacted.facts).toEqual(parsed(LINE).facts);
    expect(redacted.events.map(({ type }) => type)).toEqual(parsed(LINE).events.map(({ type }) => type));
    const [submitted, awarded, , note] = redacted.events;
    expect(submitted?.object).toBe(`registration/${String(awarded?.data.get('registration'))}`);
    expect(submitted?.by.partner).toBe(redacted.partners[0]?.id);
    expect(submitted?.source).toMatchObject({ row: 2 });
    expect(note?.data.get('to')).toBe(redacted.partners[0]?.id);
    expect(note?.data.get('with')).toBe('partner');
    expect(note?.data.get('list')).toEqual([
      redacted.account,
      { email: expect.stringMatching(/^person-/) as string },
    ]);
  });

  test('one key gives one name one pseudonym in every file, another key another', () => {
    const [a, b, c] = ['one', 'one', 'two'].map((key) => createRedaction(key).redact(parsed(LINE)).account);
    expect([a === b, a === c]).toEqual([true, false]);
    expect(a).toMatch(/^account-[0-9a-f]{16}$/);
  });

  test('amounts are left out on demand, with the events that change them', () => {
    const { facts, events } = createRedaction('k', { withoutAmounts: true }).redact(parsed(LINE));
    expect([...facts.keys()]).toEqual(['origin', 'seats']);
    expect(events.map(({ type }) => type)).not.toContain('fact.changed');
  });

  test('a replay gives the same verdicts', () => {
    const folder = 'scenarios/twelve-partners';
    const { framework } = parseFramework(readFileSync(`${folder}/northwind.cosell.jsonc`, 'utf8'));
    if (!framework) throw new Error('the scenario reads');
    const compiled = compileFramework(framework);
    const { deals } = parseDeals(readFileSync(`${folder}/closed.deals.jsonl`, 'utf8'));
    const { redact } = createRedaction('k');
    const run = (deal: Parameters<typeof redact>[0]) => {
      const { verdict, findings } = replayDeal(compiled, deal);
      return [verdict, ...findings.map(({ code }) => code)];
    };
    for (const deal of deals.slice(0, 40)) expect(run(redact(deal))).toEqual(run(deal));
  });
});
