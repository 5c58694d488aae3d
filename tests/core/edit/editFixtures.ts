import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { applyEdits, planEdits, type Command } from '../../../src/core/edit/index.ts';
import type { Framework, JsonValue } from '../../../src/core/model/framework.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { valueOf } from '../../../src/core/edit/jsonDiff.ts';
import { parseJsonText } from '../../../src/core/text/parseJsonText.ts';
import { northwind } from '../../support/framework.ts';

/** The text after a command that must not be refused. */
export function run(text: string, command: Command): string {
  const edits = planEdits(text, command);
  expect(edits.ok ? 'done' : edits.error.message, JSON.stringify(command)).toBe('done');
  if (!edits.ok) return text;
  edits.value.forEach((edit, index) => {
    expect(edit.start).toBeGreaterThan(edits.value[index - 1]?.end ?? -1);
    expect(edit.end).toBeGreaterThanOrEqual(edit.start);
  });
  return applyEdits(text, edits.value);
}

export function refusalOf(
  text: string,
  command: Command,
): { readonly kind: string; readonly message: string } {
  const edits = planEdits(text, command);
  expect(edits.ok, JSON.stringify(command)).toBe(false);
  return edits.ok ? { kind: '', message: '' } : { kind: edits.error.kind, message: edits.error.message };
}

export function json(text: string): JsonValue {
  const { root, problems } = parseJsonText(text);
  expect(problems.map(({ message }) => message)).toEqual([]);
  return valueOf(root!);
}

export function model(text: string): Framework {
  const { framework, diagnostics } = parseFramework(text);
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual(
    [],
  );
  return framework!;
}

/** The codes and messages of all errors. */
export function errorsOf(text: string): readonly string[] {
  return checkFramework(parseFramework(text))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** The example with nested states, every form of target, and every form of cell. */
export const NESTED: string = northwind({
  lifecycles: {
    deal: {
      states: {
        discovery: {
          on: {
            'stage.pitch': [
              {
                target: 'pitch',
                guard: { type: 'when', params: { facts: { registration: 'not("submitted")' } } },
              },
              {
                target: '#deal.talks.contract',
                guard: {
                  type: 'when',
                  params: { facts: { 'state.registration': '"protected", "overdue"' } },
                },
              },
            ],
            'stage.skip': 'talks.contract',
            'deal.lost': '#deal.lost',
          },
        },
        talks: {
          id: 'talks',
          initial: 'terms',
          states: {
            terms: { on: { 'terms.agreed': 'contract', 'terms.refused': '#deal.lost' }, always: [] },
            contract: {
              tags: ['stage'],
              on: { 'contract.returned': '#talks.terms', 'deal.won': '#deal.won' },
            },
            before: { type: 'history', target: 'terms' },
            done: { type: 'final' },
          },
          on: { 'talks.again': '.terms', 'talks.paused': '#talks.before', 'stage.pitch': {} },
          onDone: 'close',
        },
      },
    },
  },
  durations: {
    grace: { rows: [{ when: { stage: ['pitch', 'contract'] }, length: 'P1D' }, { length: 'P2D' }] },
  },
  responsibilities: [
    {
      stage: 'pitch',
      activity: 'discovery-call',
      responsible: 'partner-ae',
      when: { registration: ['protected', 'overdue'] },
    },
    { stage: 'contract', activity: 'discovery-call', responsible: 'vendor-ae' },
    {
      stage: 'deal.talks.terms',
      activity: 'discovery-call',
      responsible: 'vendor-ae',
      informed: ['partner-ae', 'partner-manager'],
    },
    { stage: 'registration.submitted', activity: 'registration.approved', responsible: 'partner-manager' },
    { stage: '*', activity: 'registration.extended', responsible: 'partner-ae' },
  ],
  tracking: { visibility: [{ object: 'deal', state: 'talks.contract', seenBy: ['vendor', 'partner'] }] },
  layout: {
    deal: {
      discovery: { x: 0, y: 0 },
      talks: { x: 9, y: 9 },
      'talks.terms': { x: 1, y: 1 },
      'talks.contract': { x: 2, y: 2 },
    },
    registration: { submitted: { x: 0, y: 0 } },
  },
});

/** The framework files of all scenarios, by name. */
export const SCENARIOS: ReadonlyMap<string, string> = new Map(
  readdirSync('scenarios', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join('scenarios', entry.name))
        .filter((file) => file.endsWith('.cosell.jsonc'))
        .map((file) => [file, readFileSync(join('scenarios', entry.name, file), 'utf8')] as const),
    ),
);

export { northwind };
