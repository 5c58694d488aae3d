import type { JsonObject, JsonValue } from '../model/framework.ts';
import { QUESTION_IDS, readText, readTexts, readWhole, type QuestionId } from './guideAnswers.ts';
import { leadingRole, phraseOpen, readChoice, roleOrLead, type GuidePlan } from './guidePlan.ts';
import { GUIDE_QUESTIONS } from './guideQuestions.ts';
import type { Piece, PieceEntry } from './printCommented.ts';
import { writeLead } from './writeLead.ts';
import { shapeRegistration } from './writePaths.ts';

type Rule = JsonObject & { readonly id: string };

/** When an undecided question that is no decision otherwise is asked. */
const ASKED_AT: Readonly<Partial<Record<QuestionId, string>>> = {
  programme: 'partner.added',
  roles: 'owner.left',
  stages: 'deal.won',
  register: 'registration.submitted',
  approve: 'registration.approved',
  protection: 'registration.approved',
  extension: 'registration.extended',
  incomplete: 'registration.rejected',
  duties: 'deal.won',
  services: 'partner.added',
  visibility: 'status.shared',
};

const ESCALATE = { escalate: 'we decide within two working days' } as const;

/** All decisions, in the order of the questions. */
export function writeDecisions(plan: GuidePlan): Piece {
  const entries: PieceEntry[] = [
    writeLead(plan),
    writeConflict(plan),
    writeSuccession(plan),
    ...writeChanges(plan),
    ...QUESTION_IDS.filter((id) => plan.open.has(id) && ASKED_AT[id] !== undefined).map(writeOpenQuestion),
  ];
  return { kind: 'object', entries: entries.map((entry) => ({ ...entry, apart: true })) };
}

/** Whether any rule leaves the answer to us, for which there must be a time. */
export function defersAnything({ open, value }: GuidePlan): boolean {
  return (
    (!open.has('conflict') && value('conflict', 'otherwise') === 'escalate') ||
    (!open.has('succession') && value('succession', 'what') === 'escalate') ||
    (!open.has('changes') && value('changes', 'replaced') === 'letter')
  );
}

/** Whether any rule reads whom the customer named in writing. */
export function readsLetter({ open, value }: GuidePlan): boolean {
  return (
    (!open.has('conflict') && readTexts(value('conflict', 'order')).includes('letter')) ||
    (!open.has('changes') && value('changes', 'replaced') === 'letter')
  );
}

function writeConflict(plan: GuidePlan): PieceEntry {
  const rules: Rule[] = [];
  const add = (when: JsonObject, then: string, note?: string): void => {
    rules.push({
      id: `conflict-${rules.length + 1}`,
      when,
      then,
      ...(note === undefined ? {} : { note }),
      ...(then === 'escalate' ? postpone(plan) : {}),
    });
  };
  const open = plan.open.has('conflict');
  const comments = open
    ? [phraseOpen('conflict')]
    : ['Read from top to bottom; the first rule that fits answers.'];
  const trailing: string[] = [];
  if (!open) {
    const order = readTexts(plan.value('conflict', 'order'));
    for (const reason of order) {
      if (reason === 'letter') {
        add({ customerLetter: ['second'] }, 'second', "The customer's word outranks every date.");
        add({ customerLetter: ['first'] }, 'first');
      }
      if (reason === 'split') {
        const pairs = pairTypes(plan);
        if (pairs.length === 0)
          comments.push('Product beside services needs two kinds of partner; there are none yet.');
        pairs.forEach(([mine, theirs], index) => {
          const note = 'One brings the product, the other the services: no conflict.';
          const when = { incumbentPartnerType: [mine], challengerPartnerType: theirs };
          add(when, 'both', index === 0 ? note : undefined);
        });
      }
      if (reason === 'approved')
        add({ incumbentState: ['protected'] }, 'first', 'Protection means protection.');
    }
    if (shapeRegistration(plan).returned) {
      const hours = readWhole(plan.value('incomplete', 'hours'), 48, 720);
      add({ incumbentState: ['returned'], hoursApart: `> ${hours}` }, 'second', 'Complete beats early.');
    }
    const otherwise = readChoice(plan.value('conflict', 'otherwise'), [
      'first',
      'escalate',
      'vendor',
      'open',
    ]);
    if (otherwise === 'open')
      trailing.push(`${phraseOpen('conflict').slice(0, -1)} and none of these rules fits.`);
    else add({}, otherwise, 'In every other case.');
  }
  return {
    comments,
    key: 'registrationConflict',
    piece: writeTable({
      question: 'Whose registration stands?',
      values: {
        first: 'the first registration stands',
        second: 'the second registration stands',
        both: 'both registrations stand, each for its own part',
        vendor: 'neither stands and the vendor sells direct',
        ...(rules.some((rule) => rule['then'] === 'escalate') ? ESCALATE : {}),
      },
      rules,
      trailing,
    }),
  };
}

