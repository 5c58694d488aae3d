import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDealLine } from '../../src/core/index.ts';
import type { Deal, DealEvent } from '../../src/core/index.ts';

const FOLDER = resolve(import.meta.dirname, '../../scenarios/twelve-partners');
const DAY_MS = 86_400_000;

function readDeals(file: string): Deal[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const parsed = parseDealLine(line);
      if (!parsed.ok) throw new Error(parsed.error.message);
      return parsed.value;
    });
}

const closed = readDeals('closed.deals.jsonl');

const has = (deal: Deal, type: string): boolean => deal.events.some((event) => event.type === type);
const firstOf = (deal: Deal, type: string): DealEvent | undefined => deal.events.find((event) => event.type === type);
const isDisputed = (deal: Deal): boolean => has(deal, 'customer.disputed');
const count = (test: (deal: Deal) => boolean): number => closed.filter(test).length;
const time = (event: DealEvent): number => Date.parse(event.at.length === 10 ? `${event.at}T00:00:00+01:00` : event.at);
const dayNumber = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS;
const cycleOf = (deal: Deal): number => dayNumber(deal.closedAt!) - dayNumber(deal.events[0]!.at);
const submissions = (deal: Deal): DealEvent[] => deal.events.filter((event) => event.type === 'registration.submitted');
const typeOf = (deal: Deal, id: string | undefined): string | undefined =>
  deal.partners.find((partner) => partner.id === id)?.type;
const leadRecorded = (deal: Deal): boolean => deal.lead !== undefined || has(deal, 'lead.changed');

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) / 2]!;
}

function rivals(deal: Deal): { sameType: boolean; daysApart: number }[] {
  const [first, second] = submissions(deal);
  if (first === undefined || second === undefined || first.by.partner === second.by.partner) return [];
  return [
    {
      sameType: typeOf(deal, first.by.partner) === typeOf(deal, second.by.partner),
      daysApart: (time(second) - time(first)) / DAY_MS,
    },
  ];
}

