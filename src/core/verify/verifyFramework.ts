import { isRegistrationDecision } from '../model/domains.ts';
import { RESERVED_DECISIONS } from '../model/reserved.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { checkDecision, lifecyclesOfDecision } from './checkDecision.ts';
import { checkEndings } from './checkEndings.ts';
import { checkProtection } from './checkProtection.ts';
import { checkRegions } from './checkRegions.ts';
import { checkTransitions } from './checkTransitions.ts';
import { ExplorationStore } from './explorationStore.ts';
import { findPossibleInputs } from './findPossibleInputs.ts';
import type { VerifyMemory } from './verifyMemory.ts';
import type { PossibleInputs, VerifyProperty, VerifyReport } from './verifyReport.ts';

export interface VerifyOptions {
  /** Combinations of states looked at for one set of lifecycles, at most. */
  readonly mostCombinations?: number;
  /** Remembers explorations from one framework to the next. */
  readonly memory?: VerifyMemory;
}

/** How far a verification is. */
export interface VerifyProgress {
  readonly combinations: number;
  readonly properties: number;
}

/**
 * Looks at every reachable combination of lifecycle states with every scenario of the facts, and says of each property whether it holds, or shows the
 * shortest deal that breaks it. Yields now and then, so that a host can go on or give up. Deterministic.
 */
export function* verifyStepwise(
  compiled: CompiledFramework,
  options: VerifyOptions = {},
): Generator<VerifyProgress, VerifyReport> {
  const store = new ExplorationStore(compiled, options);
  const properties: VerifyProperty[] = [];
  const possible: PossibleInputs[] = [];
  const progress = (): VerifyProgress => ({
    combinations: store.combinations,
    properties: properties.length,
  });
  if (compiled.lifecycles.has('registration'))
    yield* report(store.explore(['deal', 'registration']), properties);
  for (const name of decisionsOf(compiled)) {
    const exploration = yield* report(store.explore(lifecyclesOfDecision(compiled, name)), properties);
    properties.push(...checkDecision(exploration, name));
    possible.push(findPossibleInputs(exploration, name));
    yield progress();
  }
  for (const lifecycle of compiled.lifecycles.keys()) {
    const exploration = yield* report(store.explore([lifecycle]), properties);
    properties.push(...checkEndings(exploration, lifecycle));
    yield progress();
    for (const property of [checkTransitions(exploration, lifecycle), checkRegions(exploration, lifecycle)])
      if (property) properties.push(property);
    yield progress();
  }
  if (compiled.lifecycles.has('registration')) {
    const exploration = yield* report(store.explore(['deal', 'registration']), properties);
    properties.push(...checkProtection(exploration));
  }
  const [vacuous, looked] = [
    properties.filter(isVacuous),
    properties.filter((property) => !isVacuous(property)),
  ];
  return {
    properties: looked,
    explored: store.parts,
    possible,
    notCovered: [
      ...listUncovered(compiled, store),
      ...vacuous.map(({ claim }) => `Never comes up: ${claim}.`),
    ],
    conclusive: looked.every(({ status }) => status === 'proved' || status === 'refuted'),
  };
}

/** The same in one go. */
export function verifyFramework(compiled: CompiledFramework, options: VerifyOptions = {}): VerifyReport {
  const steps = verifyStepwise(compiled, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** It was asked of nothing, so that nothing is said by it. */
function isVacuous({ scenarios, status }: VerifyProperty): boolean {
  return scenarios === 0 && status === 'proved';
}

function* report<T>(
  steps: Generator<{ readonly combinations: number }, T>,
  properties: readonly VerifyProperty[],
): Generator<VerifyProgress, T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield { combinations: step.value.combinations, properties: properties.length };
  }
}

/** Reserved decisions are asked whether the framework has them or not; the others where something asks them. */
function decisionsOf({ framework, lifecycles }: CompiledFramework): readonly string[] {
  const reserved = RESERVED_DECISIONS.filter(
    (name) => !isRegistrationDecision(name) || lifecycles.has('registration'),
  );
  const others = [...framework.decisions.values()].filter(
    ({ name, on }) => on.length > 0 && !(RESERVED_DECISIONS as readonly string[]).includes(name),
  );
  return [...reserved, ...others.map(({ name }) => name)];
}

function listUncovered(compiled: CompiledFramework, store: ExplorationStore): readonly string[] {
  const said = [
    'Records that leave facts out: every fact is taken to be told.',
    'Deals that depart from the framework.',
  ];
  const { lifecycles } = compiled;
  if (lifecycles.has('registration')) said.push('Three or more registrations under way at the same time.');
  const others = [...lifecycles.keys()].filter((name) => name !== 'deal' && name !== 'registration');
  for (const name of others) {
    if (lifecycles.get(name)?.machine.createdBy.size === 0)
      said.push(`The path "${name}": no event begins it.`);
    else said.push(`More than one ${name} in one deal.`);
  }
  if (store.readsTime)
    said.push(
      'How long things take: elapsed times and clocks may come out in any way, and examples are confirmed by replay.',
    );
  for (const explored of store.overfull)
    said.push(
      `Which facts go together: conditions of ${explored.join(' and ')} read too many, so that each may be anything at every look.`,
    );
  for (const { lifecycles: explored, complete, combinations } of store.parts)
    if (!complete) said.push(`Beyond ${String(combinations)} combinations of ${explored.join(' and ')}.`);
  return said;
}
