import {
  compileDecision,
  phraseFact,
  type CompiledColumn,
  type FactValue,
  type Framework,
  type Interval,
} from '../../core/index.ts';
import { phraseKey } from './phraseEvent.ts';

/** A fact the scenario lens can hold still. */
export interface LensFact {
  readonly column: string;
  readonly name: string;
  readonly question: string;
  readonly choices: readonly LensChoice[];
}

export interface LensChoice {
  readonly label: string;
  /** A value of this choice. */
  readonly value: FactValue;
  covers(value: FactValue): boolean;
}

/** Facts of the deal, and the partner type, that some decision asks about, in the order in which they are asked. */
export function findLensFacts(framework: Framework): readonly LensFact[] {
  const facts = new Map<string, LensFact>();
  for (const decision of framework.decisions.values()) {
    for (const column of compileDecision(framework, decision).columns) {
      const declared = framework.facts.get(column.column);
      const chosen = declared?.of === 'deal' || column.column === 'partnerType';
      if (!chosen || facts.has(column.column)) continue;
      facts.set(column.column, {
        column: column.column,
        name: phraseKey(column.column),
        question: declared?.question ?? `Which ${phraseKey(column.column)}?`,
        choices: listChoices(framework, column),
      });
    }
  }
  return [...facts.values()];
}

function listChoices(framework: Framework, column: CompiledColumn): readonly LensChoice[] {
  return column.slices.flatMap(({ value, label, slice }): LensChoice[] => {
    if (value === undefined) return [];
    const interval = slice?.interval;
    if (interval)
      return [
        {
          label: `${phraseKey(column.column)} ${label}`,
          value,
          covers: (other) => typeof other === 'number' && isWithin(interval, other),
        },
      ];
    const name =
      column.column === 'partnerType' ? framework.partnerTypes.get(String(value))?.name : undefined;
    return [
      {
        label: name ?? phraseFact(framework, column.column, value),
        value,
        covers: (other) => other === value,
      },
    ];
  });
}

function isWithin({ low, high, lowClosed, highClosed }: Interval, value: number): boolean {
  return (lowClosed ? value >= low : value > low) && (highClosed ? value <= high : value < high);
}
