import { stateTreeOf, type Lifecycle } from '../../core/index.ts';

/** A key for a state people call `name`: "Qualify the deal" is "qualify-the-deal". No other state of the lifecycle has it. */
export function proposeStateKey(
  lifecycle: Lifecycle,
  name: string,
  alsoTaken: readonly string[] = [],
): string {
  const taken = new Set([...stateTreeOf(lifecycle).entries.map(({ node }) => node.key), ...alsoTaken]);
  const base = toStateKey(name);
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(key)) return key;
  }
}

/** The words of a name as a key. */
export function toStateKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words.join('-');
  if (joined === '') return 'state';
  return /^[a-z]/.test(joined) ? joined : `s-${joined}`;
}
