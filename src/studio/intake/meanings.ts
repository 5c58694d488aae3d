import type { Framework, FactValue } from '../../core/index.ts';
import { FIELD_MEANINGS } from '../../core/records/index.ts';
import { listRoleChoices } from '../session/listRoleChoices.ts';
import { nameValue } from '../session/nameValue.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import type { Choice, ChoiceGroup } from '../widgets/ChoiceField.tsx';

const WORDS: Readonly<Record<(typeof FIELD_MEANINGS)[number], string>> = {
  outcome: 'How the deal ended',
  closedAt: 'When it closed',
  account: 'The customer’s account',
  lead: 'Who leads the customer',
  partner: 'The partner',
  partnerName: 'The partner’s name',
  partnerType: 'The type of partner',
  partnerSince: 'Partner since',
  name: 'What the deal is called',
  'by.side': 'Which side did it',
  'by.role': 'Which role did it',
  'by.partner': 'Which partner did it',
  object: 'What it happened to',
  rest: 'The rest of one of our own exports',
};

/** What a field of records can tell. */
export function listMeanings(framework: Framework | undefined): readonly ChoiceGroup[] {
  const facts = [...(framework?.facts ?? [])].map(([fact, { question }]) => ({
    value: `fact.${fact}`,
    label: question === undefined ? titleOfKey(fact) : `${titleOfKey(fact)}: ${question}`,
  }));
  const plain = FIELD_MEANINGS.filter((meaning) => meaning !== 'rest').map((meaning) => ({
    value: meaning,
    label: WORDS[meaning],
  }));
  return [
    ...(facts.length === 0 ? [] : [{ label: 'Facts of the framework', choices: facts }]),
    { label: 'The deal', choices: plain },
  ];
}

/** What a meaning is called. */
export function nameMeaning(to: string): string {
  const known = FIELD_MEANINGS.find((meaning) => meaning === to);
  if (known !== undefined) return WORDS[known];
  return to.startsWith('data.')
    ? `Noted with the step: ${phraseKey(to.slice('data.'.length))}`
    : titleOfKey(to.replace(/^fact\./, ''));
}

/** The values that labels can stand for; undefined where values are taken as they are. */
export function listValues(framework: Framework | undefined, to: string): readonly Choice[] | undefined {
  switch (to) {
    case 'outcome':
      return [
        { value: 'won', label: 'won' },
        { value: 'lost', label: 'lost' },
        { value: 'open', label: 'still open' },
      ];
    case 'lead':
    case 'by.role':
      return framework && listRoleChoices(framework).flatMap(({ choices }) => choices);
    case 'by.side':
      return framework && [...framework.sides].map(([value, { name }]) => ({ value, label: name }));
    case 'partnerType':
      return framework && [...framework.partnerTypes].map(([value, { name }]) => ({ value, label: name }));
    default: {
      const name = to.startsWith('fact.') ? to.slice('fact.'.length) : undefined;
      const fact = name === undefined ? undefined : framework?.facts.get(name);
      if (!framework || name === undefined || !fact || fact.type === 'number') return undefined;
      const values: readonly FactValue[] = fact.type === 'boolean' ? [true, false] : [...fact.values.keys()];
      return values.map((value) => ({ value: String(value), label: nameValue(framework, name, value) }));
    }
  }
}

/** A value as chosen from `listValues`, as the mapping keeps it. */
export function readValue(framework: Framework | undefined, to: string, chosen: string): FactValue {
  const isBoolean = framework?.facts.get(to.replace(/^fact\./, ''))?.type === 'boolean';
  return to.startsWith('fact.') && isBoolean ? chosen === 'true' : chosen;
}