function writeSuccession(plan: GuidePlan): PieceEntry {
  const open = plan.open.has('succession');
  const then = readChoice(plan.value('succession', 'what'), ['second', 'first', 'escalate']);
  const rule: Rule = { id: 'succession-1', when: {}, then, ...(then === 'escalate' ? postpone(plan) : {}) };
  return {
    comments: open
      ? [phraseOpen('succession')]
      : ['Protection ended while another registration was waiting.'],
    key: 'registrationSuccession',
    piece: writeTable({
      question: 'Who moves up when the standing registration ends?',
      values: {
        first: 'the first partner may register again',
        second: 'the other active registration moves up',
        ...(!open && then === 'escalate' ? ESCALATE : {}),
      },
      rules: open ? [] : [rule],
    }),
  };
}

function writeChanges(plan: GuidePlan): readonly PieceEntry[] {
  const open = plan.open.has('changes');
  const replaced = readChoice(plan.value('changes', 'replaced'), ['takes-over', 'stays', 'letter']);
  const replacing: readonly Rule[] =
    replaced === 'letter'
      ? [
          { id: 'replaced-1', when: { customerLetter: ['second'] }, then: 'takes-over' },
          { id: 'replaced-2', when: { customerLetter: ['first'] }, then: 'stays' },
          { id: 'replaced-3', when: { customerLetter: ['none'] }, then: 'escalate', ...postpone(plan) },
        ]
      : [{ id: 'replaced-1', when: {}, then: replaced }];
  const taker = roleOrLead(plan, plan.value('changes', 'left'), 'vendor');
  return [
    {
      comments: open ? [phraseOpen('changes')] : ['The customer works with another partner from now on.'],
      key: 'partnerReplaced',
      piece: writeTable({
        question: 'Does a new partner take over the deal?',
        on: ['partner.replaced'],
        values: {
          'takes-over': 'the new partner takes over and registers',
          stays: 'the present partner stays',
          ...(!open && replaced === 'letter' ? ESCALATE : {}),
        },
        rules: open ? [] : replacing,
      }),
    },
    {
      comments: [],
      key: 'ownerLeft',
      piece: writeTable({
        question: 'Who takes over when the owner leaves?',
        on: ['owner.left'],
        rules: open ? [] : [{ id: 'left-1', when: {}, then: taker }],
      }),
    },
  ];
}

function writeOpenQuestion(id: QuestionId): PieceEntry {
  const question = GUIDE_QUESTIONS.find((candidate) => candidate.id === id);
  return {
    comments: [phraseOpen(id), 'It stays here as a question without an answer until somebody knows.'],
    key: `open-${id}`,
    piece: writeTable({ question: question?.title ?? id, on: [ASKED_AT[id] ?? 'note'], rules: [] }),
  };
}

/** Pairs of kinds that stand beside each other: services and each kind of product, both ways round. */
function pairTypes({ partnerTypes }: GuidePlan): readonly (readonly [string, readonly string[]])[] {
  const types = [...partnerTypes.values()];
  const services = types.find((type) => type.includes('service')) ?? types.at(-1);
  const products = types.filter((type) => type !== services);
  if (services === undefined || products.length === 0) return [];
  return [...products.map((type) => [type, [services]] as const), [services, products]];
}

function postpone(plan: GuidePlan): JsonObject {
  const approver = plan.open.has('approve') ? undefined : plan.value('approve', 'by');
  const decider =
    readText(approver) === '' ? leadingRole(plan, 'vendor') : roleOrLead(plan, approver, 'vendor');
  return { decider, within: 'decideWithin' };
}

/** A decision read from top to bottom; without `values` it answers with a role. */
function writeTable(table: {
  readonly question: string;
  readonly on?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  readonly rules: readonly Rule[];
  readonly trailing?: readonly string[];
}): Piece {
  const inputs = [...new Set(table.rules.flatMap((rule) => Object.keys(rule['when'] ?? {})))];
  const entry = (key: string, value: JsonValue): PieceEntry => ({
    comments: [],
    key,
    piece: { kind: 'json', value },
  });
  const rules: PieceEntry[] = table.rules.map((value) => ({ comments: [], piece: { kind: 'json', value } }));
  if (table.trailing && table.trailing.length > 0) rules.push({ comments: table.trailing });
  return {
    kind: 'object',
    entries: [
      entry('question', table.question),
      entry('hitPolicy', 'FIRST'),
      ...(table.on ? [entry('on', table.on)] : []),
      entry('inputs', inputs),
      entry('output', table.values ? { type: 'enum', values: table.values } : { type: 'role' }),
      ...(table.values && 'escalate' in table.values ? [entry('defers', ['escalate'])] : []),
      { comments: [], key: 'rules', piece: { kind: 'list', entries: rules } },
    ],
  };
}
