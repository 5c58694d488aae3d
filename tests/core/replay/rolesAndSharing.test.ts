import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import { REGISTRATION } from '../../support/framework.ts';
import type { EventRow } from '../../support/replayed.ts';
import { codesOf, dealOf, findingOf, replayed } from '../../support/replayed.ts';

const ROLES: JsonObject = { 'partner-se': { name: 'Partner engineer', side: 'partner' } };

function duties(...rows: readonly JsonObject[]): JsonObject {
  return {
    roles: ROLES,
    partnerTypes: { services: { name: 'Services' }, integration: { name: 'Integration' } },
    activities: { 'call.made': { name: 'Call' } },
    responsibilities: rows.map((row) => ({ activity: 'call.made', ...row })),
    lifecycles: {
      deal: {
        initial: 'open',
        states: {
          open: { on: { 'stage.close': 'close', 'deal.won': undefined } },
          close: { tags: ['stage'], on: { 'deal.won': 'won' } },
        },
      },
    },
  };
}
const call = (role = 'partner-ae', at = '01-02 09:00'): EventRow => [at, 'call.made', { by: { role } }];
const run = (
  changes: JsonObject,
  events: readonly EventRow[],
  rest: JsonObject = {},
): ReturnType<typeof replayed> => replayed(changes, dealOf(events, { outcome: 'open', ...rest }));

describe('roles', () => {
  it('[RO1] a named stage beats "*"', () => {
    const changes = duties(
      { stage: '*', responsible: 'vendor-ae' },
      { stage: 'close', responsible: 'partner-ae' },
    );
    const both = run(changes, [
      call('vendor-ae'),
      ['01-03 09:00', 'stage.close'],
      call('partner-ae', '01-04 09:00'),
    ]);
    expect([codesOf(both), both.coverage.responsibilities]).toEqual([[], { 0: 1, 1: 1 }]);
  });

  it('[RO1] the stage before the event counts, inserted steps included', () => {
    const changes = duties(
      { stage: 'open', activity: 'deal.won', responsible: 'vendor-ae' },
      { stage: 'close', activity: 'deal.won', responsible: 'partner-ae' },
    );
    const won = replayed(
      changes,
      dealOf([
        ['01-01 09:00', 'note'],
        ['01-02 09:00', 'deal.won', { by: { role: 'partner-ae' } }],
      ]),
    );
    expect([codesOf(won), won.coverage.responsibilities]).toEqual([['step.skipped@1'], { 1: 1 }]);
  });

  it('[RO1] a state of the object may be named', () => {
    const base = duties({
      stage: 'registration.submitted',
      activity: 'registration.approved',
      responsible: 'vendor-ae',
    });
    const changes = {
      ...base,
      lifecycles: { ...(base['lifecycles'] as JsonObject), registration: REGISTRATION },
      decisions: { registrationConflict: undefined },
    };
    const rows = (role: string): EventRow[] => [
      ['01-01 09:00', 'registration.submitted', { object: 'registration/R1' }],
      ['01-02 09:00', 'registration.approved', { object: 'registration/R1', by: { role } }],
    ];
    expect(codesOf(run(changes, rows('vendor-ae')))).toEqual([]);
    expect(codesOf(run(changes, rows('partner-ae')))).toEqual(['role.contradicted@1']);
  });

  it('[RO2] nobody, two, and another one', () => {
    expect(
      findingOf(run(duties({ stage: 'close', responsible: 'vendor-ae' }), [call()]), 'role.undecided'),
    ).toMatchObject({
      kind: 'silent',
      key: 'role.undecided|open|call.made|partner',
    });
    expect(
      findingOf(
        run(
          duties({ stage: 'open', responsible: 'vendor-ae' }, { stage: 'open', responsible: 'partner-ae' }),
          [call()],
        ),
        'role.ambiguous',
      ).kind,
    ).toBe('ambiguous');
    expect(
      findingOf(run(duties({ stage: 'open', responsible: 'vendor-ae' }), [call()]), 'role.contradicted'),
    ).toMatchObject({ expected: 'vendor-ae', actual: 'partner-ae' });
  });

  it('[RO1] activities nobody names, and events done by nobody known, are not asked about', () => {
    expect(
      codesOf(run(duties({ stage: 'close', responsible: 'vendor-ae' }), [['01-02 09:00', 'call.made']])),
    ).toEqual([]);
    expect(codesOf(run(duties(), [['01-02 09:00', 'note', { by: { role: 'partner-ae' } }]]))).toEqual([]);
  });

  it('[RO2] an unknown fact leaves it open, unless the answer is the same', () => {
    const tender: JsonObject = { facts: { tender: { type: 'boolean' } } };
    const kept = (...rows: readonly JsonObject[]): readonly string[] =>
      codesOf(run({ ...duties(...rows), ...tender }, [call()]));
    expect(kept({ stage: 'open', when: { tender: true }, responsible: 'partner-ae' })).toEqual([
      'fact.missing@0',
    ]);
    expect(
      kept(
        { stage: 'open', when: { tender: true }, responsible: 'partner-ae' },
        { stage: 'open', when: { tender: false }, responsible: 'vendor-ae' },
      ),
    ).toEqual(['fact.missing@0']);
    expect(
      kept(
        { stage: 'open', when: { tender: true }, responsible: 'partner-ae' },
        { stage: 'open', when: { tender: false }, responsible: 'partner-ae' },
      ),
    ).toEqual([]);
    expect(
      kept(
        { stage: 'open', when: { tender: true }, responsible: 'partner-ae' },
        { stage: 'open', responsible: 'partner-ae' },
      ),
    ).toEqual([]);
    expect(
      kept(
        { stage: 'open', when: { tender: true }, responsible: 'vendor-ae' },
        { stage: '*', responsible: 'vendor-ae' },
      ),
    ).toEqual(['role.contradicted@0']);
    expect(
      kept(
        { stage: 'open', when: { tender: true }, responsible: 'vendor-ae' },
        { stage: '*', responsible: 'partner-ae' },
      ),
    ).toEqual(['fact.missing@0']);
  });

  it('[FD3] a partner type nobody knows mutes duties that read it', () => {
    const changes = duties(
      { stage: 'open', when: { partnerType: ['services'] }, responsible: 'vendor-ae' },
      { stage: 'open', when: { partnerType: ['integration'] }, responsible: 'partner-ae' },
    );
    expect(codesOf(run(changes, [call()], { partnerType: 'marketplace' }))).toEqual([
      'partner-type.unsupported@0',
    ]);
  });
});

