import type { FactValue } from '../model/cell.ts';
import { domainOfFact } from '../model/domains.ts';
import { splitDomain } from '../rules/index.ts';
import type { Parameter } from './edgeCase.ts';
import type { FactChoice, Vocabulary } from './vocabulary.ts';

/** A fact by what it is called or asks, and the value of it that these words fit; undefined where the framework has no such fact. */
export function findFact({ compiled }: Vocabulary, name: RegExp, value: RegExp): FactChoice | undefined {
  for (const [fact, definition] of compiled.framework.facts) {
    if (definition.of !== 'deal' || !(name.test(fact) || name.test(definition.question ?? ''))) continue;
    if (definition.type === 'boolean') return { fact, value: true };
    const fitting = [...definition.values].find(
      ([key, phrase]) => value.test(key) || value.test(phrase ?? ''),
    );
    if (fitting) return { fact, value: fitting[0] };
  }
  return undefined;
}

/** A value of a fact that decides who leads. */
export const LEAD_CHOICE: Parameter<string> = {
  meaning: 'the fact that decides who leads, and the value it takes',
  values: ({ leadChoices }) => leadChoices.map(printChoice),
};

/** A fact that decides who leads. */
export const LEAD_FACT: Parameter<string> = {
  meaning: 'the fact that decides who leads',
  values: ({ leadChoices }) => [...new Set(leadChoices.map(({ fact }) => fact))],
};

/** A value of a fact that decides whose registration stands. */
export const CONFLICT_CHOICE: Parameter<string> = {
  meaning: 'the fact that decides whose registration stands, and the value it takes',
  values: (words) => conflictChoices(words).map(printChoice),
};

/** A choice by its text. */
export function readChoice(words: Vocabulary, text: string): FactChoice | undefined {
  return [...words.leadChoices, ...conflictChoices(words)].find((choice) => printChoice(choice) === text);
}

function printChoice({ fact, value }: { readonly fact: string; readonly value: FactValue }): string {
  return `${fact}:${String(value)}`;
}

function conflictChoices({ compiled }: Vocabulary): readonly FactChoice[] {
  const { framework, decisions } = compiled;
  return (decisions.get('registrationConflict')?.columns ?? []).flatMap(({ column, slices }) => {
    const fact = framework.facts.get(column);
    if (fact?.of !== 'deal') return [];
    const values = slices.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const known = values.length > 0 ? values : splitDomain(domainOfFact(fact), []).map(({ value }) => value);
    return known.map((value) => ({ fact: column, value }));
  });
}
