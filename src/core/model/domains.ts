import type { Domain } from './cell.ts';
import type { FactDefinition, Framework, StateNode } from './framework.ts';

/** Stage keys of the deal lifecycle, in document order: state nodes tagged `stage`. */
export function stagesOf(framework: Framework): readonly StateNode[] {
  const stages: StateNode[] = [];
  const visit = (node: StateNode): void => {
    if (node.tags.includes('stage')) stages.push(node);
    node.states.forEach(visit);
  };
  const deal = framework.lifecycles.get('deal');
  if (deal) visit(deal.root);
  return stages;
}

/** The closed domain of a declared fact. */
export function domainOfFact(fact: FactDefinition): Domain {
  if (fact.type === 'enum') return { kind: 'enum', values: [...fact.values.keys()] };
  if (fact.type === 'boolean') return { kind: 'boolean' };
  return {
    kind: 'number',
    ...(fact.min === undefined ? {} : { min: fact.min }),
    ...(fact.max === undefined ? {} : { max: fact.max }),
  };
}

const ELAPSED: Domain = { kind: 'number', min: 0 };
const COUNT: Domain = { kind: 'number', min: 0, integer: true };

/**
 * The domain of a column: a declared fact, or a derived fact (design: reserved names). Undefined when the framework knows no such name.
 * `incumbent.*`, `challenger.*`, `same.*` and their kin are known in the registration decisions only; pass `registration: true` there.
 */
export function domainOfColumn(
  framework: Framework,
  column: string,
  options: { readonly registration?: boolean } = {},
): Domain | undefined {
  const fact = framework.facts.get(column);
  if (fact) return domainOfFact(fact);
  const rootStates = (lifecycle: string): string[] =>
    (framework.lifecycles.get(lifecycle)?.root.states ?? [])
      .filter((state) => state.kind !== 'history')
      .map((state) => state.key);
  const partnerTypes: Domain = { kind: 'enum', values: [...framework.partnerTypes.keys()] };
  switch (column) {
    case 'partnerType':
      return partnerTypes;
    case 'stage':
      return { kind: 'enum', values: [...stagesOf(framework).map((stage) => stage.key), 'none'] };
    case 'registration':
      return { kind: 'enum', values: [...rootStates('registration'), 'none'] };
    case 'activeRegistrations':
      return COUNT;
    case 'hoursInStage':
      return ELAPSED;
  }
  if (column.startsWith('daysSince.')) return ELAPSED;
  if (column.startsWith('state.')) {
    const lifecycle = column.slice('state.'.length);
    if (!framework.lifecycles.has(lifecycle)) return undefined;
    return { kind: 'enum', values: [...rootStates(lifecycle), 'none'] };
  }
  if (!options.registration) return undefined;
  switch (column) {
    case 'incumbentState':
      return { kind: 'enum', values: rootStates('registration') };
    case 'incumbentPartnerType':
    case 'challengerPartnerType':
      return partnerTypes;
    case 'hoursApart':
      return ELAPSED;
  }
  const [party, name] = splitOnce(column);
  const about = name === undefined ? undefined : framework.facts.get(name);
  if (!about) return undefined;
  if (party === 'same') return { kind: 'boolean' };
  if (party === 'incumbent' || party === 'challenger') return domainOfFact(about);
  return undefined;
}

/** Decisions asked about a pair of registrations. */
export function isRegistrationDecision(name: string): boolean {
  return name === 'registrationConflict' || name === 'registrationSuccession';
}

function splitOnce(text: string): [string, string | undefined] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, undefined] : [text.slice(0, dot), text.slice(dot + 1)];
}
