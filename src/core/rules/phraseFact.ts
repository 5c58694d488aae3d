import type { FactValue } from '../model/cell.ts';
import type { FactDefinition, Framework } from '../model/framework.ts';
import { formatHours } from './formatHours.ts';
import { formatNumber } from './formatNumber.ts';

const PARTIES: Readonly<Record<string, string>> = {
  incumbent: 'first registration',
  challenger: 'second registration',
};

/** One fact as a clause that can follow "when": the file's own phrase where it has one. */
export function phraseFact(framework: Framework, column: string, value: FactValue | undefined): string {
  const fact = framework.facts.get(column);
  if (value === undefined) return phraseUnknown(framework, column, fact);
  if (fact) return phraseDeclared(column, fact, value);
  return (
    phraseDerived(framework, column, value) ?? `${nameColumn(framework, column)} is ${phraseValue(value)}`
  );
}

/** A column as the subject of a sentence: "customer", "the partner type", "product of the first registration". */
export function nameColumn(framework: Framework, column: string): string {
  if (framework.facts.has(column)) return toWords(column);
  switch (column) {
    case 'partnerType':
      return 'the partner type';
    case 'stage':
      return 'the stage';
    case 'registration':
      return 'the registration';
    case 'activeRegistrations':
      return 'the number of active registrations';
    case 'hoursInStage':
      return 'the number of hours in the stage';
    case 'incumbentState':
      return 'the state of the first registration';
    case 'incumbentPartnerType':
      return 'the type of the first partner';
    case 'challengerPartnerType':
      return 'the type of the second partner';
    case 'hoursApart':
      return 'the number of hours between the two registrations';
  }
  const [head, rest] = splitColumn(column);
  if (head === 'daysSince') return `the number of days since ${nameEvent(framework, rest)}`;
  if (head === 'state') return `the state of the ${toWords(rest)}`;
  if (head === 'same') return `same ${toWords(rest)}`;
  const party = PARTIES[head];
  return party === undefined || rest === '' ? toWords(column) : `${toWords(rest)} of the ${party}`;
}

function phraseDeclared(column: string, fact: FactDefinition, value: FactValue): string {
  const phrase = fact.values.get(String(value));
  if (phrase !== undefined && phrase !== '') return phrase;
  const name = toWords(column);
  const isUnitSaid =
    fact.unit !== undefined && name.toLowerCase().split(' ').includes(fact.unit.toLowerCase());
  return `${name} is ${phraseValue(value, isUnitSaid ? undefined : fact.unit)}`;
}

function phraseUnknown(framework: Framework, column: string, fact: FactDefinition | undefined): string {
  const question = fact?.question?.trim().replace(/\?$/, '');
  const asksPlainly = /^(who|what)\s(?!(is|are|was|were|do|does|did|has|have|had|can|will)\b)/i;
  if (question !== undefined && asksPlainly.test(question)) return `it is not known ${lowerFirst(question)}`;
  return `${nameColumn(framework, column)} is not known`;
}

function phraseDerived(framework: Framework, column: string, value: FactValue): string | undefined {
  const text = String(value);
  switch (column) {
    case 'partnerType':
      return `the partner is ${namePartnerType(framework, text)}`;
    case 'incumbentPartnerType':
      return `the first partner is ${namePartnerType(framework, text)}`;
    case 'challengerPartnerType':
      return `the second partner is ${namePartnerType(framework, text)}`;
    case 'stage':
      return value === 'none' ? 'the deal is in no stage' : `the deal is in ${toWords(text)}`;
    case 'registration':
      return value === 'none' ? 'there is no registration' : `the registration is ${toWords(text)}`;
    case 'incumbentState':
      return `the first registration is ${toWords(text)}`;
  }
  if (typeof value === 'number') return phraseMeasure(framework, column, value);
  const [head, rest] = splitColumn(column);
  if (head === 'state') {
    return value === 'none' ? `there is no ${toWords(rest)}` : `the ${toWords(rest)} is ${toWords(text)}`;
  }
  if (head === 'same' && typeof value === 'boolean') {
    return `the two registrations ${value ? 'have the same' : 'differ in'} ${toWords(rest)}`;
  }
  return phraseOfParty(framework, head, rest, value);
}

function phraseMeasure(framework: Framework, column: string, value: number): string | undefined {
  switch (column) {
    case 'activeRegistrations':
      if (value === 0) return 'no registration is active';
      return `${formatNumber(value)} ${value === 1 ? 'registration is' : 'registrations are'} active`;
    case 'hoursInStage':
      return `the deal has been in its stage for ${formatHours(value)}`;
    case 'hoursApart':
      return value === 0
        ? 'the two registrations came at the same time'
        : `the two registrations are ${formatHours(value)} apart`;
  }
  const [head, rest] = splitColumn(column);
  if (head !== 'daysSince') return phraseOfParty(framework, head, rest, value);
  const event = nameEvent(framework, rest);
  return value === Infinity ? `${event} never happened` : `${event} was ${formatHours(value * 24)} ago`;
}

function phraseOfParty(
  framework: Framework,
  head: string,
  name: string,
  value: FactValue,
): string | undefined {
  const party = PARTIES[head];
  const fact = framework.facts.get(name);
  return party === undefined || !fact ? undefined : `${phraseDeclared(name, fact, value)} (${party})`;
}

function phraseValue(value: FactValue, unit?: string): string {
  const text = typeof value === 'number' ? formatNumber(value) : String(value);
  return unit === undefined ? text : `${text} ${unit}`;
}

function namePartnerType(framework: Framework, key: string): string {
  const name = lowerFirst(framework.partnerTypes.get(key)?.name ?? toWords(key));
  return `${startsWithVowelSound(name) ? 'an' : 'a'} ${name}`;
}

/** Spelled-out abbreviations go by the name of their first letter: "an MSP", "a UX partner". */
function startsWithVowelSound(name: string): boolean {
  if (/^[A-Z]{2}/.test(name)) return /^[AEFHILMNORSX]/.test(name);
  return /^[aeio]/i.test(name) ? !/^(eu|one\b)/i.test(name) : /^u(?!ni|s[ei]|til)/i.test(name);
}

function nameEvent(framework: Framework, type: string): string {
  const name = framework.events.get(type)?.name;
  return name === undefined ? `"${type}"` : `"${name}"`;
}

function splitColumn(column: string): readonly [string, string] {
  const dot = column.indexOf('.');
  return dot < 0 ? [column, ''] : [column.slice(0, dot), column.slice(dot + 1)];
}

/** A name from the file as words: "in-review" and "inReview" both read "in review". */
export function toWords(name: string): string {
  return name
    .replace(/[-_]+/g, ' ')
    .replace(
      /([a-z0-9])([A-Z])(?![A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    );
}

function lowerFirst(text: string): string {
  return /^[A-Z][^A-Z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
