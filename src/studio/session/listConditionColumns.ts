import { domainOfColumn, nameColumn, type Domain, type Framework } from '../../core/index.ts';
import { titleOfKey } from './phraseEvent.ts';

/** A fact, recorded or derived, that a duty or a duration may depend on. */
export interface TestableColumn {
  readonly name: string;
  readonly label: string;
  readonly domain: Domain;
  labelOf(value: string): string;
}

const DERIVED = ['partnerType', 'stage', 'registration', 'activeRegistrations', 'hoursInStage'];

/** What may be tested outside a decision: the partner type, the declared facts, then the other derived facts. */
export function listConditionColumns(
  framework: Framework,
  options: { readonly without?: readonly string[] } = {},
): readonly TestableColumn[] {
  const [first = '', ...others] = DERIVED;
  return [first, ...framework.facts.keys(), ...others].flatMap((name): TestableColumn[] => {
    const domain = domainOfColumn(framework, name);
    if (!domain || options.without?.includes(name)) return [];
    return [
      {
        name,
        label: titleOfKey(nameColumn(framework, name).replace(/^the /, '')),
        domain,
        labelOf: (value) =>
          (name === 'partnerType'
            ? framework.partnerTypes.get(value)?.name
            : framework.facts.get(name)?.values.get(value)) ?? value,
      },
    ];
  });
}
