/** Outcome of an operation that may be refused. `E` is a tagged union or a list of diagnostics, never a bare string. */
export type Result<T, E> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refused<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
