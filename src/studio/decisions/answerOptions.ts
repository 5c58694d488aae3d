import type { Decision, Framework, SingleOutput } from '../../core/index.ts';
import { phraseDuration, phraseKey } from '../session/phraseEvent.ts';
import { completeName } from '../session/readCellText.ts';

/** A value that can be chosen, and how people read it. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Said after the label. */
  readonly note?: string;
}

/** What an answer column can hold: roles or the declared values, and what only postpones. */
export function listAnswerOptions(
  framework: Framework,
  decision: Decision,
  output: SingleOutput,
): readonly Option[] {
  const defers = decision.defers.map((value) => ({ value, note: 'only postpones' }));
  if (output.kind === 'role')
    return [
      ...listRoles(framework),
      ...defers.map((option) => ({ ...option, label: phraseKey(option.value) })),
    ];
  const deferred = new Set(decision.defers);
  const declared = [...output.values].map(([value, phrase]): Option => ({
    value,
    label: phrase ?? phraseKey(value),
    ...(deferred.has(value) ? { note: 'only postpones' } : {}),
  }));
  const further = defers.filter(({ value }) => !output.values.has(value));
  return [...declared, ...further.map((option) => ({ ...option, label: phraseKey(option.value) }))];
}

/** The declared roles, with their side. */
export function listRoles(framework: Framework): readonly Option[] {
  return [...framework.roles].map(([value, role]) => ({
    value,
    label: role.name,
    note: framework.sides.get(role.side)?.name ?? role.side,
  }));
}

/** The declared durations. */
export function listDurations(framework: Framework): readonly Option[] {
  return [...framework.durations.keys()].map((value) => ({
    value,
    label: phraseDuration(framework, value),
    note: phraseKey(value),
  }));
}

/** The option a text names by value or label, in full or by a beginning that fits no other. */
export function findOption(text: string, options: readonly Option[]): Option | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === '') return undefined;
  const exact =
    options.find(({ value }) => value === text.trim()) ??
    options.find(({ value, label }) => value.toLowerCase() === plain || label.toLowerCase() === plain);
  if (exact) return exact;
  const value =
    completeName(
      plain,
      options.map((option) => option.value),
    ) ??
    options.find(
      ({ label }) =>
        label ===
        completeName(
          plain,
          options.map((option) => option.label),
        ),
    )?.value;
  return options.find((option) => option.value === value);
}

/** The options in whose value or label a text stands. */
export function listFitting(text: string, options: readonly Option[]): readonly Option[] {
  const typed = text.trim().toLowerCase();
  return options.filter(
    ({ value, label }) => value.toLowerCase().includes(typed) || label.toLowerCase().includes(typed),
  );
}
