import type { Cell, FactValue, Interval } from '../model/cell.ts';
import type { Framework } from '../model/framework.ts';
import { formatNumber } from './formatNumber.ts';
import { joinWords } from './joinWords.ts';
import { toWords } from './phraseFact.ts';

/** A cell in words that continue "if the customer were ...": "new or shared", "anything but new", "at least 24". */
export function describeCell(framework: Framework, column: string, cell: Cell): string {
  if (cell.kind === 'any') return 'anything';
  const unit = framework.facts.get(column)?.unit;
  const withUnit = (text: string): string => (unit === undefined ? text : `${text} ${unit}`);
  const words = [
    ...cell.values.map((value) =>
      typeof value === 'number' ? withUnit(formatNumber(value)) : nameOf(framework, column, value),
    ),
    ...cell.intervals.map((interval) => withUnit(describeInterval(interval))),
  ];
  const listed = joinWords(words, 'or');
  return cell.negated ? `anything but ${listed}` : listed;
}

/** An interval in words: "under 24", "at least 24", "from 10,000 to under 50,000". */
export function describeInterval(interval: Interval): string {
  const { low, high, lowClosed, highClosed } = interval;
  const from = formatNumber(low);
  const to = formatNumber(high);
  if (low === high) return from;
  if (low === -Infinity && high === Infinity) return 'any number';
  if (high === Infinity) return lowClosed ? `at least ${from}` : `more than ${from}`;
  if (low === -Infinity) return highClosed ? `at most ${to}` : `under ${to}`;
  return `${lowClosed ? 'from' : 'above'} ${from} ${highClosed ? 'to' : 'to under'} ${to}`;
}

function nameOf(framework: Framework, column: string, value: Exclude<FactValue, number>): string {
  if (framework.facts.has(column)) return String(value);
  if (column === 'partnerType' || column === 'incumbentPartnerType' || column === 'challengerPartnerType') {
    return framework.partnerTypes.get(String(value))?.name ?? String(value);
  }
  const isState = ['stage', 'registration', 'incumbentState'].includes(column) || column.startsWith('state.');
  return isState ? toWords(String(value)) : String(value);
}
