import { createRandom } from '../../../src/core/base/random.ts';

interface Record {
  id: string;
  account: string;
  closedAt?: string;
  facts: { [name: string]: unknown };
  events: { at: string; data?: { [name: string]: unknown } }[];
}

const ACCOUNTS = [
  'Müller & Söhne GmbH',
  '東京電力',
  'O\'Neil "North"',
  'Back\\slash Ltd',
  'Łódź Energia',
  'Plain Brewing',
];

/** Grows recorded deals into many: other ids, accounts, times and amounts; every fifth line escapes all that is not ASCII. */
export function growDeals(lines: readonly string[], seed: number): (index: number) => string {
  const random = createRandom(seed);
  const pick = (below: number): number => random.int(0, below - 1);
  return (index) => {
    const deal = JSON.parse(lines[index % lines.length] ?? '{}') as Record;
    const later = (pick(2 * 365 * 24 * 60) - 365 * 24 * 60) * 60_000;
    const moved = (at: string): string =>
      at.length === 10
        ? new Date(Date.parse(at) + later).toISOString().slice(0, 10)
        : `${new Date(Date.parse(at) + 7_200_000 + later).toISOString().slice(0, 19)}+02:00`;
    deal.id = `D-${String(1_000_000 + index)}`;
    deal.account = `${ACCOUNTS[pick(ACCOUNTS.length)] ?? ''} ${String(pick(100_000))}`;
    if (deal.closedAt !== undefined) deal.closedAt = moved(deal.closedAt);
    if (typeof deal.facts['amount'] === 'number') deal.facts['amount'] = 500 + pick(900_000) * 0.5;
    for (const event of deal.events) event.at = moved(event.at);
    const line = JSON.stringify(deal);
    if (index % 5 !== 0) return line;
    return line.replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  };
}
