import type { Decision, FactDefinition, Framework } from '../../../src/core/model/framework.ts';

/** A table over whole numbers: each rule a box, given by its ends in every column, the high end not included. */
export interface SurveyTable {
  readonly columns: number;
  /** Numbers of every column run from 0 up to here, not included. */
  readonly size: number;
  readonly rules: readonly (readonly (readonly [low: number, high: number])[])[];
}

/**
 * A table as decision trees over loans give them: the space is cut in two, in a random column at a random place, until there are as many
 * boxes as asked for; then some are lost. Repeatable.
 */
export function growTree(columns: number, rules: number, lost: number): SurveyTable {
  const size = 1_000;
  const random = createRandom(columns * 1_000 + rules);
  const boxes: [number, number][][] = [Array.from({ length: columns }, () => [0, size])];
  while (boxes.length < rules + lost) {
    const at = Math.floor(random() * boxes.length);
    const box = boxes[at] ?? [];
    const column = Math.floor(random() * columns);
    const [low, high] = box[column] ?? [0, 0];
    if (high - low < 2) continue;
    const cut = low + 1 + Math.floor(random() * (high - low - 1));
    boxes[at] = box.with(column, [low, cut]);
    boxes.push(box.with(column, [cut, high]));
  }
  for (let gone = 0; gone < lost; gone += 1) boxes.splice(Math.floor(random() * boxes.length), 1);
  return { columns, size, rules: boxes };
}

/** The same table as a decision of a framework. */
export function toDecision({ columns, size, rules }: SurveyTable): {
  readonly framework: Framework;
  readonly decision: Decision;
} {
  const names = Array.from({ length: columns }, (_, column) => `fact${column}`);
  const fact: FactDefinition = { type: 'number', min: 0, max: size - 1, values: new Map(), of: 'deal' };
  const decision: Decision = {
    name: 'loan',
    hitPolicy: 'UNIQUE',
    inputs: names,
    output: { kind: 'enum', values: new Map(['a', 'b', 'c'].map((value) => [value, undefined])) },
    rules: rules.map((box, index) => ({
      id: `r${index}`,
      when: new Map(
        box.flatMap(([low, high], column): [string, string][] =>
          low === 0 && high === size ? [] : [[names[column] ?? '', `[${low}..${high})`]],
        ),
      ),
      then: ['a', 'b', 'c'][index % 3] ?? 'a',
    })),
    defers: [],
    on: [],
  };
  const framework: Framework = {
    id: 'loans',
    name: 'Loans',
    version: '1.0.0',
    timezone: 'UTC',
    sides: new Map(),
    partnerTypes: new Map(),
    roles: new Map(),
    facts: new Map(names.map((name) => [name, fact])),
    events: new Map(),
    activities: new Map(),
    calendars: new Map(),
    durations: new Map(),
    lifecycles: new Map(),
    decisions: new Map([['loan', decision]]),
    responsibilities: [],
    layout: new Map(),
  };
  return { framework, decision };
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
