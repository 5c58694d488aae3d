import type { Severity } from './diagnostic.ts';

interface CodeEntry {
  readonly severity: Severity;
  readonly title: string;
}

/**
 * Every code that can be said about a framework text, with its severity and a one-line title; docs/DIAGNOSTICS.md gives cause and remedy.
 * `error`: outside the format, or cannot be replayed. `warning`: a hole people will fall into. `info`: worth knowing.
 */
export const DIAGNOSTIC_CODES = {
  'text.too-large': { severity: 'error', title: 'The file is too large' },
  'text.too-deep': { severity: 'error', title: 'The file is nested too deeply' },
  'text.more-problems': { severity: 'info', title: 'There are more problems than are listed' },
  'json.syntax': { severity: 'error', title: 'The text is not JSON with comments' },
  'json.duplicate-key': { severity: 'error', title: 'The same key twice in one object' },
  'format.unsupported': { severity: 'error', title: 'The format is not one we read' },
  'name.reserved': { severity: 'error', title: 'A reserved name' },
  'name.invalid': { severity: 'error', title: 'A name with characters it may not have' },
  'type.wrong': { severity: 'error', title: 'A value of the wrong type' },
  'value.unsupported': { severity: 'error', title: 'A value that is not one of those allowed' },
  'value.repeated': { severity: 'error', title: 'The same value twice in a list' },
  'number.outside': { severity: 'error', title: 'A number outside its bounds' },
  'field.missing': { severity: 'error', title: 'A required field is missing' },
  'field.unknown': { severity: 'warning', title: 'A field that nothing reads' },
  'date.unreadable': { severity: 'error', title: 'Not a calendar date' },
  'hours.unreadable': { severity: 'error', title: 'Not working hours' },
  'rule.duplicate-id': { severity: 'error', title: 'Two rules with the same id' },
  'guard.unsupported': { severity: 'error', title: 'A guard that is not "when"' },
  'layout.unreadable': { severity: 'warning', title: 'A position that cannot be read' },

  'machine.key': { severity: 'error', title: 'A key outside the machine profile' },
  'machine.state-key': { severity: 'error', title: 'A state key outside the grammar' },
  'machine.event-type': { severity: 'error', title: 'An event type outside the grammar' },
  'machine.reserved-prefix': { severity: 'error', title: 'An event type with a reserved prefix' },
  'machine.kind': { severity: 'error', title: 'A state whose type and contents disagree' },
  'machine.initial': { severity: 'error', title: 'The initial state is missing or unknown' },
  'machine.root-parallel': {
    severity: 'error',
    title: 'The deal or registration path is parallel at the top',
  },
  'machine.id': { severity: 'error', title: 'A machine id that does not fit' },
  'machine.final-outgoing': { severity: 'error', title: 'A final state with a way out' },
  'target.unknown': { severity: 'error', title: 'A transition to a state that does not exist' },
  'target.missing': { severity: 'error', title: 'A transition without a target' },
  'after.unknown': { severity: 'error', title: 'A timer without a duration' },
  'after.guarded': { severity: 'error', title: 'A timer with a guard' },
  'guard.not-on-event': { severity: 'error', title: 'A test of who or what where there is no event' },
  'guard.own-state': { severity: 'error', title: 'A guard that reads its own path' },
  'guard.circular': { severity: 'error', title: 'Paths whose guards read each other in a circle' },
  'always.cycle': { severity: 'error', title: 'Automatic transitions in a circle' },
  'stage.duplicate': { severity: 'error', title: 'Two stages with the same key' },
  'stage.concurrent': { severity: 'error', title: 'Two stages that can be active at once' },
  'stage.missing': { severity: 'warning', title: 'The deal path has no stage' },
  'stage.outside-deal': { severity: 'warning', title: 'A stage outside the deal path' },
  'state.unreachable': { severity: 'warning', title: 'A state no path leads to' },
  'transition.resets-regions': { severity: 'warning', title: 'A transition that resets parallel regions' },
  'transition.shadowed': { severity: 'warning', title: 'A transition that can never be taken' },
  'outcome.unreachable': { severity: 'warning', title: 'No way to end a deal as won or lost' },

  'fact.reserved': { severity: 'error', title: 'A fact with the name of a derived fact' },
  'fact.bounds': { severity: 'error', title: 'A number fact whose minimum is above its maximum' },
  'fact.unknown': { severity: 'error', title: 'A column or fact nobody declared' },
  'column.undeclared': { severity: 'warning', title: 'A rule tests a column that is not an input' },
  'data.undeclared': { severity: 'warning', title: 'A test of event data nobody declared' },
  'input.unused': { severity: 'info', title: 'An input that no rule tests' },
  'role.unknown': { severity: 'error', title: 'A role nobody declared' },
  'side.unknown': { severity: 'error', title: 'A side nobody declared' },
  'duration.unknown': { severity: 'error', title: 'A duration nobody declared' },
  'duration.unreadable': { severity: 'error', title: 'Not a length of time' },
  'duration.no-length': { severity: 'warning', title: 'A duration without a length in some cases' },
  'calendar.unknown': { severity: 'error', title: 'A calendar nobody declared' },
  'timezone.unknown': { severity: 'error', title: 'A time zone nobody knows' },
  'activity.unknown': { severity: 'warning', title: 'An activity nobody declared' },
  'stage.unknown': { severity: 'error', title: 'A stage or state that does not exist' },
  'output.unknown': { severity: 'error', title: 'An answer the decision cannot give' },
  'event.unknown': { severity: 'warning', title: 'An event type that nothing knows' },
  'cell.unreadable': { severity: 'error', title: 'A test that cannot be read' },
  'cell.outside-domain': { severity: 'error', title: 'A test of a value that cannot occur' },

  'decision.missing': { severity: 'warning', title: 'A reserved decision is missing' },
  'decision.empty': { severity: 'warning', title: 'A decision without rules' },
  'decision.output': { severity: 'error', title: 'A reserved decision with answers replay cannot read' },
  'decision.never-asked': { severity: 'warning', title: 'A decision that is never asked' },
  'answer.not-understood': { severity: 'warning', title: 'An answer replay cannot compare' },
  'answer.only-postpones': { severity: 'warning', title: 'An answer that only postpones' },
  'defers.unused': { severity: 'info', title: 'A postponing answer that no rule gives' },
  'phrase.missing': { severity: 'warning', title: 'A question or phrase is missing' },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** The severity a code always has. */
export function severityOf(code: DiagnosticCode): Severity {
  return DIAGNOSTIC_CODES[code].severity;
}
