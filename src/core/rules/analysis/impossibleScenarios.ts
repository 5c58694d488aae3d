import type { Cell, FactValue } from '../../model/cell.ts';
import { isRegistrationDecision, stagesOf } from '../../model/domains.ts';
import type { Decision, Framework, StateNode } from '../../model/framework.ts';

/** A combination of facts that no deal can show: every column's cell holds at once. */
export type ImpossibleScenario = ReadonlyMap<string, Cell>;

/**
 * What follows from the meaning of derived facts alone, whatever happens to a deal: the lead is asked in a stage, a challenged
 * registration is active, no registration means none that is active.
 */
export function listImpossible(framework: Framework, decision: Decision): readonly ImpossibleScenario[] {
  return [
    ...impossibleStages(framework, decision),
    ...impossibleRegistrations(framework),
    ...(isRegistrationDecision(decision.name) ? impossiblePairs(framework, decision) : []),
  ];
}

function impossibleStages(framework: Framework, decision: Decision): readonly ImpossibleScenario[] {
  const roots = framework.lifecycles.get('deal')?.root.states ?? [];
  return [
    ...(decision.name === 'customerLead' ? [combine({ stage: oneOf(['none']) })] : []),
    ...stagesOf(framework).flatMap((stage) => {
      const root = stage.path[0];
      return root === undefined ? [] : [combine({ stage: oneOf([stage.key]), 'state.deal': noneOf([root]) })];
    }),
    ...roots
      .filter(({ tags }) => tags.includes('stage'))
      .map(({ key }) => combine({ 'state.deal': oneOf([key]), stage: noneOf([key]) })),
  ];
}

function impossibleRegistrations(framework: Framework): readonly ImpossibleScenario[] {
  const roots = rootStates(framework);
  const standing = [...roots.map(({ key }) => key), 'none'];
  const idle = roots.filter((root) => !mayHave(root, ['active', 'granted'])).map(({ key }) => key);
  const active = roots.filter(({ tags }) => tags.includes('active')).map(({ key }) => key);
  return [
    ...standing.map((key) => combine({ registration: oneOf([key]), 'state.registration': noneOf([key]) })),
    ...['registration', 'state.registration'].flatMap((column) => [
      combine({ [column]: oneOf([...idle, 'none']), activeRegistrations: atLeast(1) }),
      ...(active.length > 0 ? [combine({ [column]: oneOf(active), activeRegistrations: oneOf([0]) })] : []),
    ]),
  ];
}

/** Of a challenged registration, which is active, and one that has ended, while another is active. */
function impossiblePairs(framework: Framework, { name }: Decision): readonly ImpossibleScenario[] {
  const roots = rootStates(framework);
  const strays = roots.filter((root) =>
    name === 'registrationConflict' ? !mayHave(root, ['active']) : root.tags.includes('active'),
  );
  const facts = [...framework.facts].filter(([, { type }]) => type !== 'number');
  return [
    combine({ activeRegistrations: oneOf([0]) }),
    combine({ registration: oneOf(['none']) }),
    combine({ 'state.registration': oneOf(['none']) }),
    ...(strays.length > 0 ? [combine({ incumbentState: oneOf(strays.map(({ key }) => key)) })] : []),
    ...facts.flatMap(([fact, { type, values }]) => {
      const names = { same: `same.${fact}`, one: `incumbent.${fact}`, other: `challenger.${fact}` };
      const options: readonly FactValue[] = type === 'boolean' ? [false, true] : [...values.keys()];
      return options.flatMap((value) => [
        combine({
          [names.same]: oneOf([true]),
          [names.one]: oneOf([value]),
          [names.other]: noneOf([value]),
        }),
        combine({
          [names.same]: oneOf([false]),
          [names.one]: oneOf([value]),
          [names.other]: oneOf([value]),
        }),
      ]);
    }),
  ];
}

function rootStates(framework: Framework): readonly StateNode[] {
  const states = framework.lifecycles.get('registration')?.root.states ?? [];
  return states.filter(({ kind }) => kind !== 'history');
}

function mayHave(state: StateNode, tags: readonly string[]): boolean {
  return tags.some((tag) => state.tags.includes(tag)) || state.states.some((child) => mayHave(child, tags));
}

function combine(cells: Readonly<Record<string, Cell>>): ImpossibleScenario {
  return new Map(Object.entries(cells));
}

function oneOf(values: readonly FactValue[]): Cell {
  return { kind: 'test', negated: false, values, intervals: [] };
}

function noneOf(values: readonly FactValue[]): Cell {
  return { kind: 'test', negated: true, values, intervals: [] };
}

function atLeast(low: number): Cell {
  return {
    kind: 'test',
    negated: false,
    values: [],
    intervals: [{ low, lowClosed: true, high: Infinity, highClosed: true }],
  };
}
