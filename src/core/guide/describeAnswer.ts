import {
  CUSTOMERS,
  ORIGINS,
  readRows,
  readText,
  readTexts,
  readWhole,
  type GuideAnswers,
  type QuestionId,
} from './guideAnswers.ts';
import { countsWorkingDays, planGuide, readChoice, readLeadCells } from './guidePlan.ts';
import type { GuideOffer } from './guideQuestion.ts';
import { GUIDE_QUESTIONS } from './guideQuestions.ts';

/** What the framework says so far about one question, in plain sentences; undefined while it is undecided. */
export function describeAnswer(answers: GuideAnswers, id: QuestionId): readonly string[] | undefined {
  const plan = planGuide(answers);
  if (plan.open.has(id)) return undefined;
  const value = (field: string) => plan.value(id, field);
  const label = (field: string): string => labelOf(id, field, readText(value(field)));
  switch (id) {
    case 'programme':
      return [`${plan.name}, for ${joinNames([...plan.partnerTypes.keys()])}.`];
    case 'roles':
      return [
        `For you: ${joinNames([...plan.vendorRoles.keys()])}.`,
        `For the partner: ${joinNames([...plan.partnerRoles.keys()])}.`,
      ];
    case 'stages':
      return [`A deal moves through ${joinNames([...plan.stages.keys()])}.`];
    case 'lead':
      return describeLead(plan.value('lead', 'cells'));
    case 'register':
      return [
        `The ${lower(readText(value('by'), 'partner'))} registers in the ${readText(value('where'), 'partner portal')}.`,
      ];
    case 'approve':
      return [
        `The ${lower(readText(value('by'), 'partner manager'))} approves within ${count(readWhole(value('days'), 2, 60), countsWorkingDays(plan) ? 'working day' : 'day')}.`,
        ...(readChoice(value('large'), ['same', 'other']) === 'same'
          ? []
          : [
              `From ${group(readWhole(value('from'), 100_000, 1_000_000_000))} ${readText(value('currency')).toUpperCase()}, the ${lower(readText(value('largeBy'), 'account executive'))} approves.`,
            ]),
      ];
    case 'protection':
      return [`Protected for ${count(readWhole(value('days'), 90, 730), 'day')} from ${label('from')}.`];
    case 'extension':
      if (readChoice(value('how'), ['yes', 'no']) === 'no') return ['Protection is never extended.'];
      return [
        `Extended by ${count(readWhole(value('days'), 30, 365), 'day')}, at most ${count(readWhole(value('times'), 2, 20), 'time')}.`,
      ];
    case 'conflict':
      return [
        ...readTexts(value('order')).flatMap((reason) => {
          const text = optionLabel(id, 'order', reason);
          return text === undefined ? [] : [`${text}.`];
        }),
        `Otherwise ${label('otherwise')}.`,
      ];
    case 'incomplete':
      if (readChoice(value('what'), ['back', 'reject']) === 'reject')
        return ['An incomplete registration is rejected.'];
      return [
        `An incomplete registration is sent back and keeps its place for ${count(readWhole(value('hours'), 48, 720), 'hour')}.`,
      ];
    case 'succession':
      return [`When protection runs out while another waits, ${label('what')}.`];
    case 'duties':
      return describeRows(value('rows'));
    case 'services':
      return [
        ...readRows(value('leads')).flatMap(([kind = '', side]) =>
          side === 'vendor' || side === 'partner'
            ? [
                `${kind}: when both found a new customer, ${side === 'vendor' ? 'you lead' : 'the partner leads'}.`,
              ]
            : [],
        ),
        ...readRows(value('duties')).flatMap(([kind = '', ...row]) =>
          describeRows([row]).map((sentence) => (kind === '' ? sentence : `${kind}, ${lower(sentence)}`)),
        ),
      ];
    case 'visibility': {
      const told = readTexts(value('told')).flatMap((moment) => optionLabel(id, 'told', moment) ?? []);
      if (told.length === 0) return ['Nobody has to be told anything.'];
      return [
        `Both sides are told within ${count(readWhole(value('days'), 2, 60), 'day')} when ${joinNames(told)}.`,
      ];
    }
    case 'changes':
      return [
        `When a new partner comes in, ${label('replaced')}.`,
        `When the owner leaves, the ${lower(readText(value('left'), [...plan.vendorRoles.keys()][0] ?? 'owner'))} takes over.`,
      ];
  }
}

function describeLead(value: Parameters<typeof readLeadCells>[0]): readonly string[] {
  const cells = readLeadCells(value);
  const said = CUSTOMERS.flatMap(([customer, phrase]) =>
    (['partner', 'vendor'] as const).flatMap((side) => {
      const origins = ORIGINS.filter(([origin]) => cells.get(`${customer}/${origin}`) === side);
      if (origins.length === 0) return [];
      const who = side === 'vendor' ? 'You lead' : 'The partner leads';
      const found =
        origins.length === ORIGINS.length
          ? ', whoever found it'
          : ` and ${origins.map(([, text]) => text).join(', or ')}`;
      return [`${who} when ${phrase}${found}.`];
    }),
  );
  const open = CUSTOMERS.length * ORIGINS.length - cells.size;
  return open === 0 ? said : [...said, `${open} of ${CUSTOMERS.length * ORIGINS.length} cases stay open.`];
}

function describeRows(value: Parameters<typeof readRows>[0]): readonly string[] {
  return readRows(value).flatMap(([stage = '', activity = '', who = '']) =>
    activity === '' || who === ''
      ? []
      : [`${stage === '' ? '' : `${stage}: `}${activity} by the ${lower(who)}.`],
  );
}

function labelOf(id: QuestionId, field: string, value: string): string {
  return optionLabel(id, field, value) ?? optionLabel(id, field, undefined) ?? value;
}

/** The words of an option; with no value, of the first one. */
function optionLabel(id: QuestionId, field: string, value: string | undefined): string | undefined {
  const found = GUIDE_QUESTIONS.find((question) => question.id === id)?.fields.find(
    (candidate) => candidate.id === field,
  );
  const offer: GuideOffer | undefined = found?.kind === 'choice' ? found.offer : undefined;
  const options = found?.kind === 'several' ? found.options : offer?.kind === 'options' ? offer.options : [];
  return (value === undefined ? options[0] : options.find((option) => option.value === value))?.label;
}

function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** "100,000" */
function group(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

function lower(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
