import type { JsonObject, JsonValue } from '../model/framework.ts';
import { CUSTOMERS, ORIGINS, readText, readTexts, readWhole, type GuideAnswers } from './guideAnswers.ts';
import { countsWorkingDays, phraseOpen, planGuide, readLarge, type GuidePlan } from './guidePlan.ts';
import { nameKeys } from './nameKeys.ts';
import { printCommented, type Piece, type PieceEntry } from './printCommented.ts';
import { defersAnything, readsLetter, writeDecisions } from './writeDecisions.ts';
import { listActivities, writeDuties } from './writeDuties.ts';
import { readTimezone, writeDurations, writeEvents, writeLifecycles } from './writePaths.ts';

/**
 * Writes a framework from the answers of the guided start: a complete, commented text that reads and checks without an error,
 * whatever the answers. What nobody knows is left out; a comment says what is undecided, and a decision without rules keeps the
 * question, so that check, canvas and replay show the hole.
 */
export function writeFramework(answers: GuideAnswers): string {
  const plan = planGuide(answers);
  const defers = defersAnything(plan);
  const [id] = nameKeys([plan.name], 'framework').values();
  const entries: PieceEntry[] = [
    entry('format', 'cosell-framework/1'),
    entry('id', id ?? 'framework'),
    entry('name', plan.name),
    entry('version', '0.1.0'),
    entry('timezone', readTimezone(plan)),
    entry('origin', { kind: 'written', note: 'Written from fifteen answers.' }),
    section(
      'partnerTypes',
      writeTypes(plan),
      plan.open.has('programme') ? phraseOpen('programme') : 'The kinds of partner the framework is for.',
    ),
    section(
      'roles',
      writeRoles(plan),
      plan.open.has('roles') ? phraseOpen('roles') : 'Who works on a deal, and for whom.',
    ),
    section('facts', writeFacts(plan), 'What one has to know about a deal to decide. Every list is closed.'),
    section('events', writeEvents(plan), 'What happens to a deal and to its registrations.'),
    section('activities', writeActivities(plan), 'What is done.'),
    ...(!countsWorkingDays(plan) || (plan.open.has('approve') && !defers)
      ? []
      : [
          section(
            'calendars',
            { vendor: writeCalendar(plan) },
            readHolidays(plan).length > 0
              ? 'The working days that count.'
              : 'The working days that count. Public holidays are yours to add.',
          ),
        ]),
    commented('durations', writeDurations(plan, defers), 'How long things take and last.'),
    commented('lifecycles', writeLifecycles(plan), 'The paths.'),
    commented('decisions', writeDecisions(plan), 'The questions every deal asks.'),
    commented('responsibilities', writeDuties(plan), 'Who does what.'),
    ...writeTracking(plan),
    section('registrationScope', { unit: 'account' }, 'What a registration protects.'),
  ];
  return `${printCommented({ kind: 'object', entries })}\n`;
}

function entry(key: string, value: JsonValue): PieceEntry {
  return { comments: [], key, piece: { kind: 'json', value } };
}

/** Every entry of the section on a line of its own where it fits. */
function section(key: string, value: JsonObject, comment: string): PieceEntry {
  const entries = Object.entries(value).map(([name, item]) => entry(name, item));
  return commented(key, { kind: 'object', entries }, comment);
}

function commented(key: string, piece: Piece, comment: string): PieceEntry {
  return { comments: [comment], key, piece, apart: true };
}

function writeTypes({ partnerTypes }: GuidePlan): JsonObject {
  return Object.fromEntries([...partnerTypes].map(([name, key]) => [key, { name }]));
}

function writeRoles({ vendorRoles, partnerRoles }: GuidePlan): JsonObject {
  return Object.fromEntries([
    ...[...vendorRoles].map(([name, key]) => [key, { name, side: 'vendor' }]),
    ...[...partnerRoles].map(([name, key]) => [key, { name, side: 'partner' }]),
  ]) as JsonObject;
}

function writeFacts(plan: GuidePlan): JsonObject {
  const currency = readLarge(plan)?.currency;
  const letter: JsonObject = {
    type: 'enum',
    question: 'Which partner has the customer named in writing?',
    values: {
      none: 'the customer has named no partner in writing',
      first: 'the customer has named the first partner in writing',
      second: 'the customer has named the second partner in writing',
    },
  };
  return {
    origin: { type: 'enum', question: 'Who found the opportunity?', values: Object.fromEntries(ORIGINS) },
    customer: {
      type: 'enum',
      question: 'Whose customer is it already?',
      values: Object.fromEntries(CUSTOMERS),
    },
    ...(readsLetter(plan) ? { customerLetter: letter } : {}),
    amount: {
      type: 'number',
      question: 'How large is the deal?',
      ...(currency === undefined ? {} : { unit: currency }),
      min: 0,
    },
  };
}

function writeActivities(plan: GuidePlan): JsonObject {
  return Object.fromEntries([...listActivities(plan)].map(([name, key]) => [key, { name }]));
}

function writeCalendar(plan: GuidePlan): JsonObject {
  return {
    timezone: readTimezone(plan),
    workdays: [1, 2, 3, 4, 5],
    hours: '09:00-17:00',
    holidays: readHolidays(plan),
  };
}

/** Days as "2026-12-25", in their order; what is none is left out. */
function readHolidays({ open, value }: GuidePlan): readonly string[] {
  if (open.has('approve')) return [];
  return readTexts(value('approve', 'holidays')).filter(isDay).toSorted();
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function writeTracking(plan: GuidePlan): readonly PieceEntry[] {
  const { open, value } = plan;
  const system = open.has('register')
    ? {}
    : { system: readText(value('register', 'where'), 'Partner portal') };
  if (open.has('visibility'))
    return [section('tracking', { ...system, fields: [], visibility: [] }, phraseOpen('visibility'))];
  const told = readTexts(value('visibility', 'told'));
  const fields = readTexts(value('visibility', 'fields'));
  const last = [...plan.stages.values()].at(-1);
  const places: readonly (readonly [string, string, string | undefined])[] = [
    ['submitted', 'registration', 'submitted'],
    ['protected', 'registration', 'protected'],
    ['last', 'deal', last],
  ];
  const rows = places.flatMap(([moment, object, state]): JsonObject[] => {
    if (!told.includes(moment) || state === undefined) return [];
    const within = `P${readWhole(value('visibility', 'days'), 2, 60)}D`;
    return [{ object, state, seenBy: ['vendor', 'partner'], fields, masked: [], within }];
  });
  return [section('tracking', { ...system, fields, visibility: rows }, 'Who is told what, and by when.')];
}
