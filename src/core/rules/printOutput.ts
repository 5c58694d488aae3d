import type { JsonObject, Output } from '../model/framework.ts';

/** The answers of a decision as they stand in the file; values without phrases are a list. */
export function printOutput(output: Output): JsonObject {
  if (output.kind === 'columns')
    return {
      columns: Object.fromEntries([...output.columns].map(([name, single]) => [name, printOutput(single)])),
    };
  if (output.kind === 'role') return { type: 'role' };
  const phrases = [...output.values];
  if (phrases.every(([, phrase]) => phrase === undefined))
    return { type: 'enum', values: phrases.map(([value]) => value) };
  return {
    type: 'enum',
    values: Object.fromEntries(phrases.map(([value, phrase]) => [value, phrase ?? value])),
  };
}
