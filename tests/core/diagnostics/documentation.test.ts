import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_CODES } from '../../../src/core/diagnostics/index.ts';

const text = readFileSync('docs/DIAGNOSTICS.md', 'utf8');
const [aboutCheck = '', aboutReplay = ''] = text.split('## What replay finds in a deal');

/** Code -> the text under its heading. */
function sectionsOf(part: string): ReadonlyMap<string, string> {
  return new Map(
    part
      .split(/^### /m)
      .slice(1)
      .map((section) => [/^`([^`]+)`/.exec(section)?.[1] ?? '', section]),
  );
}

/** The finding codes of replay with their kind. */
const FINDINGS = {
  silent: [
    'lead.undecided',
    'registration.undecided',
    'decision.undecided',
    'role.undecided',
    'event.unanswered',
    'partner-type.unsupported',
  ],
  ambiguous: ['lead.ambiguous', 'registration.ambiguous', 'decision.ambiguous', 'role.ambiguous'],
  contradicted: [
    'lead.contradicted',
    'registration.contradicted',
    'decision.contradicted',
    'role.contradicted',
    'event.out-of-order',
    'step.skipped',
    'event.after-close',
    'status.not-shared',
  ],
  unreadable: ['fact.missing', 'fact.outside-domain', 'event.unreadable'],
};

describe('docs/DIAGNOSTICS.md', () => {
  it('explains every diagnostic code, in the order of the table, and no other', () => {
    expect([...sectionsOf(aboutCheck).keys()]).toEqual(Object.keys(DIAGNOSTIC_CODES));
  });

  it.each(Object.entries(DIAGNOSTIC_CODES))(
    'gives title, severity, cause and remedy of %s',
    (code, { title, severity }) => {
      const section = sectionsOf(aboutCheck).get(code);
      expect(section).toContain(`**${title}** (${severity}).`);
      expect(section).toMatch(/- Cause: .{10}/);
      expect(section).toMatch(/- Remedy: .{5}/);
    },
  );

  it('explains every finding of replay with its kind, and no other', () => {
    const expected = Object.entries(FINDINGS).flatMap(([kind, codes]) =>
      codes.map((code) => `${code} ${kind}`),
    );
    const documented = [...sectionsOf(aboutReplay)].map(
      ([code, section]) => `${code} ${/\((\w+)\)/.exec(section)?.[1] ?? ''}`,
    );
    expect(documented.sort()).toEqual(expected.sort());
    for (const section of sectionsOf(aboutReplay).values())
      expect(section).toMatch(/- Cause: .+\n- Remedy: .+/);
  });
});
