import type { FactDefinition } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';

/** Adds a value at the end of a fact's list. */
export function addValue(name: string, fact: FactDefinition, value: string, phrase: string): Command {
  return isPlainList(fact) ? setValues(name, [...fact.values.keys(), value]) : setPhrase(name, value, phrase);
}

/** Takes a value out of a fact's list; cells that name it are left as they are. */
export function removeValue(name: string, fact: FactDefinition, value: string): Command {
  return isPlainList(fact)
    ? setValues(
        name,
        [...fact.values.keys()].filter((other) => other !== value),
      )
    : { kind: 'entry.set', section: 'facts', name, field: ['values', value] };
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

/** Puts a value one place earlier. The values behind it are written again in their order, so each keeps its comments' order. */
export function raiseValue(name: string, fact: FactDefinition, value: string): Command {
  const keys = [...fact.values.keys()];
  const at = keys.indexOf(value);
  const before = keys[at - 1];
  if (before === undefined) return { kind: 'steps', name: 'Reorder values', steps: [] };
  const tail = [before, ...keys.slice(at + 1)];
  if (isPlainList(fact)) return setValues(name, [...keys.slice(0, at - 1), value, ...tail]);
  const steps = tail.flatMap((key): Command[] => [
    { kind: 'entry.set', section: 'facts', name, field: ['values', key] },
    setPhrase(name, key, fact.values.get(key) ?? key),
  ]);
  return { kind: 'steps', name: `Reorder the values of "${name}"`, steps };
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
