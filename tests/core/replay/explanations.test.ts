import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import { REGISTRATION } from '../../support/framework.ts';
import { stages } from '../../support/stages.ts';
import { codesOf, dealOf, findingOf, replayed, stepsOf } from '../../support/replayed.ts';
import type { EventRow } from '../../support/replayed.ts';

const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

describe('a record that fits', () => {
  it('[AL1] costs nothing', () => {
    const run = replayed(
      stages(),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-02 09:00', 'stage.close'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect([run.cost, run.fitness, run.states, run.findings]).toEqual([0, 1, { deal: 'won' }, []]);
  });
});

describe('departures', () => {
  it('[AL1][AL5] a missing step is inserted before the next event', () => {
    const run = replayed(
      stages(),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual([
      'create >discovery',
      'sync discovery>pitch',
      'model pitch>close',
      'sync close>won',
    ]);
    expect(run.cost).toBe(1);
    expect(findingOf(run, 'step.skipped')).toMatchObject({
      event: 1,
      at: '2026-01-03T09:00:00Z',
      expected: 'stage.close',
      kind: 'contradicted',
    });
  });

  it('[AL4][AL5] a missing end is inserted at the record’s end', () => {
    const run = replayed(
      stages(),
      dealOf(
        [
          ['01-01 09:00', 'stage.pitch'],
          ['01-02 09:00', 'stage.close'],
        ],
        { closedAt: '2026-01-09' },
      ),
    );
    expect([run.states, run.cost]).toEqual([{ deal: 'won' }, 1]);
    expect(findingOf(run, 'step.skipped')).toMatchObject({
      event: 2,
      at: '2026-01-09T23:59:59.999Z',
      expected: 'deal.won',
    });
  });

  it('[AL5] an open deal ends anywhere', () => {
    const run = replayed(stages(), dealOf([['01-01 09:00', 'stage.pitch']], { outcome: 'open' }));
    expect([run.states, run.cost]).toEqual([{ deal: 'pitch' }, 0]);
  });

  it('[FD1] unknown labels, events out of order and events after the end have one code each', () => {
    const rows: EventRow[] = [
      ['01-01 09:00', 'mystery.call'],
      ['01-02 09:00', 'stage.pitch'],
      ['01-03 09:00', 'stage.pitch'],
      ['01-04 09:00', 'stage.close'],
      ['01-05 09:00', 'deal.won'],
      ['01-06 09:00', 'stage.close'],
      ['01-07 09:00', 'mystery.call'],
    ];
    const run = replayed(stages(), dealOf(rows));
    expect(codesOf(run)).toEqual([
      'event.unanswered@0',
      'event.out-of-order@2',
      'event.after-close@5',
      'event.unanswered@6',
    ]);
    expect(run.cost).toBe(4);
  });

  it('[AL1] a guard that refuses is overridden, named, and the state moves on', () => {
    const guarded = {
      discovery: {
        tags: ['stage'],
        on: {
          'stage.pitch': { target: 'pitch', guard: when({ facts: { origin: ['vendor'] } }) },
          'deal.lost': 'lost',
        },
      },
    };
    const run = replayed(
      stages(guarded),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-02 09:00', 'stage.close'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual([
      'create >discovery',
      'override discovery>pitch',
      'sync pitch>close',
      'sync close>won',
    ]);
    expect(findingOf(run, 'event.out-of-order')).toMatchObject({
      event: 0,
      key: 'event.out-of-order|deal|discovery|stage.pitch|origin is vendor',
    });
  });

  it('[AL1] an inserted step whose facts refuse costs two', () => {
    const guarded = {
      pitch: {
        tags: ['stage'],
        on: { 'stage.close': { target: 'close', guard: when({ facts: { origin: ['vendor'] } }) } },
      },
    };
    const run = replayed(
      stages(guarded),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect([run.cost, run.states]).toEqual([2, { deal: 'won' }]);
  });

  it('[AL4] an inserted step waives who did it and with what', () => {
    const guarded = {
      pitch: {
        tags: ['stage'],
        on: {
          'stage.close': { target: 'close', guard: when({ by: { side: 'vendor' }, data: { signed: true } }) },
        },
      },
    };
    const run = replayed(
      stages(guarded),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect([run.cost, run.states]).toEqual([1, { deal: 'won' }]);
  });

  it('[AL3] a label nobody knows is no place to insert a step before', () => {
    const changes: JsonObject = {
      durations: { wait: 'P1D' },
      lifecycles: {
        deal: {
          initial: 'open',
          states: {
            open: { after: { wait: 'stale' }, on: { 'deal.won': undefined, 'deal.lost': 'lost' } },
            stale: { tags: ['stage'], on: { 'deal.revived': 'ready' } },
            ready: { on: { 'deal.won': 'won' } },
          },
        },
      },
    };
    const run = replayed(
      changes,
      dealOf([['01-01 09:00', 'mystery.call']], { outcome: 'won', closedAt: '2026-01-05' }),
    );
    expect(stepsOf(run).slice(1)).toEqual([
      'log open>open',
      'timer open>stale',
      'model stale>ready',
      'model ready>won',
    ]);
    const unlabelled = replayed(changes, dealOf([['01-01 09:00', 'note']], { closedAt: '2026-01-05' }));
    expect(run.cost).toBe(unlabelled.cost + 1);
  });

  it('[AL1] ties go to the fewest overrides, then the fewest events left out', () => {
    const guarded = {
      discovery: {
        tags: ['stage'],
        on: {
          'stage.pitch': { target: 'pitch', guard: when({ facts: { origin: ['vendor'] } }) },
          'stage.back': 'pitch',
          'deal.lost': 'lost',
        },
      },
    };
    const over = replayed(stages(guarded), dealOf([['01-01 09:00', 'stage.pitch']], { outcome: 'open' }));
    expect(stepsOf(over).at(-1)).toBe('log discovery>discovery');
    const left = replayed(stages(), dealOf([['01-01 09:00', 'stage.close']], { outcome: 'open' }));
    expect(stepsOf(left).slice(1)).toEqual(['model discovery>pitch', 'sync pitch>close']);
  });

  it('[LC3] a forbidden event is refused, the parent’s transition notwithstanding', () => {
    const nested = {
      pitch: {
        tags: ['stage'],
        initial: 'draft',
        on: { 'stage.close': 'close' },
        states: { draft: { on: { 'stage.close': {}, 'draft.done': 'final' } }, final: {} },
      },
    };
    const run = replayed(
      stages(nested),
      dealOf(
        [
          ['01-01 09:00', 'stage.pitch'],
          ['01-02 09:00', 'stage.close'],
        ],
        { outcome: 'open' },
      ),
    );
    expect(stepsOf(run).slice(2)).toEqual(['model pitch.draft>pitch.final', 'sync pitch.final>close']);
  });

  it('[AL7] fitness compares with leaving everything out', () => {
    const run = replayed(
      stages(),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-03 09:00', 'deal.won'],
      ]),
    );
    expect(run.fitness).toBeCloseTo(1 - 1 / (2 + 3));
    expect(replayed(stages(), dealOf([], { outcome: 'open' })).fitness).toBe(1);
  });

  it('[AL7][OB1] fitness of an object nobody began counts its beginning on both sides', () => {
    const registered = stages({}, { lifecycles: { registration: REGISTRATION } });
    const run = replayed(
      registered,
      dealOf([['01-01 09:00', 'mystery.call', { object: 'registration/R1' }]], { outcome: 'open' }),
    );
    expect([run.cost, run.fitness]).toEqual([2, 0]);
    const half = replayed(
      registered,
      dealOf([['01-01 09:00', 'registration.approved', { object: 'registration/R1' }]], { outcome: 'open' }),
    );
    expect([half.cost, half.fitness]).toEqual([1, 0.5]);
  });
});

describe('unknown facts in guards', () => {
  const byRole = (target: string): JsonObject => ({
    discovery: {
      tags: ['stage'],
      on: {
        'stage.pitch': [{ target: 'pitch', guard: when({ by: { role: ['vendor-ae'] } }) }, { target }],
        'deal.lost': 'lost',
      },
    },
  });

  it('[AL6] take the cheaper way and say that it mattered', () => {
    const run = replayed(
      stages(byRole('close')),
      dealOf([
        ['01-01 09:00', 'stage.pitch'],
        ['01-02 09:00', 'deal.won'],
      ]),
    );
    expect(stepsOf(run)).toEqual(['create >discovery', 'sync discovery>close', 'sync close>won']);
    expect(findingOf(run, 'fact.missing')).toMatchObject({
      event: 0,
      kind: 'unreadable',
      key: 'fact.missing|by.role',
    });
    expect(run.verdict).toBe('unproven');
  });

  it('[AL6] say nothing when every value leads the same way', () => {
    const way = (origin: string): JsonObject => ({
      target: 'pitch',
      guard: when({ facts: { origin: [origin] } }),
    });
    const same = {
      discovery: {
        tags: ['stage'],
        on: { 'stage.pitch': [way('vendor'), way('partner')], 'deal.lost': 'lost' },
      },
    };
    const lead = {
      decisions: { customerLead: { inputs: [], rules: [{ id: 'r', when: {}, then: 'partner-ae' }] } },
    };
    const run = replayed(
      stages(same, lead),
      dealOf([['01-01 09:00', 'stage.pitch']], { outcome: 'open', facts: {} }),
    );
    expect([stepsOf(run).at(-1), codesOf(run), run.cost]).toEqual(['sync discovery>pitch', [], 0]);
  });

  it('[AL6] a role nobody recorded has one side, not two', () => {
    const side = (name: string): JsonObject => ({ target: 'pitch', guard: when({ by: { side: name } }) });
    const both = {
      discovery: {
        tags: ['stage'],
        on: { 'stage.pitch': [side('vendor'), side('partner')], 'deal.lost': 'lost' },
      },
    };
    const run = replayed(stages(both), dealOf([['01-01 09:00', 'stage.pitch']], { outcome: 'open' }));
    expect([codesOf(run), run.cost]).toEqual([[], 0]);
  });

  it('[FD5] a fact outside its domain causes the question', () => {
    const guarded = {
      discovery: {
        tags: ['stage'],
        on: {
          'stage.pitch': { target: 'pitch', guard: when({ facts: { origin: ['vendor'] } }) },
          'deal.lost': 'lost',
        },
      },
    };
    const run = replayed(
      stages(guarded, {
        decisions: { customerLead: { inputs: [], rules: [{ id: 'r', when: {}, then: 'vendor-ae' }] } },
      }),
      dealOf([['01-01 09:00', 'stage.pitch']], { outcome: 'open', facts: { origin: 'moon' } }),
    );
    const cause = findingOf(run, 'fact.outside-domain');
    expect(findingOf(run, 'fact.missing').causedBy).toBe(cause.break);
  });
});

describe('time', () => {
  it('[DR3] equal instants keep file order and are tied', () => {
    const run = replayed(
      stages(),
      dealOf(
        [
          ['01-01 09:00', 'stage.close'],
          ['01-01 09:00', 'stage.pitch'],
          ['01-02 09:00', 'mystery.call'],
        ],
        { outcome: 'open' },
      ),
    );
    expect(run.findings.map(({ code, event, tied }) => [code, event, tied])).toEqual([
      ['event.out-of-order', 0, true],
      ['event.unanswered', 2, undefined],
    ]);
  });

  it('[DR3] events are sorted by time, and findings name the place in the file', () => {
    const run = replayed(
      stages(),
      dealOf(
        [
          ['01-05 09:00', 'mystery.call'],
          ['01-02 09:00', 'stage.close'],
          ['01-01 09:00', 'stage.pitch'],
        ],
        { outcome: 'open' },
      ),
    );
    expect([run.states, codesOf(run)]).toEqual([{ deal: 'close' }, ['event.unanswered@0']]);
  });

  it('[FD1] an event without a readable time is named by its own place', () => {
    const run = replayed(
      stages(),
      dealOf(
        [
          ['01-01 09:00', 'stage.pitch'],
          ['yesterday', 'stage.close'],
          ['01-02 09:00', 'deal.lost'],
          ['soon', 'note'],
        ],
        { outcome: 'lost' },
      ),
    );
    expect(codesOf(run)).toEqual(['event.unreadable@1', 'event.unreadable@3']);
    expect(run.verdict).toBe('survived');
  });
});

describe('the trace', () => {
  it('tells the stage after each of several steps at one moment', () => {
    const run = replayed(stages(), dealOf([['01-03 09:00', 'deal.won']]));
    expect(run.trace?.map(({ move, stage }) => [move, stage])).toEqual([
      ['create', 'discovery'],
      ['model', 'pitch'],
      ['model', 'close'],
      ['sync', undefined],
    ]);
  });
});
