import { assertNever } from '../base/assert.ts';
import { DERIVED_FACTS, REGISTRATION_FACTS } from '../check/knownNames.ts';
import type { Decision, Framework, Phrases } from '../model/framework.ts';
import { CHALLENGE_EVENTS, NEUTRAL_EVENTS } from '../model/reserved.ts';
import type { NameGrammar } from '../text/fieldReader.ts';
import type { EntryCommand, Section } from '../model/command.ts';
import { findEntryUses, renameUses, type NameUse } from './nameUses.ts';
import {
  checkName,
  EVENT_NAME,
  FREE_NAME,
  PLAIN_NAME,
  setOrRemove,
  type Outcome,
  type Plan,
} from './plan.ts';
import { findPhrase, planFactValue } from './planFactValue.ts';
import { refuseTaken, refuseUnknown, refuseUsed, type Refusal } from './refusal.ts';

const SECTIONS: Readonly<Record<Section, { readonly noun: string; readonly grammar: NameGrammar }>> = {
  facts: { noun: 'fact', grammar: PLAIN_NAME },
  roles: { noun: 'role', grammar: FREE_NAME },
  partnerTypes: { noun: 'partner type', grammar: FREE_NAME },
  sides: { noun: 'side', grammar: FREE_NAME },
  events: { noun: 'event', grammar: EVENT_NAME },
  activities: { noun: 'activity', grammar: FREE_NAME },
  calendars: { noun: 'calendar', grammar: FREE_NAME },
  durations: { noun: 'duration', grammar: PLAIN_NAME },
};

const RESERVED: Partial<Record<Section, readonly string[]>> = {
  facts: [...DERIVED_FACTS, ...REGISTRATION_FACTS],
  sides: ['vendor', 'partner'],
  events: [...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS],
  activities: [...NEUTRAL_EVENTS, ...CHALLENGE_EVENTS],
};

/** How an entry of a section is called. */
export function nounOf(section: Section): string {
  return SECTIONS[section].noun;
}

export function planEntry(plan: Plan, command: EntryCommand): Outcome {
  const { draft } = plan;
  switch (command.kind) {
    case 'entry.add': {
      const { section, name, value, index } = command;
      const refusal = checkNewName(plan, section, name);
      if (refusal) return refusal;
      if (index === undefined || !draft.has([section])) draft.set([section, name], value);
      else draft.insert([section], index, { kind: 'value', key: name, value });
      return undefined;
    }
    case 'entry.rename':
      return renameEntry(plan, command.section, command.name, command.to);
    case 'entry.move': {
      const { section, name, to } = command;
      const keys = draft.keys([section]);
      if (!keys.includes(name)) return unknownEntry(plan.framework, section, name);
      draft.move([section], keys.indexOf(name), Math.max(0, Math.min(to, keys.length - 1)));
      return undefined;
    }
    case 'entry.remove':
      return removeEntry(plan, command);
    case 'entry.set': {
      const { section, name, field = [], value } = command;
      if (!draft.has([section, name])) return unknownEntry(plan.framework, section, name);
      if (field.length === 0 && value === undefined)
        return removeEntry(plan, { kind: 'entry.remove', section, name });
      setOrRemove(draft, [section, name, ...field], value);
      return undefined;
    }
    case 'fact.renameValue':
    case 'fact.removeValue':
    case 'fact.moveValue':
      return planFactValue(plan, command);
    case 'answer.rename':
      return renameAnswer(plan, command);
    case 'answer.move':
      return moveAnswer(plan, command);
    default:
      return assertNever(command);
  }
}

function unknownEntry(framework: Framework, section: Section, name: string): Refusal {
  return refuseUnknown(SECTIONS[section].noun, name, framework[section].keys());
}

function checkNewName({ framework, draft }: Plan, section: Section, name: string): Outcome {
  const { noun, grammar } = SECTIONS[section];
  const refusal = checkName(name, grammar);
  if (refusal) return refusal;
  const isDeclared = section !== 'sides' && framework[section].has(name);
  if (isDeclared || draft.has([section, name])) return refuseTaken(noun, name);
  if (section === 'facts' && RESERVED.facts?.includes(name)) {
    return {
      kind: 'name.reserved',
      name,
      message: `"${name}" is a fact the engine tells; call this one otherwise.`,
    };
  }
  return undefined;
}

