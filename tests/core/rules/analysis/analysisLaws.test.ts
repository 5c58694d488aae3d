import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, CellSource, FactValue } from '../../../../src/core/model/cell.ts';
import type { Command } from '../../../../src/core/model/command.ts';
import type { Decision } from '../../../../src/core/model/framework.ts';
import {
  analyseDecision,
  parseCell,
  testCell,
  type DecisionFinding,
} from '../../../../src/core/rules/index.ts';
import { decisions } from '../arbitraries.ts';
import { decisionOf, frameworkOf } from '../builders.ts';
import { allScenarios, fits, saysAt, termsAt, winners, type Scenario } from './slowAnalysis.ts';

const framework = frameworkOf();

/** Small decisions, some with two output columns. */
const tables: fc.Arbitrary<Decision> = fc.tuple(decisions, fc.boolean()).map(([decision, twofold]) => {
  if (!twofold) return decision;
  const single = {
    kind: 'enum',
    values: new Map(['b', 'a', 'wait'].map((value) => [value, undefined])),
  } as const;
  return {
    ...decision,
    output: {
      kind: 'columns',
      columns: new Map([
        ['stands', single],
        ['other', single],
      ]),
    },
    rules: decision.rules.map((rule, index) => ({
      ...rule,
      then: new Map([
        ['other', 'a'],
        ['stands', index % 2 === 0 ? 'a' : String(rule.then)],
      ]),
    })),
  };
});

/** Combinations that cannot occur. */
const impossibles = fc.array(
  fc
    .record(
      {
        origin: fc.constantFrom<FactValue>('vendor', 'not("joint")'),
        tender: fc.boolean(),
        amount: fc.constantFrom<FactValue>('>= 50', '< 10'),
      },
      { requiredKeys: [] },
    )
    .filter((when) => Object.keys(when).length > 0)
    .map((when) => new Map(Object.entries(when))),
  { maxLength: 2 },
);

const DOMAINS = {
  origin: { kind: 'enum', values: ['vendor', 'partner', 'joint'] },
  tender: { kind: 'boolean' },
  amount: { kind: 'number', min: 0 },
} as const;

interface Case {
  readonly decision: Decision;
  readonly findings: readonly DecisionFinding[];
  readonly possible: readonly Scenario[];
  readonly of: (code: DecisionFinding['code']) => readonly DecisionFinding[];
}

/** Impossible combinations of columns that the table does not test say nothing about it. */
function readCase(decision: Decision, impossible: readonly ReadonlyMap<string, FactValue>[]): Case {
  const tested = new Set(
    decision.rules.flatMap((rule) =>
      [...rule.when].flatMap(([column, cell]) => (cell === '-' ? [] : [column])),
    ),
  );
  const known = impossible.filter((when) => [...when.keys()].every((column) => tested.has(column)));
  const parsed = impossible.map(
    (when) =>
      new Map(
        [...when].map(([column, source]) => {
          const cell = parseCell(source, DOMAINS[column as keyof typeof DOMAINS]);
          if (!cell.ok) throw new Error(cell.error.message);
          return [column, cell.value] as const;
        }),
      ),
  );
  const { findings, exhaustive } = analyseDecision(framework, decision, { impossible: parsed });
  expect(exhaustive).toBe(true);
  const possible = allScenarios([...tested]).filter(
    (scenario) => !known.some((when) => fits(when, scenario)),
  );
  return { decision, findings, possible, of: (code) => findings.filter((one) => one.code === code) };
}

function holds(law: (found: Case) => void): void {
  fc.assert(
    fc.property(tables, impossibles, (decision, impossible) => {
      fc.pre(decision.rules.length > 0);
      law(readCase(decision, impossible));
    }),
    { numRuns: 200 },
  );
}

/** The removed rules, by command. */
function removed(commands: readonly Command[]): ReadonlySet<string> {
  return new Set(commands.flatMap((command) => (command.kind === 'rule.remove' ? [command.rule] : [])));
}