describe('the 240 closed deals', () => {
  it('have the partners, types and outcomes of the story', () => {
    const byPartner = new Map<string, number>();
    for (const { partners } of closed) byPartner.set(partners[0]!.id, (byPartner.get(partners[0]!.id) ?? 0) + 1);
    expect(Object.fromEntries(byPartner)).toEqual({
      P1: 34, P2: 30, P3: 26, P4: 20, P5: 14, P6: 8, P7: 28, P8: 24, P9: 22, P10: 18, P11: 12, P12: 4,
    }); // prettier-ignore
    expect(closed.length).toBe(240);
    expect(count((deal) => deal.partnerType === 'integration')).toBe(132);
    expect(count((deal) => deal.partnerType === 'services')).toBe(108);
    expect(closed.every((deal) => deal.partnerType === deal.partners[0]!.type)).toBe(true);
    expect(count((deal) => deal.outcome === 'won')).toBe(137);
    expect(count((deal) => deal.outcome === 'lost')).toBe(103);
    expect(new Set(closed.map((deal) => deal.id)).size).toBe(240);
  });

  it('close between July 2024 and December 2025, inside which every event lies', () => {
    const months = closed.map((deal) => deal.closedAt!.slice(0, 7)).sort();
    expect(months[0]).toBe('2024-07');
    expect(months.at(-1)).toBe('2025-12');
    const days = closed.flatMap((deal) => deal.events.map((event) => event.at.slice(0, 10))).sort();
    expect(days[0]! >= '2024-07-01').toBe(true);
    expect(days.at(-1)! <= '2025-12-31').toBe(true);
  });

  it('happen in Berlin office hours, on working days and in order', () => {
    for (const deal of closed) {
      for (const event of deal.events) {
        const weekday = new Date(`${event.at.slice(0, 10)}T00:00:00Z`).getUTCDay();
        expect(weekday >= 1 && weekday <= 5, `${deal.id} ${event.at}`).toBe(true);
        if (event.at.length === 10) continue;
        const berlin = new Date(event.at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' });
        expect(berlin.slice(0, 5)).toBe(event.at.slice(11, 16));
        expect(berlin >= '09:00:00' && berlin < '18:00:00', `${deal.id} ${event.at}`).toBe(true);
      }
      const times = deal.events.map(time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('are disputed in 117, which takes longer and is won less often', () => {
    const disputed = closed.filter(isDisputed);
    const clean = closed.filter((deal) => !isDisputed(deal));
    expect(disputed.length).toBe(117);
    expect(disputed.filter((deal) => deal.outcome === 'won').length).toBe(56); // 48 %
    expect(clean.filter((deal) => deal.outcome === 'won').length).toBe(81); // 66 %
    expect(median(clean.map(cycleOf))).toBe(61);
    expect(median(disputed.map(cycleOf))).toBe(96);
  });

  it('come from the twelve cells of origin and customer, less the origins nobody wrote down', () => {
    const cells: Record<string, [number, number]> = {};
    for (const deal of closed) {
      const cell = (cells[`${String(deal.facts.get('origin') ?? 'missing')} ${String(deal.facts.get('customer'))}`] ??= [0, 0]);
      cell[0] += 1;
      if (isDisputed(deal)) cell[1] += 1;
    }
    const sum = (customer: string, at: 0 | 1): number =>
      ['partner', 'vendor', 'joint', 'missing'].reduce((total, origin) => total + (cells[`${origin} ${customer}`]?.[at] ?? 0), 0);
    const customers = ['new', 'partner-account', 'vendor-account', 'shared'];
    expect(customers.map((customer) => sum(customer, 0))).toEqual([98, 49, 72, 21]);
    expect(customers.map((customer) => sum(customer, 1))).toEqual([36, 21, 45, 15]);
    const missing = customers.map((customer) => cells[`missing ${customer}`]?.[0] ?? 0);
    expect(missing[1]! + missing[2]!).toBe(10);
    expect(missing[0]! + missing[3]!).toBe(4);
    const told: Record<string, number[][]> = {
      partner: [[62, 19], [34, 9], [40, 34], [10, 7]],
      vendor: [[22, 7], [10, 8], [26, 6], [4, 3]],
      joint: [[14, 10], [5, 4], [6, 5], [7, 5]],
    }; // prettier-ignore
    for (const [origin, row] of Object.entries(told)) {
      row.forEach(([deals, disputed], index) => {
        const [found, foundDisputed] = cells[`${origin} ${customers[index]!}`] ?? [0, 0];
        expect(found).toBeLessThanOrEqual(deals!);
        expect(found).toBeGreaterThanOrEqual(deals! - missing[index]!);
        expect(foundDisputed).toBeLessThanOrEqual(disputed!);
      });
    }
  });

  it('record the lead in 55 % and the acting role on 60 % of events', () => {
    expect(count(leadRecorded)).toBe(132);
    const events = closed.flatMap((deal) => deal.events);
    const named = events.filter((event) => event.by.role !== undefined).length;
    expect(Math.abs(named - 0.6 * events.length)).toBeLessThan(1);
  });

  it('hold registrations, rivals, extensions, returns and challenges in the numbers told', () => {
    expect(count((deal) => submissions(deal).length > 0)).toBe(206);
    const pairs = closed.flatMap(rivals);
    expect(pairs.length).toBe(54);
    expect(pairs.filter((pair) => pair.sameType).length).toBe(24);
    expect(pairs.filter((pair) => pair.sameType).every((pair) => pair.daysApart <= 14)).toBe(true);
    expect(pairs.filter((pair) => !pair.sameType).length).toBe(30);
    expect(count((deal) => has(deal, 'registration.extended'))).toBe(38);
    expect(count((deal) => has(deal, 'registration.returned'))).toBe(30);
    const challenges = [
      'partner.replaced', 'owner.left', 'account.merged', 'partner.added', 'partner.acquired', 'deal.split', 'deal.reopened', 'account.transferred',
    ]; // prettier-ignore
    expect(challenges.map((type) => count((deal) => has(deal, type)))).toEqual([6, 7, 4, 3, 2, 2, 1, 1]);
    expect(count((deal) => challenges.some((type) => has(deal, type)))).toBe(26);
  });

  it('write the partner on every submission', () => {
    for (const deal of closed)
      for (const event of submissions(deal)) expect(typeOf(deal, event.by.partner)).toBeDefined();
  });
});

describe('the edge cases among them', () => {
  const named = (edgeCase: string): Deal[] => closed.filter((deal) => deal.edgeCase === edgeCase);
  const dayOf = (deal: Deal, event: DealEvent): number => dayNumber(event.at) - dayNumber(deal.events[0]!.at);

  it('nine protections end in close and the extension is asked on day 93', () => {
    const deals = named('protection-ends-in-close');
    expect(deals.length).toBe(9);
    for (const deal of deals) {
      const approved = firstOf(deal, 'registration.approved')!;
      const asked = firstOf(deal, 'registration.extended')!;
      expect(dayOf(deal, asked)).toBe(93);
      expect(dayNumber(asked.at) - dayNumber(approved.at)).toBeGreaterThan(90);
      expect(time(firstOf(deal, 'stage.close')!)).toBeLessThan(time(approved) + 90 * DAY_MS);
    }
  });

  it('eight registrations are returned while the rival is complete on day three', () => {
    const deals = named('returned-while-rival-complete');
    expect(deals.length).toBe(8);
    for (const deal of deals) {
      const rival = submissions(deal)[1]!;
      expect(dayOf(deal, rival)).toBe(3);
      expect(time(firstOf(deal, 'registration.returned')!)).toBeLessThan(time(rival));
      expect(time(rival) - time(submissions(deal)[0]!)).toBeGreaterThan(48 * 3_600_000);
    }
  });

  it('six customer letters swap the partner on day 70', () => {
    const deals = named('customer-letter-swaps-partner');
    expect(deals.length).toBe(6);
    for (const deal of deals) expect(dayOf(deal, firstOf(deal, 'partner.replaced')!)).toBe(70);
  });

  it('seven account executives leave while the registration waits', () => {
    const deals = named('owner-left-during-approval');
    expect(deals.length).toBe(7);
    for (const deal of deals) {
      const left = time(firstOf(deal, 'owner.left')!);
      expect(left).toBeGreaterThan(time(submissions(deal)[0]!));
      expect(left).toBeLessThan(time(firstOf(deal, 'registration.approved')!));
    }
  });

  it('four accounts are merged with a registration each', () => {
    const deals = named('accounts-merged');
    expect(deals.length).toBe(4);
    for (const deal of deals) {
      expect(submissions(deal).length).toBe(2);
      for (const event of submissions(deal)) expect(time(event)).toBeLessThan(time(firstOf(deal, 'account.merged')!));
    }
  });

  it('five partners register on the working day before signature', () => {
    const deals = named('registered-day-before-signature');
    expect(deals.length).toBe(5);
    for (const deal of deals) {
      expect(deal.outcome).toBe('won');
      const daysBefore = dayNumber(deal.closedAt!) - dayNumber(submissions(deal)[0]!.at);
      expect(daysBefore >= 1 && daysBefore <= 5).toBe(true);
    }
  });
});

describe('the habits of the partners', () => {
  const dealsOf = (id: string): Deal[] => closed.filter((deal) => deal.partners[0]!.id === id);

  it('P5 never registers, P6 never pitches, P12 came late', () => {
    expect(dealsOf('P5').every((deal) => submissions(deal).length === 0)).toBe(true);
    expect(dealsOf('P6').some((deal) => has(deal, 'stage.pitch'))).toBe(false);
    const newest = dealsOf('P12').sort((a, b) => dayNumber(a.events[0]!.at) - dayNumber(b.events[0]!.at));
    expect(newest[0]!.events[0]!.at >= '2025-05-05').toBe(true);
    expect(Math.abs(cycleOf(newest[0]!) - 91)).toBeLessThanOrEqual(3);
  });

  it('P2 registers after discovery, P3 is logged late, P8 is registered by the vendor', () => {
    for (const deal of dealsOf('P2')) {
      const call = firstOf(deal, 'discovery-call');
      const registered = submissions(deal)[0];
      if (call && registered) expect(time(registered)).toBeGreaterThan(time(call));
    }
    expect(dealsOf('P3').filter((deal) => {
      const approved = firstOf(deal, 'registration.approved');
      return approved !== undefined && time(approved) < time(submissions(deal)[0]!);
    }).length).toBeGreaterThanOrEqual(3); // prettier-ignore
    for (const deal of dealsOf('P8')) for (const event of submissions(deal).slice(0, 1)) expect(event.by.side).toBe('vendor');
  });

  it('P4 deals are led by the account executive, P11 records dates only, P10 joins P1 and P2', () => {
    for (const deal of dealsOf('P4').filter(leadRecorded)) {
      const leads = deal.events.filter((event) => event.type === 'lead.changed').map((event) => event.data.get('lead'));
      expect(leads.at(-1) ?? deal.lead).toBe('vendor-ae');
    }
    expect(dealsOf('P11').every((deal) => deal.events.every((event) => event.at.length === 10))).toBe(true);
    const joined = closed.filter((deal) => ['P1', 'P2'].includes(deal.partners[0]!.id) && submissions(deal)[1]?.by.partner === 'P10');
    expect(joined.length).toBe(18);
  });
});

describe('the generator', () => {
  it('writes the committed files byte for byte, every time', () => {
    const out = mkdtempSync(join(tmpdir(), 'twelve-partners-'));
    const main = resolve(import.meta.dirname, '../../tools/scenarios/twelve-partners/main.mjs');
    execFileSync(process.execPath, [main, '--out', out]);
    for (const file of ['closed.deals.jsonl', 'live.deals.jsonl', 'thirteenth.deals.jsonl', 'crm/stage-history.csv', 'crm/registrations.csv'])
      expect(readFileSync(join(out, file), 'utf8'), file).toBe(readFileSync(join(FOLDER, file), 'utf8'));
    rmSync(out, { recursive: true });
  });

  it('exports a CRM view that says nothing about who led', () => {
    const history = readFileSync(join(FOLDER, 'crm/stage-history.csv'), 'utf8');
    const registrations = readFileSync(join(FOLDER, 'crm/registrations.csv'), 'utf8');
    expect(`${history}${registrations}`).not.toMatch(/lead|partner-ae|vendor-ae/);
    const opportunities = new Set(history.trimEnd().split('\n').slice(1).map((line) => line.split(',')[0]));
    expect(opportunities.size).toBe(240);
    const registered = new Set(registrations.trimEnd().split('\n').slice(1).map((line) => line.split(',')[1]));
    expect(registered.size).toBe(206);
  });
});
