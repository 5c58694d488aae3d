import type { Section } from '../../core/edit/index.ts';

/** A key nobody has for a name people say: "Deal size" is the fact "dealSize", the role "deal-size". */
export function proposeKey(section: Section, name: string, taken: { has(key: string): boolean }): string {
  const said = name.trim();
  if (section === 'events' && /^[a-z0-9._-]+$/.test(said)) return said;
  const words = said
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = 'new', ...others] = words;
  const camel = section === 'facts' || section === 'durations';
  const joined = camel
    ? first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
    : [first, ...others].join(section === 'events' ? '.' : '-');
  const base = /^[a-z]/.test(joined) ? joined : `a${camel ? '' : '-'}${joined}`;
  for (let count = 1; ; count++) {
    const key = count === 1 ? base : `${base}${camel ? '' : '-'}${count}`;
    if (!taken.has(key)) return key;
  }
}
