/** Keys that sample records and readers of other frameworks know these names by. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['account executive', 'vendor-ae'],
  ['solution engineer', 'vendor-se'],
  ['partner manager', 'partner-manager'],
  ['sales lead', 'sales-lead'],
  ['partner seller', 'partner-ae'],
  ['partner architect', 'partner-se'],
  ['delivery lead', 'partner-delivery'],
  ['integration partner', 'integration'],
  ['services partner', 'services'],
  ['technology partner', 'integration'],
]);

/** Gives each name a key of its own: lower-case words joined by dashes, none of those `taken`. */
export function nameKeys(
  names: readonly string[],
  fallback: string,
  taken: readonly string[] = [],
): ReadonlyMap<string, string> {
  const used = new Set(['constructor', 'prototype', ...taken]);
  const keys = new Map<string, string>();
  for (const name of names) {
    const base = KNOWN.get(name.toLowerCase()) ?? toKey(name, fallback);
    let key = base;
    for (let count = 2; used.has(key); count += 1) key = `${base}-${count}`;
    used.add(key);
    keys.set(name, key);
  }
  return keys;
}

function toKey(name: string, fallback: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words === '') return fallback;
  return /^[a-z]/.test(words) ? words : `${fallback}-${words}`;
}
