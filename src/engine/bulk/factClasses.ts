import type { Distinctions, FactValue } from '../../core/index.ts';
import type { DealColumns, FactColumn } from '../columns/index.ts';
import { findFact } from '../columns/index.ts';

/** Class of one fact by deal: 0 when the record does not tell a value the framework can use. */
export interface FactClasses {
  classOf(deal: number): number;
  /** The value, where the record tells one that the framework has no place for. */
  misfit(deal: number): FactValue | undefined;
}

/** Sorts the values of a fact into what the framework can tell apart. */
export function createFactClasses(
  columns: DealColumns,
  fact: string,
  distinctions: Distinctions,
): FactClasses | undefined {
  const column = columns.facts.find(({ name }) => name === fact);
  if (!column) return undefined;
  const numbers = new Map<string, number>();
  const numberOf = (value: FactValue): number => {
    const text = distinctions.classOfFact(fact, value);
    const known = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, known);
    return known;
  };
  return column.kind === 'code' && column.deals === undefined
    ? classesOfCodes(column, (value) => distinctions.isUsable(fact, value), numberOf)
    : {
        classOf: (deal) => {
          const value = findFact(column, deal);
          return value === undefined || !distinctions.isUsable(fact, value) ? 0 : numberOf(value);
        },
        misfit: (deal) => {
          const value = findFact(column, deal);
          return value === undefined || distinctions.isUsable(fact, value) ? undefined : value;
        },
      };
}

function classesOfCodes(
  { codes, values }: Extract<FactColumn, { kind: 'code' }>,
  isUsable: (value: FactValue) => boolean,
  numberOf: (value: FactValue) => number,
): FactClasses {
  const classes = Uint32Array.from([0, ...values.map((value) => (isUsable(value) ? numberOf(value) : 0))]);
  const misfits = [undefined, ...values.map((value) => (isUsable(value) ? undefined : value))];
  return {
    classOf: (deal) => classes[codes[deal] ?? 0] ?? 0,
    misfit: (deal) => misfits[codes[deal] ?? 0],
  };
}
