import type { FactDefinition } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';

/** Adds a value at the end of a fact's list. */
export function addValue(name: string, fact: FactDefinition, value: string, phrase: string): Command {
  return isPlainList(fact) ? setValues(name, [...fact.values.keys(), value]) : setPhrase(name, value, phrase);
}

/** Words a value. A plain list becomes a map to phrases, in which every value needs one: `said` gives those of the others. */
export function phraseValue(
  name: string,
  fact: FactDefinition,
  value: string,
  phrase: string,
  said: (value: string) => string,
): Command {
  if (!isPlainList(fact)) return setPhrase(name, value, phrase);
  const phrases = [...fact.values.keys()].map((key) => [key, key === value ? phrase : said(key)] as const);
  return { kind: 'entry.set', section: 'facts', name, field: ['values'], value: Object.fromEntries(phrases) };
}

/** Puts a value one place earlier, its phrase and comments with it. */
export function raiseValue(name: string, fact: FactDefinition, value: string): Command {
  return { kind: 'fact.moveValue', fact: name, value, to: [...fact.values.keys()].indexOf(value) - 1 };
}

function isPlainList(fact: FactDefinition): boolean {
  return [...fact.values.values()].every((phrase) => phrase === undefined);
}

function setPhrase(name: string, value: string, phrase: string): Command {
  return { kind: 'entry.set', section: 'facts', name, field: ['values', value], value: phrase };
}

function setValues(name: string, values: readonly string[]): Command {
  return { kind: 'entry.set', section: 'facts', name, field: ['values'], value: values };
}
