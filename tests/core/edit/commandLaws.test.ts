import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, nameCommand, planEdits, type Command } from '../../../src/core/edit/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { errorsOf, json, model, NESTED, run, SCENARIOS } from './editFixtures.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { renamings, smallChanges, someCommand } from './someCommand.ts';
import { commentsOf, writeJson, type Habit } from './writtenJson.ts';
import { cases, spread } from '../../support/searchHarder.ts';

const TEXTS: readonly string[] = [NORTHWIND, NESTED, ...SCENARIOS.values()];

/** The frameworks as they are, or written anew in some habit. */
const anyText: fc.Arbitrary<string> = fc
  .record({
    which: fc.nat(TEXTS.length - 1),
    habit: fc.constantFrom<Habit | 'as is'>('as is', 'as is', 'tidy', 'commented', 'wild', 'minified'),
    choices: fc.array(fc.nat(999), { minLength: 40, maxLength: 90 }),
    lineBreak: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ which, habit, choices, lineBreak }) => {
    const text = TEXTS[which]!;
    return habit === 'as is' ? text : writeJson(json(text), habit, choices, lineBreak);
  });

describe('commands', () => {
  it('keep the fixtures free of errors to begin with', () => {
    for (const text of TEXTS) expect(errorsOf(text)).toEqual([]);
  });

  it('leave a readable framework or refuse in words, and keep comments of what stays', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(9999), { minLength: 8, maxLength: 12 }), (text, choices) => {
        let next = 0;
        const command = someCommand(model(text), (most) => (choices[next++ % choices.length] ?? 0) % most);
        if (!command) return;
        expect(nameCommand(command)).not.toBe('');
        const edits = planEdits(text, command);
        if (!edits.ok) {
          expect(edits.error.message).toMatch(/^[A-Z"].*[.?]$/s);
          return;
        }
        const after = applyEdits(text, edits.value);
        expect(parseFramework(after).framework, JSON.stringify(command)).toBeDefined();
        const removes =
          /remove|setKind|setGuard|Trigger|reconnect|setDefers|nest|group|setCell|tag|describe|rule.move|layout/.test(
            command.kind,
          );
        const kept = new Set(commentsOf(after));
        if (!removes)
          expect(
            commentsOf(text).filter((comment) => !kept.has(comment)),
            JSON.stringify(command),
          ).toEqual([]);
      }),
      { numRuns: cases(150) },
    );
  });

  it('[ED2] several as one step give the text they give one after another', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(9999), { minLength: 8, maxLength: 12 }), (text, choices) => {
        let next = 0;
        const steps: Command[] = [];
        let present = text;
        for (let round = 0; round < 4; round++) {
          const command = someCommand(
            model(present),
            (most) => (choices[next++ % choices.length] ?? 0) % most,
          );
          const edits = command && planEdits(present, command);
          if (!edits?.ok) continue;
          steps.push(command!);
          present = applyEdits(present, edits.value);
        }
        expect(run(text, { kind: 'steps', name: 'Several', steps })).toBe(present);
      }),
      { numRuns: cases(40) },
    );
  });

  it('small changes make no new error and touch no line outside their part of the file', () => {
    for (const text of TEXTS) {
      const { rangeOf } = parseFramework(text);
      for (const [command, part] of spread(smallChanges(model(text)), 30)) {
        const edits = planEdits(text, command);
        if (!edits.ok) throw new Error(edits.error.message);
        expect(errorsOf(applyEdits(text, edits.value)), JSON.stringify(command)).toEqual([]);
        const { start, end } = rangeOf(part);
        for (const edit of edits.value) {
          expect(edit.start).toBeGreaterThanOrEqual(start);
          expect(edit.end).toBeLessThanOrEqual(end);
        }
      }
    }
  });

  it('renaming and renaming back gives the same text, everywhere without a new error', () => {
    for (const text of TEXTS) {
      for (const { there, back } of spread(renamings(model(text)), 25)) {
        const renamed = run(text, there);
        expect(renamed, JSON.stringify(there)).not.toBe(text);
        expect(errorsOf(renamed), JSON.stringify(there)).toEqual([]);
        expect(run(renamed, back), JSON.stringify(there)).toBe(text);
      }
    }
  });
});