function without(decision: Decision, ids: ReadonlySet<string>): Decision {
  return { ...decision, rules: decision.rules.filter(({ id }) => !ids.has(id)) };
}

describe('analyseDecision against looking at every scenario', () => {
  it('[DA1] names as gaps exactly the possible scenarios that no rule fits, none of them needlessly', () => {
    holds(({ decision, possible, of }) => {
      const gaps = of('decision.gap').map((gap) => ({ ...gap, when: new Map(Object.entries(gap.when!)) }));
      for (const scenario of possible) {
        const isSilent = winners(decision, scenario).length === 0;
        expect(gaps.some(({ when }) => fits(when, scenario))).toBe(isSilent);
      }
      for (const gap of gaps) {
        expect(fits(gap.when, gap.witness!)).toBe(true);
        expect(winners(decision, gap.witness!)).toEqual([]);
        const others = gaps.filter((other) => other !== gap);
        const alone = possible.some(
          (scenario) => fits(gap.when, scenario) && !others.some(({ when }) => fits(when, scenario)),
        );
        expect(alone).toBe(true);
      }
    });
  });

  it('[DA2] names every pair of rules that give different answers to a possible scenario', () => {
    holds(({ decision, possible, of }) => {
      const told = of('decision.overlap').flatMap(({ rules: [rule, ...others] }) =>
        others.map((other) => [rule, other].sort().join()),
      );
      const isRanked = decision.hitPolicy === 'FIRST' || decision.hitPolicy === 'PRIORITY';
      const seen = new Set<string>();
      for (const scenario of isRanked ? [] : possible) {
        const fitting = winners(decision, scenario);
        for (const one of fitting)
          for (const other of fitting)
            if (
              one.id < other.id &&
              saysAt(
                without(
                  decision,
                  new Set(
                    decision.rules.map(({ id }) => id).filter((id) => id !== one.id && id !== other.id),
                  ),
                ),
                scenario,
              ).startsWith('ambiguous')
            )
              seen.add([one.id, other.id].join());
      }
      expect(told.toSorted()).toEqual([...seen].sort());
      for (const {
        witness,
        rules: [rule, other],
      } of of('decision.overlap')) {
        const fitting = winners(decision, witness!).map(({ id }) => id);
        expect(fitting).toContain(rule);
        expect(fitting).toContain(other);
      }
    });
  });

  it('[DA3] names the rules that win in no possible scenario', () => {
    holds(({ decision, possible, of }) => {
      const isRanked = decision.hitPolicy === 'FIRST' || decision.hitPolicy === 'PRIORITY';
      const winning = new Set(
        possible.flatMap((scenario) => winners(decision, scenario).map(({ id }) => id)),
      );
      const dead = of('rule.dead').map(({ rules: [rule] }) => rule);
      const expected = decision.rules.map(({ id }) => id).filter((id) => !winning.has(id));
      expect(dead).toEqual(expected);
      for (const {
        rules: [, ...by],
      } of of('rule.dead'))
        if (!isRanked) expect(by).toEqual([]);
    });
  });

  it('[DA4] names rules that can go together, and no other could go with them', () => {
    holds(({ decision, possible, of }) => {
      const dead = removed(of('rule.dead').flatMap(({ fixes }) => fixes));
      const gone = new Set([...dead, ...removed(of('rule.subsumed').flatMap(({ fixes }) => fixes))]);
      const rest = without(decision, gone);
      const same = (other: Decision): boolean =>
        possible.every((scenario) => termsAt(other, scenario) === termsAt(decision, scenario));
      expect(same(rest)).toBe(true);
      for (const { id } of rest.rules) expect(same(without(rest, new Set([id])))).toBe(false);
    });
  });

  it('[DA5] names the columns that change nothing in possible scenarios', () => {
    holds(({ decision, possible, of }) => {
      const columns = Object.keys(possible[0] ?? {});
      fc.pre(possible.length > 0);
      const idle = columns.filter((column) => {
        const seen = new Map<string, string>();
        return possible.every((scenario) => {
          const rest = JSON.stringify({ ...scenario, [column]: undefined });
          const says = saysAt(decision, scenario);
          if (!seen.has(rest)) seen.set(rest, says);
          return seen.get(rest) === says;
        });
      });
      const told = of('input.irrelevant').flatMap(({ fixes }) =>
        fixes.flatMap((fix) => (fix.kind === 'column.remove' ? [fix.column] : [])),
      );
      expect(told.toSorted()).toEqual(idle.toSorted());
    });
  });

  it('[DA6] names the answers that are never given', () => {
    holds(({ decision, possible, of }) => {
      fc.pre(decision.output.kind === 'enum');
      const given = new Set(
        possible.flatMap((scenario) => winners(decision, scenario).map(({ then }) => String(then))),
      );
      const said = new Set(decision.rules.map(({ then }) => String(then)));
      const never = ['b', 'a', 'wait'].filter(
        (answer) => !given.has(answer) && (answer !== 'wait' || said.has(answer)),
      );
      const told = of('answer.unreachable').map(({ message }) => /answers "(\w+)"/.exec(message)![1]);
      expect(told).toEqual(never);
    });
  });

  it('[DA1] [DA2] is right about tables with more constants than a word has bits', () => {
    const boxes = fc.array(
      fc.tuple(fc.nat(45), fc.nat(20), fc.nat(45), fc.nat(20), fc.constantFrom('a', 'b')),
      { minLength: 25, maxLength: 45 },
    );
    fc.assert(
      fc.property(boxes, (drawn) => {
        const decision = decisionOf({
          hitPolicy: 'ANY',
          output: { kind: 'enum', values: new Map(['a', 'b'].map((value) => [value, undefined])) },
          rules: drawn.map(([x, width, y, height, then]) => ({
            when: { amount: `[${x}..${x + width}]`, hoursInStage: `[${y}..${y + height}]` },
            then,
          })),
        });
        const limits = { work: 1e9, gaps: 10_000, pairs: 10_000 };
        const { findings, exhaustive } = analyseDecision(framework, decision, { limits });
        expect(exhaustive).toBe(true);
        const gaps = findings.flatMap(({ when }) => (when ? [toCells(when)] : []));
        const pairs = new Set(
          findings
            .filter(({ code }) => code === 'decision.overlap')
            .flatMap(({ rules: [rule, ...others] }) => others.map((other) => [rule, other].sort().join())),
        );
        const seen = new Set<string>();
        for (let amount = 0; amount <= 70; amount += 0.5)
          for (let hours = 0; hours <= 70; hours += 0.5) {
            const fitting = drawn.flatMap(([x, width, y, height, then], index) =>
              amount >= x && amount <= x + width && hours >= y && hours <= y + height
                ? [{ id: `r${index + 1}`, then }]
                : [],
            );
            const isGap = gaps.some(
              (cells) => testCell(cells.amount, amount) && testCell(cells.hoursInStage, hours),
            );
            if (isGap !== (fitting.length === 0)) throw new Error(`${amount}, ${hours}: ${String(isGap)}`);
            for (const [at, one] of fitting.entries())
              for (const other of fitting.slice(at + 1))
                if (one.then !== other.then) seen.add([one.id, other.id].sort().join());
          }
        expect(pairs).toEqual(seen);
      }),
      { numRuns: 3 },
    );
  });
});

function toCells(when: Readonly<Record<string, CellSource>>): {
  readonly amount: Cell;
  readonly hoursInStage: Cell;
} {
  const cellOf = (source: CellSource | undefined): Cell => {
    const cell = parseCell(source ?? '-', { kind: 'number', min: 0 });
    if (!cell.ok) throw new Error(cell.error.message);
    return cell.value;
  };
  return { amount: cellOf(when['amount']), hoursInStage: cellOf(when['hoursInStage']) };
}
