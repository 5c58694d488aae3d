import fc from 'fast-check';
import type { JsonObject } from '../../support/framework.ts';

/** Small frameworks whose paths read each other: deal and registration in either direction, and a task that follows the deal by itself. */
export const randomPaths: fc.Arbitrary<JsonObject> = fc
  .record({
    dealReads: fc.boolean(),
    deal: fc.array(fc.nat(999_999), { minLength: 12, maxLength: 12 }),
    registration: fc.array(fc.nat(999_999), { minLength: 14, maxLength: 14 }),
    task: fc.option(fc.nat(999_999), { nil: undefined }),
    lead: fc.array(fc.nat(999_999), { minLength: 5, maxLength: 5 }),
    conflict: fc.array(fc.nat(999_999), { minLength: 4, maxLength: 4 }),
    succession: fc.option(fc.nat(999_999), { nil: undefined }),
  })
  .map(({ dealReads, deal, registration, task, lead, conflict, succession }): JsonObject => ({
    format: 'cosell-framework/1',
    id: 'random',
    name: 'Random',
    version: '1',
    partnerTypes: { one: { name: 'One' }, two: { name: 'Two' } },
    roles: {
      'vendor-ae': { name: 'Account executive', side: 'vendor' },
      'partner-ae': { name: 'Partner seller', side: 'partner' },
    },
    facts: {
      origin: { type: 'enum', values: { a: 'a found it', b: 'b found it' } },
      size: { type: 'number', min: 0 },
      urgent: { type: 'boolean', of: 'registration' },
    },
    durations: {
      short: 'PT6H',
      long: 'P2D',
      granted: { length: 'P3D', from: 'r.approved', extend: { on: 'r.asked', by: 'P1D', max: 1 } },
    },
    lifecycles: {
      deal: dealPath(deal, dealReads),
      registration: registrationPath(registration, !dealReads),
      ...(task === undefined ? {} : { task: taskPath(task) }),
    },
    decisions: {
      customerLead: {
        inputs: ['stage', 'registration', 'origin', 'size'],
        output: { type: 'role' },
        hitPolicy: pick(['UNIQUE', 'FIRST'], lead[0] ?? 0),
        rules: lead.map((number, index) => ({
          id: `l-${String(index)}`,
          when: leadTests(number),
          then: pick(['vendor-ae', 'partner-ae'], number >> 8),
        })),
      },
      registrationConflict: {
        inputs: ['incumbentState', 'hoursApart', 'stage', 'same.urgent', 'challengerPartnerType'],
        output: { type: 'enum', values: { first: 'the first', second: 'the second' } },
        hitPolicy: pick(['UNIQUE', 'FIRST', 'ANY'], conflict[0] ?? 0),
        rules: conflict.map((number, index) => ({
          id: `c-${String(index)}`,
          when: conflictTests(number),
          then: pick(['first', 'second'], number >> 8),
        })),
      },
      ...(succession === undefined
        ? {}
        : {
            registrationSuccession: {
              inputs: ['incumbentState', 'activeRegistrations'],
              output: { type: 'enum', values: { first: 'the first', second: 'the second' } },
              rules: [
                {
                  id: 's-0',
                  when: pick<JsonObject>(
                    [{}, { incumbentState: ['over'] }, { activeRegistrations: 1 }],
                    succession,
                  ),
                  then: 'second',
                },
              ],
            },
          }),
      askedAside: {
        on: ['customer.asked', 'r.approved'],
        inputs: ['activeRegistrations', 'stage'],
        output: { type: 'enum', values: { yes: 'yes', no: 'no' } },
        rules: [
          { id: 'a-0', when: { activeRegistrations: '<= 1' }, then: 'yes' },
          { id: 'a-1', when: { stage: ['one', 'two', 'none'] }, then: 'yes' },
        ],
      },
    },
  }));

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length]!;
}

const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

