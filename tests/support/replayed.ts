import { checkFramework } from '../../src/core/check/index.ts';
import { parseDealLine } from '../../src/core/formats/index.ts';
import type { Deal } from '../../src/core/model/deal.ts';
import type { ReplaySummary } from '../../src/core/model/report.ts';
import type { DealRun, Finding } from '../../src/core/model/run.ts';
import type { CompiledFramework } from '../../src/core/replay/index.ts';
import { compileFramework, replayDeal, summariseRuns } from '../../src/core/replay/index.ts';
import { parseFramework } from '../../src/core/text/index.ts';
import type { JsonObject } from './framework.ts';
import { framework } from './framework.ts';

export interface EventNotes {
  readonly object?: string;
  readonly by?: { readonly side?: string; readonly role?: string; readonly partner?: string };
  readonly data?: JsonObject;
}
export type EventRow = readonly [at: string, type: string, notes?: EventNotes];

/** A deal of the record format: won on its last day unless said otherwise. Times are "01-05 09:00" in 2026, UTC, or full ISO. */
export function dealOf(events: readonly EventRow[], rest: JsonObject = {}): Deal {
  const line = JSON.stringify({
    format: 'cosell-deal/1',
    id: 'D-1',
    outcome: 'won',
    facts: { origin: 'partner' },
    lead: 'partner-ae',
    events: events.map(([at, type, notes]) => ({ at: instant(at), type, ...notes })),
    ...rest,
  });
  const parsed = parseDealLine(line);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** "01-05 09:00" -> "2026-01-05T09:00:00Z"; anything else is left as it is. */
export function instant(text: string): string {
  const [, day, time] = /^(\d\d-\d\d) (\d\d:\d\d)$/.exec(text) ?? [];
  return day === undefined || time === undefined ? text : `2026-${day}T${time}:00Z`;
}

/** Compiles a framework that the check has no error for. */
export function compiled(changes: JsonObject = {}): CompiledFramework {
  return compileText(framework(changes));
}

export function compileText(text: string): CompiledFramework {
  const parsed = parseFramework(text);
  const errors = checkFramework(parsed).filter(({ severity }) => severity === 'error');
  if (!parsed.framework || errors.length > 0)
    throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return compileFramework(parsed.framework);
}

/** Replays one deal, with its trace. */
export function replayed(changes: JsonObject, deal: Deal): DealRun {
  return replayDeal(compiled(changes), deal, { trace: true });
}

export function summarised(changes: JsonObject, deals: readonly Deal[]): ReplaySummary {
  const ready = compiled(changes);
  return summariseRuns(
    ready,
    deals.map((deal) => replayDeal(ready, deal)),
  );
}

/** "code@event" of every finding. */
export function codesOf({ findings }: DealRun): readonly string[] {
  return findings.map(({ code, event }) => `${code}@${String(event)}`);
}

/** The one finding with a code. */
export function findingOf(run: DealRun, code: string): Finding {
  const [finding, ...others] = run.findings.filter((candidate) => candidate.code === code);
  if (!finding || others.length > 0) throw new Error(`not one ${code}: ${codesOf(run).join()}`);
  return finding;
}

/** "move before>after" of an object's steps. */
export function stepsOf(run: DealRun, object = 'deal'): readonly string[] {
  return (run.trace ?? [])
    .filter((step) => step.object === object)
    .map(({ move, before, after }) => `${move} ${before.join('+')}>${after.join('+')}`);
}
