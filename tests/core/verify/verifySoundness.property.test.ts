import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOfFact } from '../../../src/core/model/domains.ts';
import { parseDealLine, printDeal } from '../../../src/core/formats/index.ts';
import { compileFramework, replayDeal, type CompiledFramework } from '../../../src/core/replay/index.ts';
import { splitDomain } from '../../../src/core/rules/index.ts';
import { simulateDeal, type Simulation } from '../../../src/core/simulate/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { explore } from '../../../src/core/verify/explore.ts';
import { closeOverReads, planExploration } from '../../../src/core/verify/explorationPlan.ts';
import { showsIt, verifyFramework, type VerifyReport } from '../../../src/core/verify/index.ts';
import type { VerifyProperty } from '../../../src/core/verify/index.ts';
import { randomCases } from '../../support/randomFramework.ts';
import { cases } from '../../support/searchHarder.ts';
import { begin, playRandomly, randomNumbers, scenario } from '../../support/simulated.ts';
import { randomPaths } from './randomPaths.ts';

/** Verification takes every fact to be told: so does the walk. */
function walk(compiled: CompiledFramework, numbers: readonly number[]): readonly Simulation[] {
  const { facts, partnerTypes } = compiled.framework;
  const told = [...facts].map(([name, fact], index) => {
    const values = splitDomain(domainOfFact(fact), []).map((slice) => slice.value);
    return [name, values[(numbers[index % numbers.length] ?? 0) % values.length]!] as const;
  });
  const script = playRandomly(
    compiled,
    numbers,
    begin(Object.fromEntries(told), [...partnerTypes.keys()][0]),
  );
  return Array.from({ length: script.entries.length + 1 }, (_, position) =>
    simulateDeal(compiled, script, position),
  );
}

/** Where the objects that two slots for registrations and one for each other path can hold stand; undefined when there are more. */
function standOf({ objects }: Simulation, lifecycles: readonly string[]): string | undefined {
  const stood = lifecycles.map((lifecycle) => {
    const own = objects
      .filter(({ object }) => object.lifecycle === lifecycle)
      .map(({ state }) => state.leaves.join('+'));
    return { lifecycle, own };
  });
  if (stood.some(({ lifecycle, own }) => own.length > (lifecycle === 'registration' ? 2 : 1)))
    return undefined;
  return stood.map(({ own }) => own.join('|')).join(' ');
}

function reachable(compiled: CompiledFramework, lifecycles: readonly string[]): ReadonlySet<string> {
  const steps = explore(planExploration(compiled, lifecycles), 200_000);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const { nodes, plan, complete } = step.value;
  expect(complete).toBe(true);
  return new Set(
    nodes.map(({ world }) =>
      plan.lifecycles
        .map((lifecycle) =>
          plan.slots
            .flatMap((slot, index) => (slot.lifecycle === lifecycle ? (world.states[index] ?? []) : []))
            .map((state) => state.leaves.join('+'))
            .join('|'),
        )
        .join(' '),
    ),
  );
}

function find({ properties }: VerifyReport, kind: string, subject: string): VerifyProperty | undefined {
  return properties.find((property) => property.kind === kind && property.subject === subject);
}

/** Nothing that really happens contradicts what the verification says. */
function expectSound(compiled: CompiledFramework, report: VerifyReport, simulation: Simulation): void {
  const { run } = simulation;
  if (run.cost > 0) return;
  const registrations = simulation.objects.filter(({ object }) => object.lifecycle === 'registration').length;
  for (const { code, stage, key } of run.findings) {
    const [, decision = ''] = key.split('|');
    const fault = code.endsWith('.undecided')
      ? 'decided'
      : code.endsWith('.ambiguous')
        ? 'unique'
        : undefined;
    if (fault === undefined || registrations > 2) continue;
    if (code.startsWith('lead.'))
      expect(find(report, `lead.${fault}`, stage ?? '')?.status, code).not.toBe('proved');
    else if (!code.startsWith('role.'))
      expect(find(report, `decision.${fault}`, decision)?.status, code).not.toBe('proved');
  }
  const dead = report.properties.flatMap(({ kind, findings }) =>
    kind === 'transitions.live' ? findings.filter(({ confirmed }) => confirmed) : [],
  );
  const transitions = [...compiled.lifecycles.values()].flatMap(({ machine }) => machine.transitions);
  for (const { path } of dead) {
    const { transition } = transitions.find(
      ({ transition: { jsonPath } }) => jsonPath.join() === path.join(),
    )!;
    expect(run.coverage.transitions[transition.id] ?? 0, transition.id).toBe(0);
  }
}

function expectReplayed(compiled: CompiledFramework, { properties }: VerifyReport): void {
  for (const { findings, status } of properties) {
    if (status === 'refuted') expect(findings.some(({ confirmed }) => confirmed)).toBe(true);
    for (const { counterexample, confirmed } of findings) {
      if (!counterexample) continue;
      const line = parseDealLine(printDeal(counterexample.deal));
      if (!line.ok) throw new Error(line.error.message);
      expect(showsIt(compiled, { ...counterexample, deal: line.value })).toBe(confirmed);
      if (confirmed) expect(replayDeal(compiled, line.value).cost).toBe(0);
    }
  }
}

function expectHolds(compiled: CompiledFramework, walks: readonly (readonly number[])[]): void {
  const report = verifyFramework(compiled, { mostCombinations: 200_000 });
  const all = closeOverReads(compiled, ['deal', 'registration']);
  const sets = [all, ...[...compiled.lifecycles.keys()].map((name) => closeOverReads(compiled, [name]))].map(
    (lifecycles) => ({ lifecycles, reached: reachable(compiled, lifecycles) }),
  );
  for (const numbers of walks)
    for (const simulation of walk(compiled, numbers)) {
      for (const { lifecycles, reached } of sets) {
        const stand = standOf(simulation, lifecycles);
        if (stand !== undefined) expect(reached).toContain(stand);
      }
      expectSound(compiled, report, simulation);
    }
  expectReplayed(compiled, report);
}

function compile(text: string): CompiledFramework {
  const { framework, diagnostics } = parseFramework(text);
  if (!framework) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return compileFramework(framework);
}

describe('[VE1] no run of live actors is anywhere the exploration does not know, and finds nothing that was said to be impossible', () => {
  it.each(['twelve-partners/northwind', 'twelve-partners/glossy'])('on %s', (file) => {
    fc.assert(
      fc.property(fc.array(randomNumbers, { minLength: 8, maxLength: 8 }), (walks) =>
        expectHolds(scenario(file), walks),
      ),
      { numRuns: cases(1) },
    );
  });

  it('on any framework whose paths read each other', () => {
    fc.assert(
      fc.property(randomPaths, fc.array(randomNumbers, { minLength: 4, maxLength: 4 }), (framework, walks) =>
        expectHolds(compile(JSON.stringify(framework)), walks),
      ),
      { numRuns: cases(12) },
    );
  });

  it('on any path with regions, histories, forbidden events and every kind of clock', () => {
    fc.assert(
      fc.property(
        randomCases({ richClocks: true, unknowns: false }),
        fc.array(randomNumbers, { minLength: 4, maxLength: 4 }),
        ({ framework }, walks) => expectHolds(compile(JSON.stringify(framework)), walks),
      ),
      { numRuns: cases(12) },
    );
  });
});
