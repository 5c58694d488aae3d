import type { Decision } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';

/** Copies rules. Copies of neighbours stand together below the last of them, in the same order; others below their own. */
export function duplicateRules(decision: Decision, ids: readonly string[]): Command | undefined {
  if (ids.length < 2)
    return inOneStep(
      '',
      ids.map((rule) => ({ kind: 'rule.duplicate', decision: decision.name, rule })),
    );
  const indexes = ids.map((id) => decision.rules.findIndex((rule) => rule.id === id));
  const top = indexes[0] ?? 0;
  const together = indexes.every((index, at) => index === top + at);
  const taken = new Set(decision.rules.map(({ id }) => id));
  const steps = ids.flatMap((rule, at): Command[] => {
    const id = nameCopy(rule, taken);
    taken.add(id);
    const copy: Command = { kind: 'rule.duplicate', decision: decision.name, rule, id };
    return together
      ? [copy, { kind: 'rule.move', decision: decision.name, rule: id, to: top + ids.length + at }]
      : [copy];
  });
  return inOneStep('Duplicate rules', steps);
}

/** Takes rules away. */
export function removeRules(decision: Decision, ids: readonly string[]): Command | undefined {
  const steps = ids.map((rule): Command => ({ kind: 'rule.remove', decision: decision.name, rule }));
  return inOneStep('Delete rules', steps);
}

/** Moves the rules from `top` to `bottom`, ends included, up or down by some places. */
export function moveRules(decision: Decision, top: number, bottom: number, by: number): Command | undefined {
  const ids = decision.rules.slice(top, bottom + 1).map(({ id }) => id);
  const ordered = by > 0 ? ids.toReversed() : ids;
  const last = by > 0 ? bottom + by : top + by;
  const steps = ordered.map((rule, step): Command => ({
    kind: 'rule.move',
    decision: decision.name,
    rule,
    to: by > 0 ? last - step : last + step,
  }));
  return inOneStep('Move rules', steps);
}

function inOneStep(name: string, steps: readonly Command[]): Command | undefined {
  return steps.length > 1 ? { kind: 'steps', name, steps } : steps[0];
}

function nameCopy(id: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
