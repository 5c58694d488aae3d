import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework, Lifecycle } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { lifecycleOfColumn, readsOfDuration } from '../../model/derivedReads.ts';
import { stateTreeOf } from '../stateTree.ts';

interface Read {
  readonly lifecycle: string;
  readonly path: JsonPath;
}

/** Lifecycles are replayed one after the other, so their guards and timers cannot read each other in a circle. */
export function circularReads(framework: Framework, report: CheckReport): void {
  const reads = new Map(
    [...framework.lifecycles.values()].map((lifecycle) => [lifecycle.name, findReads(framework, lifecycle)]),
  );
  for (const [name, own] of reads) {
    for (const { lifecycle, path } of own) {
      const circle = findPath(reads, lifecycle, name);
      if (!circle) continue;
      const chain = [name, ...circle].map((step) => `"${step}"`).join(' reads ');
      report('guard.circular', path, `These paths read each other in a circle: ${chain}.`);
    }
  }
}

function findReads(framework: Framework, lifecycle: Lifecycle): readonly Read[] {
  return stateTreeOf(lifecycle).entries.flatMap(({ node }) =>
    node.transitions.flatMap(({ guard, trigger, jsonPath }): readonly Read[] => {
      const byGuard = [...(guard?.facts.keys() ?? [])].flatMap((column): readonly Read[] => {
        const read = lifecycleOfColumn(column);
        if (read === undefined) return [];
        return [{ lifecycle: read, path: [...jsonPath, 'guard', 'params', 'facts', column] }];
      });
      const timed = trigger.kind === 'after' ? readsOfDuration(framework, trigger.duration) : [];
      const byTimer = timed.map((read) => ({ lifecycle: read, path: jsonPath }));
      return [...byGuard, ...byTimer].filter((read) => read.lifecycle !== lifecycle.name);
    }),
  );
}

/** Lifecycles from one to another along reads, both included. */
function findPath(
  reads: ReadonlyMap<string, readonly Read[]>,
  from: string,
  to: string,
): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === to) {
      const path: string[] = [];
      for (let step: string | undefined = at; step !== undefined; step = cameFrom.get(step))
        path.unshift(step);
      return path;
    }
    for (const { lifecycle } of reads.get(at) ?? []) {
      if (cameFrom.has(lifecycle)) continue;
      cameFrom.set(lifecycle, at);
      queue.push(lifecycle);
    }
  }
  return undefined;
}
