import type { FactValue } from '../../model/cell.ts';
import type { Deal } from '../../model/deal.ts';
import { printDeals, type DealPrinter } from '../eventlog/dealPrinter.ts';
import { flattenDeal, flattenEvent, type Holds } from '../eventlog/flattenDeal.ts';
import { isXmlText, toXmlText } from '../eventlog/xmlText.ts';

/** XES drops empty texts, and numbers beyond its types' forms. */
const holds: Holds = (name, value) =>
  isXmlText(name) && (typeof value === 'string' ? value !== '' && isXmlText(value) : !Object.is(value, -0));

/**
 * Deals as an XES log (IEEE 1849-2016), in pieces: a trace a deal, an event an event. The deal's facts are attributes of the trace ("fact.origin"), who did an
 * event and its data are attributes of the event ("by.role", "data.fact"); reading the log gives the same deals.
 */
export function printXes(deals: Iterable<Deal>): Generator<string> {
  return printDeals(createXesPrinter(), deals);
}

/** What `printXes` writes, in one pass. */
export function createXesPrinter(): DealPrinter {
  return { passes: [{ begin: () => HEAD, deal: printTrace, end: () => '</log>\n' }] };
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">\n' +
  '  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>\n' +
  '  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>\n';

function printTrace(deal: Deal): string {
  const lines = ['  <trace>', attribute('concept:name', deal.id, 4)];
  for (const [name, value] of flattenDeal(deal, holds)) lines.push(attribute(name, value, 4));
  for (const event of deal.events) {
    const time = `      <date key="time:timestamp" value="${toXmlText(event.at)}"/>`;
    lines.push('    <event>', attribute('concept:name', event.type, 6), time);
    for (const [name, value] of flattenEvent(event, holds)) lines.push(attribute(name, value, 6));
    lines.push('    </event>');
  }
  lines.push('  </trace>', '');
  return lines.join('\n');
}

function attribute(name: string, value: FactValue, indent: number): string {
  const type =
    typeof value === 'boolean'
      ? 'boolean'
      : typeof value === 'string'
        ? 'string'
        : Number.isSafeInteger(value)
          ? 'int'
          : 'float';
  return `${' '.repeat(indent)}<${type} key="${toXmlText(name)}" value="${toXmlText(String(value))}"/>`;
}
