import { refused, ok, type Result } from '../../base/result.ts';
import type { Deal } from '../../model/deal.ts';

/** Which labels or values mean that a deal was won, lost or is open. */
export type OutcomeLabels = ReadonlyMap<string, Deal['outcome']>;

const COMMON: OutcomeLabels = new Map([
  ['won', 'won'],
  ['closed won', 'won'],
  ['closedwon', 'won'],
  ['lost', 'lost'],
  ['closed lost', 'lost'],
  ['closedlost', 'lost'],
  ['open', 'open'],
]);

/**
 * The outcome that a recorded value names: by the labels given, exactly; else, in any case, "won", "lost", "open", "Closed Won",
 * "Closed Lost". Undefined when it names none.
 */
export function outcomeOfValue(value: string, labels: OutcomeLabels): Deal['outcome'] | undefined {
  return labels.get(value) ?? COMMON.get(value.trim().toLowerCase());
}

/**
 * Reads outcome labels from texts such as "won=Closed Won", "lost=Closed Lost|Withdrawn". `kind` of the refusal is
 * `syntax`: an entry is not `won=`, `lost=` or `open=` followed by one or more labels.
 */
export function parseOutcomeLabels(
  entries: readonly string[],
): Result<OutcomeLabels, { readonly kind: 'syntax'; readonly message: string }> {
  const labels = new Map<string, Deal['outcome']>();
  for (const entry of entries) {
    const [, outcome, list] = /^\s*(won|lost|open)\s*=(.*)$/s.exec(entry) ?? [];
    const names = (list ?? '')
      .split('|')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (names.length === 0) {
      return refused({
        kind: 'syntax',
        message: `"${entry}" does not map an outcome; write "won=Closed Won" or "lost=Closed Lost|Withdrawn".`,
      });
    }
    for (const name of names)
      labels.set(name, outcome === 'won' ? 'won' : outcome === 'lost' ? 'lost' : 'open');
  }
  return ok(labels);
}
