import type { JsonValue } from '../../core/index.ts';

/** Sets a field below an entry, or removes it; answers whether it was done. */
export type SetField = (field: readonly (string | number)[], value: JsonValue | undefined) => boolean;