function renameEntry(plan: Plan, section: Section, name: string, to: string): Outcome {
  const { framework, draft } = plan;
  if (to !== name && RESERVED[section]?.includes(name)) {
    const message = `"${name}" has a fixed meaning in every framework and keeps its name.`;
    return { kind: 'name.reserved', name, message };
  }
  const uses = findEntryUses(plan, section, name);
  const isDeclared = draft.has([section, name]);
  if (!isDeclared && (section !== 'events' || uses.length === 0))
    return unknownEntry(framework, section, name);
  if (to === name) return undefined;
  const needsEvent = section === 'activities' && uses.some(({ path }) => path.includes('on'));
  const refusal = checkNewName(plan, section, to) ?? (needsEvent ? checkName(to, EVENT_NAME) : undefined);
  if (refusal) return refusal;
  const declaration: NameUse = { part: 'key', path: [section, name], named: (other) => other };
  return renameUses(plan, isDeclared ? [...uses, declaration] : uses, to);
}

function removeEntry(
  plan: Plan,
  { section, name, uses: fate }: Extract<EntryCommand, { readonly kind: 'entry.remove' }>,
): Outcome {
  const { framework, draft } = plan;
  if (!draft.has([section, name])) return unknownEntry(framework, section, name);
  const uses = findEntryUses(plan, section, name);
  const { noun } = SECTIONS[section];
  if (fate === undefined && uses.length > 0) {
    return refuseUsed(
      `${noun} "${name}"`,
      uses.map(({ path }) => path),
    );
  }
  if (fate !== undefined && fate !== 'leave') {
    const { replaceBy } = fate;
    if (replaceBy === name || !framework[section].has(replaceBy))
      return unknownEntry(framework, section, replaceBy);
    const refusal = renameUses(plan, uses, replaceBy);
    if (refusal) return refusal;
  }
  draft.remove([section, name]);
  return undefined;
}

function renameAnswer(
  plan: Plan,
  { decision: name, answer, to, column }: Extract<EntryCommand, { readonly kind: 'answer.rename' }>,
): Outcome {
  const decision = plan.framework.decisions.get(name);
  if (!decision) return refuseUnknown('decision', name, plan.framework.decisions.keys());
  const { rules, defers } = decision;
  const values = answersOf(decision, column);
  if (!values.has(answer)) return refuseUnknown('answer', answer, values.keys(), ` of "${name}"`);
  if (answer === to) return undefined;
  if (values.has(to)) return refuseTaken('answer', to, ` of "${name}"`);
  const path = ['decisions', name];
  const uses = rules.flatMap(({ then }, index): NameUse[] => {
    const written =
      typeof then === 'string' ? (column === undefined ? then : undefined) : then.get(column ?? '');
    const tail = typeof then === 'string' ? [] : [column ?? ''];
    return written === answer
      ? [{ part: 'value', path: [...path, 'rules', index, 'then', ...tail], named: (other) => other }]
      : [];
  });
  const postponed = defers.flatMap((value, index): NameUse[] =>
    value === answer && column === undefined
      ? [{ part: 'value', path: [...path, 'defers', index], named: (other) => other }]
      : [],
  );
  return renameUses(plan, [...uses, ...postponed, findPhrase(plan, answersPath(name, column), answer)], to);
}

function moveAnswer(
  plan: Plan,
  { decision: name, answer, to, column }: Extract<EntryCommand, { readonly kind: 'answer.move' }>,
): Outcome {
  const decision = plan.framework.decisions.get(name);
  if (!decision) return refuseUnknown('decision', name, plan.framework.decisions.keys());
  const keys = [...answersOf(decision, column).keys()];
  if (!keys.includes(answer)) return refuseUnknown('answer', answer, keys, ` of "${name}"`);
  plan.draft.move(
    answersPath(name, column),
    keys.indexOf(answer),
    Math.max(0, Math.min(to, keys.length - 1)),
  );
  return undefined;
}

/** The declared answers of a decision, or of one of its columns. */
function answersOf({ output }: Decision, column: string | undefined): Phrases {
  const single = output.kind === 'columns' ? output.columns.get(column ?? '') : output;
  return single?.kind === 'enum' ? single.values : new Map();
}

function answersPath(decision: string, column: string | undefined): readonly string[] {
  const output = ['decisions', decision, 'output'];
  return column === undefined ? [...output, 'values'] : [...output, 'columns', column, 'values'];
}