function dealPath(numbers: readonly number[], reads: boolean): JsonObject {
  const guards = reads
    ? [
        { facts: { registration: ['granted', 'none'] } },
        { facts: { activeRegistrations: '> 0' } },
        { facts: { registration: ['asked', 'granted'] } },
        { facts: { origin: ['a'] } },
      ]
    : [
        { facts: { origin: ['a'] } },
        { facts: { size: '> 100' } },
        { facts: { hoursInStage: '> 5' } },
        { by: { side: 'partner' } },
      ];
  const way = (number: number, targets: readonly string[]): JsonObject => ({
    target: pick(targets, number),
    ...(number % 3 === 0
      ? {
          guard: when(
            pick(
              guards.filter((guard) => !('hoursInStage' in (guard.facts ?? {}))),
              number >> 4,
            ),
          ),
        }
      : {}),
  });
  const targets = ['one', 'two', 'three', 'won', 'lost'];
  const stage = (offset: number): JsonObject => ({
    tags: ['stage'],
    on: Object.fromEntries(
      ['d.go', 'd.turn', 'd.close'].flatMap((type, index) => {
        const number = numbers[offset + index] ?? 0;
        return number % 5 === 0 ? [] : [[type, way(number, targets)]];
      }),
    ),
    ...((numbers[offset + 3] ?? 0) % 4 === 0
      ? { after: { long: pick(targets, numbers[offset + 3] ?? 0) } }
      : {}),
  });
  return {
    initial: 'one',
    states: {
      one: stage(0),
      two: stage(4),
      three: stage(8),
      won: { type: 'final', tags: ['won'] },
      lost: { type: 'final', tags: ['lost'] },
    },
  };
}

function registrationPath(numbers: readonly number[], reads: boolean): JsonObject {
  const guards: readonly JsonObject[] = reads
    ? [
        { facts: { stage: ['one', 'two'] } },
        { facts: { 'state.deal': ['won', 'one'] } },
        { by: { role: ['vendor-ae'] } },
      ]
    : [{ facts: { origin: ['b'] } }, { facts: { urgent: true } }, { data: { proof: true } }];
  const targets = ['asked', 'late', 'granted', 'over', 'refused'];
  const way = (number: number): JsonObject => ({
    target: pick(targets, number),
    ...(number % 4 === 0 ? { guard: when(pick(guards, number >> 4)) } : {}),
  });
  const state = (offset: number, tags: readonly string[], clock: string): JsonObject => ({
    tags: [...tags],
    on: Object.fromEntries(
      ['r.approved', 'r.asked', 'r.refused'].flatMap((type, index) => {
        const number = numbers[offset + index] ?? 0;
        return number % 5 === 0
          ? []
          : [[type, number % 7 === 0 ? [way(number), way(number >> 3)] : way(number)]];
      }),
    ),
    ...((numbers[offset + 3] ?? 0) % 2 === 0
      ? { after: { [clock]: pick(targets, numbers[offset + 3] ?? 0) } }
      : {}),
  });
  return {
    initial: 'asked',
    meta: { createdBy: ['r.submitted'] },
    states: {
      asked: state(0, ['active'], 'short'),
      late: state(4, ['active'], 'long'),
      granted: state(8, ['active', 'granted'], 'granted'),
      over: { type: 'final' },
      refused: { type: 'final', tags: ['refused'] },
    },
  };
}

function taskPath(number: number): JsonObject {
  return {
    initial: 'waiting',
    meta: { createdBy: ['task.set'] },
    states: {
      waiting: {
        always: {
          target: 'due',
          guard: when({ facts: { 'state.deal': pick([['won'], ['two'], ['two', 'lost']], number) } }),
        },
        on: { 'task.done': 'done' },
      },
      due: {
        on: { 'task.done': 'done' },
        always: { target: 'dropped', guard: when({ facts: { 'state.deal': ['lost'] } }) },
        after: { short: 'dropped' },
      },
      done: { type: 'final' },
      dropped: { type: 'final' },
    },
  };
}

function leadTests(number: number): JsonObject {
  return pick<JsonObject>(
    [
      { stage: ['one'] },
      { registration: ['granted'] },
      { origin: ['a'], size: '<= 50' },
      { origin: ['b'] },
      { stage: ['two', 'three'], registration: ['none', 'asked'] },
      { size: '> 50' },
      {},
    ],
    number,
  );
}

function conflictTests(number: number): JsonObject {
  return pick<JsonObject>(
    [
      { incumbentState: ['granted'] },
      { incumbentState: ['asked'], hoursApart: '<= 12' },
      { hoursApart: '> 12' },
      { stage: ['one', 'none'] },
      { 'same.urgent': true },
      { challengerPartnerType: ['one'] },
      {},
    ],
    number,
  );
}
