export type Scalar = string | number | boolean;
export type Truth = 'held' | 'failed' | 'unknown';

/** `{ type: "when", params }` with plain lists and values as cells. */
export interface SlowGuard {
  readonly facts?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  readonly by?: { readonly side?: Scalar | readonly Scalar[]; readonly role?: Scalar | readonly Scalar[] };
  readonly data?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
}

/** All tests at once on plain values; a value that is absent makes it unknown. */
export function testCells(
  cells: Readonly<Record<string, Scalar | readonly Scalar[] | undefined>>,
  values: Readonly<Record<string, Scalar>>,
): Truth {
  return and(
    ...Object.entries(cells).map(([name, cell]): Truth => {
      const value = values[name];
      if (value === undefined) return 'unknown';
      return (Array.isArray(cell) ? (cell as readonly Scalar[]) : [cell]).includes(value) ? 'held' : 'failed';
    }),
  );
}

/** Failed as soon as one fails, held when all hold. */
export function and(...outcomes: readonly Truth[]): Truth {
  return outcomes.includes('failed') ? 'failed' : outcomes.includes('unknown') ? 'unknown' : 'held';
}

/** Every way to give a value to what has none. */
export function fillIn(
  known: Readonly<Record<string, Scalar>>,
  domains: Readonly<Record<string, readonly Scalar[]>>,
): readonly Readonly<Record<string, Scalar>>[] {
  return Object.entries(domains).reduce<readonly Readonly<Record<string, Scalar>>[]>(
    (ways, [name, values]) =>
      name in known ? ways : ways.flatMap((way) => values.map((value) => ({ ...way, [name]: value }))),
    [known],
  );
}
