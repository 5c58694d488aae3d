import type { Framework, StateNode } from '../../core/index.ts';
import type { Section } from '../../core/edit/index.ts';
import { phraseDuration, phraseEventType, phraseKey } from '../session/phraseEvent.ts';

/** A kind of words a framework declares, and what people call it. */
export interface WordSection {
  readonly section: Section;
  readonly title: string;
  readonly one: string;
  readonly purpose: string;
  /** What the name of a new one may look like. */
  readonly example: string;
}

export const WORD_SECTIONS: readonly WordSection[] = [
  {
    section: 'facts',
    title: 'Facts',
    one: 'fact',
    purpose: 'What a deal must tell, so that the framework can answer. Every list of values is closed.',
    example: 'Deal size',
  },
  {
    section: 'partnerTypes',
    title: 'Partner types',
    one: 'partner type',
    purpose: 'Kinds of partners that the framework treats differently.',
    example: 'Reseller',
  },
  {
    section: 'roles',
    title: 'Roles',
    one: 'role',
    purpose: 'Who can lead, decide and do. Each role stands on one side.',
    example: 'Deal desk',
  },
  {
    section: 'sides',
    title: 'Sides',
    one: 'side',
    purpose: 'Vendor and partner always; further sides are shown in one of the two columns.',
    example: 'Cloud field',
  },
  {
    section: 'events',
    title: 'Events',
    one: 'event',
    purpose: 'What can happen to a deal or a registration, as records call it.',
    example: 'registration.extended',
  },
  {
    section: 'activities',
    title: 'Activities',
    one: 'activity',
    purpose: 'What people do at a stage. Duties name them.',
    example: 'Pricing review',
  },
  {
    section: 'durations',
    title: 'Durations',
    one: 'duration',
    purpose: 'Named lengths of time: how long a protection holds, by when somebody answers.',
    example: 'Approval time',
  },
  {
    section: 'calendars',
    title: 'Calendars',
    one: 'calendar',
    purpose: 'Working days, hours and holidays, for durations counted in working days.',
    example: 'Berlin office',
  },
];

/** One line of a list of words. */
export interface WordEntry {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** False for what the framework uses, or always has, without the text describing it. */
  readonly declared: boolean;
}

/** The words of one section, in document order; then those in use that nobody described. */
export function listWords(
  framework: Framework,
  section: Section,
  isDeclared: (section: Section, key: string) => boolean,
): readonly WordEntry[] {
  const keys =
    section === 'events'
      ? [...new Set([...framework.events.keys(), ...usedEvents(framework)])]
      : [...framework[section].keys()];
  return keys.map((key) => ({
    key,
    title: sentence(titleOf(framework, section, key)),
    note: noteOf(framework, section, key),
    declared: isDeclared(section, key),
  }));
}

/** What an entry is called where people read it. */
export function titleOf(framework: Framework, section: Section, key: string): string {
  switch (section) {
    case 'roles':
    case 'partnerTypes':
    case 'sides':
      return framework[section].get(key)?.name ?? phraseKey(key);
    case 'events':
    case 'activities':
      return phraseEventType(framework, key);
    default:
      return phraseKey(key);
  }
}

function noteOf(framework: Framework, section: Section, key: string): string {
  switch (section) {
    case 'facts': {
      const fact = framework.facts.get(key);
      if (fact?.type === 'enum') return `${fact.values.size} values`;
      return fact?.type === 'number' ? (fact.unit ?? 'number') : 'yes or no';
    }
    case 'roles': {
      const side = framework.roles.get(key)?.side ?? '';
      return framework.sides.get(side)?.name ?? side;
    }
    case 'durations':
      return phraseDuration(framework, key);
    case 'calendars':
      return framework.calendars.get(key)?.timezone ?? '';
    default:
      return key;
  }
}

function usedEvents(framework: Framework): readonly string[] {
  const types: string[] = [];
  const visit = (node: StateNode): void => {
    for (const { trigger } of node.transitions) if (trigger.kind === 'event') types.push(trigger.type);
    node.states.forEach(visit);
  };
  for (const { root } of framework.lifecycles.values()) visit(root);
  return types;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
