import type { Framework, JsonObject } from '../../core/index.ts';
import { CHALLENGE_EVENTS } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { phraseEventType } from '../session/phraseEvent.ts';

/** What a reserved decision is about, for the list and for its first question. */
export const RESERVED: Readonly<Record<string, { readonly question: string; readonly why: string }>> = {
  customerLead: {
    question: 'Who leads the customer?',
    why: 'Asked at every stage of every deal.',
  },
  registrationConflict: {
    question: 'Whose registration stands?',
    why: 'Asked when a second partner registers a deal that another holds.',
  },
  registrationSuccession: {
    question: 'Who moves up when a registration ends?',
    why: 'Asked when the standing registration ends while another is active.',
  },
};

/** Decisions the engine asks by itself. */
export function isReservedDecision(name: string): boolean {
  return name in RESERVED;
}

const OUTPUTS: Readonly<Record<string, JsonObject>> = {
  customerLead: { type: 'role' },
  registrationConflict: {
    type: 'enum',
    values: {
      first: 'the first registration stands',
      second: 'the second registration stands',
      both: 'both registrations stand',
    },
  },
  registrationSuccession: {
    type: 'enum',
    values: { second: 'the other active registration moves up', nobody: 'nobody moves up' },
  },
};

/** A reserved decision without rules: its question is asked, and the framework is silent until there is a first rule. */
export function addReserved(name: string): Command {
  return {
    kind: 'decision.add',
    name,
    value: {
      question: RESERVED[name]?.question ?? '',
      hitPolicy: 'UNIQUE',
      inputs: [],
      output: OUTPUTS[name] ?? { type: 'role' },
      rules: [],
    },
  };
}

/** Things that can happen to any deal and that no decision answers yet. */
export function listOpenEvents(
  framework: Framework,
): readonly { readonly type: string; readonly label: string }[] {
  const answered = new Set([...framework.decisions.values()].flatMap(({ on }) => on));
  return CHALLENGE_EVENTS.filter((type) => !answered.has(type) && !framework.decisions.has(toName(type))).map(
    (type) => ({ type, label: phraseEventType(framework, type) }),
  );
}

/** A decision that is asked when something happens, answered by a role until other answers are declared. */
export function addForEvent(
  framework: Framework,
  type: string,
): { readonly name: string; readonly command: Command } {
  const name = toName(type);
  const question = `Who decides when this happens: ${phraseEventType(framework, type)}?`;
  const value: JsonObject = {
    question,
    on: [type],
    hitPolicy: 'UNIQUE',
    inputs: [],
    output: { type: 'role' },
    rules: [],
  };
  return { name, command: { kind: 'decision.add', name, value } };
}

function toName(type: string): string {
  return type.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
