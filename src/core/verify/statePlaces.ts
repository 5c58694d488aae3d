import type { JsonPath } from '../diagnostics/diagnostic.ts';

/** Where a state stands in the file; `path` is dotted and empty for the lifecycle itself. */
export function pathOfState(lifecycle: string, path: string): JsonPath {
  const keys = path === '' ? [] : path.split('.');
  return ['lifecycles', lifecycle, ...keys.flatMap((key) => ['states', key])];
}
