import type { Framework, ReplayReport, Transition } from '../core/index.ts';
import type { Paint } from './paint.ts';
import { phraseNumber } from './phraseCount.ts';

const MOST_LISTED = 12;

/** The parts of the framework that no deal ever used: theory until one does. */
export function printCoverageText(
  framework: Framework,
  coverage: ReplayReport['coverage'],
  paint: Paint,
): string[] {
  const transitions = new Map(
    [...framework.lifecycles.values()].flatMap(({ name, root }) => {
      const all: [string, string][] = [];
      const visit = (node: typeof root): void => {
        for (const transition of node.transitions) all.push([transition.id, describeStep(name, transition)]);
        node.states.forEach(visit);
      };
      visit(root);
      return all;
    }),
  );
  const rows = framework.responsibilities;
  const lines = [
    describeUnused('rule', coverage.rules, (id) => id),
    describeUnused('step', coverage.transitions, (id) => transitions.get(id) ?? id),
    describeUnused('duty', coverage.responsibilities, (index) => {
      const row = rows[Number(index)];
      return row ? `${row.activity} at ${row.stage === '*' ? 'any stage' : row.stage}` : index;
    }),
  ].flat();
  return lines.length === 0 ? [] : [paint.strong('Theory so far: no deal ever used'), ...lines, ''];
}

function describeUnused(
  noun: string,
  counts: Readonly<Record<string, number>>,
  describe: (id: string) => string,
): string[] {
  const all = Object.entries(counts);
  const unused = all.filter(([, count]) => count === 0).map(([id]) => describe(id));
  if (unused.length === 0) return [];
  const listed = unused.slice(0, MOST_LISTED).join(', ');
  const rest = unused.length > MOST_LISTED ? ` and ${phraseNumber(unused.length - MOST_LISTED)} more` : '';
  const plural = noun === 'duty' ? 'duties' : `${noun}s`;
  return [`  ${phraseNumber(unused.length)} of ${phraseNumber(all.length)} ${plural}: ${listed}${rest}`];
}

function describeStep(lifecycle: string, { source, trigger, target }: Transition): string {
  const path = lifecycle === 'deal' ? 'deal path' : `${lifecycle} path`;
  const cause =
    trigger.kind === 'event'
      ? `on ${trigger.type}`
      : trigger.kind === 'after'
        ? `after ${trigger.duration}`
        : 'at once';
  const end = target === undefined ? '' : ` to ${target.replace(/^\./, '')}`;
  return `${source.join('.') || 'anywhere'} ${cause}${end} (${path})`;
}
