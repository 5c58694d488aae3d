import type { JsonObject, JsonValue } from '../model/framework.ts';
import { isTimezone } from '../clock/index.ts';
import { readText, readWhole } from './guideAnswers.ts';
import { countsWorkingDays, phraseOpen, readChoice, type GuidePlan } from './guidePlan.ts';
import type { Piece, PieceEntry } from './printCommented.ts';

/** The states a registration goes through under these answers. */
export interface RegistrationShape {
  readonly overdue: boolean;
  readonly returned: boolean;
  readonly expires: boolean;
  readonly extends: boolean;
}

/** @returns which parts of the registration path the answers call for */
export function shapeRegistration({ open, value }: GuidePlan): RegistrationShape {
  return {
    overdue: !open.has('approve'),
    returned:
      !open.has('incomplete') && readChoice(value('incomplete', 'what'), ['back', 'reject']) === 'back',
    expires: !open.has('protection'),
    extends: !open.has('extension') && readChoice(value('extension', 'how'), ['yes', 'no']) === 'yes',
  };
}

const json = (value: JsonValue): Piece => ({ kind: 'json', value });

/** The event types of the two paths, with names. */
export function writeEvents(plan: GuidePlan): JsonObject {
  const shape = shapeRegistration(plan);
  const stages = [...plan.stages].slice(1).map(([name, key]) => [`stage.${key}`, { name: `${name} begins` }]);
  const named: readonly (readonly [string, string, boolean])[] = [
    ['registration.submitted', 'Registration submitted', true],
    ['registration.approved', 'Registration approved', true],
    ['registration.rejected', 'Registration rejected', true],
    ['registration.returned', 'Registration sent back', shape.returned],
    ['registration.resubmitted', 'Registration completed', shape.returned],
    ['registration.extended', 'Extension asked', shape.extends],
    ['registration.withdrawn', 'Registration withdrawn', true],
    ['deal.won', 'Deal won', true],
    ['deal.lost', 'Deal lost', true],
  ];
  return Object.fromEntries([
    ...named.filter(([, , used]) => used).map(([type, name]) => [type, { name }]),
    ...stages,
  ]) as JsonObject;
}

/** Clocks: how fast a registration is answered, how long it protects, how long we take to decide. */
export function writeDurations(plan: GuidePlan, decides: boolean): Piece {
  const { open, value } = plan;
  const shape = shapeRegistration(plan);
  const working = countsWorkingDays(plan);
  const lengthOf = (days: number): JsonValue =>
    working ? { businessDays: days, calendar: 'vendor' } : `P${days}D`;
  const entries: PieceEntry[] = [];
  if (open.has('approve')) entries.push({ comments: [phraseOpen('approve')] });
  else {
    const days = readWhole(value('approve', 'days'), 2, 60);
    entries.push({
      comments: [
        `A registration is answered within ${days} ${working ? 'working ' : ''}${days === 1 ? 'day' : 'days'}.`,
      ],
      key: 'approvalSla',
      piece: json(lengthOf(days)),
    });
  }
  const extension = open.has('extension') ? [phraseOpen('extension')] : [];
  if (shape.expires) {
    const from = readChoice(value('protection', 'from'), ['approved', 'submitted']);
    entries.push({
      comments: [
        `Protection counts from the ${from === 'approved' ? 'approval' : 'registration'}.`,
        ...extension,
      ],
      key: 'protection',
      piece: json({
        rows: [{ length: `P${readWhole(value('protection', 'days'), 90, 730)}D` }],
        from: `registration.${from}`,
        which: 'first',
        ...(shape.extends
          ? {
              extend: {
                on: 'registration.extended',
                by: `P${readWhole(value('extension', 'days'), 30, 365)}D`,
                max: readWhole(value('extension', 'times'), 2, 20),
              },
            }
          : {}),
      }),
    });
  } else entries.push({ comments: [phraseOpen('protection'), ...extension] });
  if (decides)
    entries.push({
      comments: ['Where an answer says that we decide, we do so within this time.'],
      key: 'decideWithin',
      piece: json(lengthOf(2)),
    });
  return { kind: 'object', entries };
}

/** The working days that count. */
export function readTimezone({ value }: GuidePlan): string {
  const zone = readText(value('approve', 'timezone'), 'UTC');
  return isTimezone(zone) ? zone : 'UTC';
}

/** The path of a deal and the path of a registration. */
export function writeLifecycles(plan: GuidePlan): Piece {
  return {
    kind: 'object',
    entries: [
      {
        comments: plan.open.has('stages')
          ? [phraseOpen('stages')]
          : ['The path of a deal: its stages, and what leads from one to the next.'],
        key: 'deal',
        piece: json(writeDealPath(plan)),
      },
      {
        comments: ["The path of a registration: a partner's claim on a deal."],
        key: 'registration',
        piece: json(writeRegistrationPath(plan)),
        apart: true,
      },
    ],
  };
}

function writeDealPath({ stages }: GuidePlan): JsonObject {
  const listed = [...stages];
  const states: [string, JsonObject][] = listed.map(([name, key], index) => {
    const next = listed[index + 1]?.[1];
    const on = next === undefined ? { 'deal.won': 'won' } : { [`stage.${next}`]: next };
    return [key, { tags: ['stage'], description: name, on: { ...on, 'deal.lost': 'lost' } }];
  });
  if (states.length === 0)
    states.push([
      'open',
      { description: 'Running; its stages are undecided', on: { 'deal.won': 'won', 'deal.lost': 'lost' } },
    ]);
  return {
    id: 'deal',
    initial: states[0]?.[0] ?? 'open',
    states: {
      ...Object.fromEntries(states),
      won: { type: 'final', tags: ['won'], description: 'The customer has signed' },
      lost: { type: 'final', tags: ['lost'], description: 'The customer has decided otherwise' },
    },
  };
}

function writeRegistrationPath(plan: GuidePlan): JsonObject {
  const shape = shapeRegistration(plan);
  const answered: JsonObject = {
    'registration.approved': 'protected',
    'registration.rejected': 'rejected',
    ...(shape.returned ? { 'registration.returned': 'returned' } : {}),
    'registration.withdrawn': 'withdrawn',
  };
  return {
    id: 'registration',
    initial: 'submitted',
    meta: { createdBy: ['registration.submitted'] },
    states: {
      submitted: {
        tags: ['active'],
        description: 'waiting for an answer',
        on: answered,
        ...(shape.overdue ? { after: { approvalSla: 'overdue' } } : {}),
      },
      ...(shape.overdue
        ? { overdue: { tags: ['active'], description: 'waiting longer than promised', on: answered } }
        : {}),
      ...(shape.returned
        ? {
            returned: {
              tags: ['active'],
              description: 'sent back because something is missing',
              on: {
                'registration.resubmitted': 'submitted',
                'registration.rejected': 'rejected',
                'registration.withdrawn': 'withdrawn',
              },
            },
          }
        : {}),
      protected: {
        tags: ['active', 'granted'],
        description: 'protected',
        on: {
          ...(shape.extends ? { 'registration.extended': 'protected' } : {}),
          'registration.withdrawn': 'withdrawn',
        },
        ...(shape.expires ? { after: { protection: 'expired' } } : {}),
      },
      ...(shape.expires ? { expired: { type: 'final', description: 'run out' } } : {}),
      rejected: { type: 'final', tags: ['refused'], description: 'rejected' },
      withdrawn: { type: 'final', description: 'withdrawn' },
    },
  };
}
