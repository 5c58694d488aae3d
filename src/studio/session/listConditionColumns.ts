import {
  domainOfColumn,
  nameColumn,
  type CellSource,
  type Domain,
  type FactValue,
  type Framework,
} from '../../core/index.ts';
import { nameValue } from './nameValue.ts';
import { titleOfKey } from './phraseEvent.ts';
import { phraseTest } from './phraseGuard.ts';

/** Something a condition may test: a fact, recorded or derived, who does it, or what an event carries. */
export interface TestableColumn {
  readonly name: string;
  readonly label: string;
  /** Heading under which it is offered. */
  readonly group: string;
  /** Undefined when the framework declares no such thing. */
  readonly domain: Domain | undefined;
  readonly unit?: string;
  /** The values of a closed domain, in a few words and as the file's phrase. */
  readonly choices: readonly {
    readonly value: FactValue;
    readonly label: string;
    readonly phrase: string | undefined;
  }[];
  /** A test in words: "origin is partner". */
  phrase(source: CellSource): string;
}

const DERIVED = ['partnerType', 'stage', 'registration', 'activeRegistrations', 'hoursInStage'];

/** What may be tested outside a decision: the partner type, the declared facts, then the other derived facts. */
export function listConditionColumns(
  framework: Framework,
  options: { readonly without?: readonly string[] } = {},
): readonly TestableColumn[] {
  const [first = '', ...others] = DERIVED;
  return [first, ...framework.facts.keys(), ...others]
    .filter((name) => !options.without?.includes(name))
    .map((name) => toConditionColumn(framework, name))
    .filter(({ domain }) => domain !== undefined);
}

/** One fact as a column of conditions. */
export function toConditionColumn(framework: Framework, name: string): TestableColumn {
  const domain = domainOfColumn(framework, name);
  const fact = framework.facts.get(name);
  return {
    name,
    label: titleOfKey(nameColumn(framework, name).replace(/^the /, '')),
    group: 'Facts',
    domain,
    ...(fact?.unit === undefined ? {} : { unit: fact.unit }),
    choices: valuesOf(domain).map((value) => ({
      value,
      label: nameValue(framework, name, value),
      phrase: fact?.values.get(String(value)),
    })),
    phrase: (source) => phraseTest(framework, name, source),
  };
}

/** The values of a closed domain; none of numbers. */
export function valuesOf(domain: Domain | undefined): readonly FactValue[] {
  if (domain?.kind === 'boolean') return [true, false];
  return domain?.kind === 'enum' ? domain.values : [];
}