describe('status.shared', () => {
  function visible(within?: string): JsonObject {
    return {
      lifecycles: { registration: REGISTRATION },
      decisions: { registrationConflict: undefined },
      tracking: {
        visibility: [
          {
            object: 'registration',
            state: 'submitted',
            seenBy: ['vendor', 'partner'],
            fields: [],
            masked: [],
            ...(within === undefined ? {} : { within }),
          },
        ],
      },
    };
  }
  const submitted: EventRow = [
    '01-01 09:00',
    'registration.submitted',
    { object: 'registration/R1', by: { side: 'partner' } },
  ];
  const approved: EventRow = [
    '01-05 09:00',
    'registration.approved',
    { object: 'registration/R1', by: { side: 'vendor' } },
  ];
  const told = (at: string, side: string, by = 'partner'): EventRow => [
    at,
    'status.shared',
    { by: { side: by }, data: { with: side } },
  ];
  const END: EventRow = ['02-01 09:00', 'deal.won'];
  const codes = (within: string | undefined, ...rows: EventRow[]): readonly string[] =>
    codesOf(replayed(visible(within), dealOf([...rows, END])));

  it('[RO3] is asked only of records that hold any', () => {
    expect(codes(undefined, submitted, approved)).toEqual([]);
    expect(codes(undefined, submitted, approved, told('01-20 09:00', 'vendor'))).toEqual([
      'status.not-shared@1',
    ]);
  });

  it('[RO3] the other side is told before the object leaves the state; whoever acts or shares knows', () => {
    expect(codes(undefined, submitted, told('01-03 09:00', 'vendor'), approved)).toEqual([]);
    expect(codes(undefined, submitted, told('01-03 09:00', 'partner', 'vendor'), approved)).toEqual([]);
    expect(codes(undefined, submitted, told('01-03 09:00', 'partner'), approved)).toEqual([
      'status.not-shared@2',
    ]);
    expect(codes(undefined, submitted, told('01-03 09:00', 'vendor'))).toEqual([]);
  });

  it('[RO3] or within the stated time, the due instant being too late', () => {
    expect(codes('P1D', submitted, told('01-02 08:59', 'vendor', 'partner'), approved)).toEqual([]);
    expect(codes('P1D', submitted, told('01-02 09:00', 'vendor', 'partner'), approved)).toEqual([
      'status.not-shared@1',
    ]);
    const late = replayed(visible('P1D'), dealOf([submitted, told('01-03 09:00', 'vendor'), approved, END]));
    expect(findingOf(late, 'status.not-shared')).toMatchObject({
      at: '2026-01-02T09:00:00Z',
      object: 'registration/R1',
      expected: 'vendor',
      kind: 'contradicted',
    });
  });
});
