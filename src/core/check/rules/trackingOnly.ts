import type { Framework } from '../../model/framework.ts';
import { findCells } from '../cellPlaces.ts';
import type { CheckReport } from '../checkRule.ts';

/** The pitfall "tool, not framework": what is tracked has a decision, an owner and a duty behind it, and what is asked is read. */
export function trackingOnly(framework: Framework, report: CheckReport): void {
  const { tracking } = framework;
  if (tracking && (tracking.fields.length > 0 || tracking.system !== undefined)) {
    const hasRules = (name: string): boolean => (framework.decisions.get(name)?.rules.length ?? 0) > 0;
    const lacking = [
      ...([...framework.decisions.keys()].some(hasRules) ? [] : ['decision']),
      ...(hasRules('customerLead') ? [] : ['owner']),
      ...(framework.responsibilities.length > 0 ? [] : ['duty']),
    ];
    if (lacking.length > 0) {
      const message = `Fields are tracked with no ${lacking.join(' and no ')} behind them: that is a tool, not yet a framework.`;
      report('tool.tracking-only', ['tracking'], message, { part: 'key' });
    }
  }
  const read = readColumns(framework);
  for (const name of framework.facts.keys()) {
    if (read.has(name)) continue;
    const message = `Deals are asked for "${name}", and nothing in the framework reads or tracks it.`;
    report('tool.unread-fact', ['facts', name], message, {
      part: 'key',
      fix: { kind: 'entry.remove', section: 'facts', name },
    });
  }
}

/** Facts that cells and inputs read, and what is tracked by that name. */
function readColumns({ decisions, tracking, ...rest }: Framework): ReadonlySet<string> {
  const columns = [
    ...findCells({ decisions, ...rest }).map(({ column }) => column),
    ...[...decisions.values()].flatMap(({ inputs }) => inputs),
  ];
  const bare = columns.map((column) => column.replace(/^(?:incumbent|challenger|same)\./, ''));
  const tracked = [
    ...(tracking?.fields ?? []),
    ...(tracking?.visibility ?? []).flatMap(({ fields, masked }) => [...fields, ...masked]),
  ];
  return new Set([...columns, ...bare, ...tracked]);
}
