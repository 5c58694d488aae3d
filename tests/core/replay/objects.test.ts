import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/framework.ts';
import { REGISTRATION } from '../../support/framework.ts';
import type { EventRow } from '../../support/replayed.ts';
import { dealOf, findingOf, replayed, stepsOf } from '../../support/replayed.ts';
import { stages } from '../../support/stages.ts';

const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

describe('objects', () => {
  const registered = (more: JsonObject = {}): JsonObject =>
    stages(
      {},
      {
        lifecycles: { registration: { ...REGISTRATION, ...more } },
        decisions: { registrationConflict: undefined },
      },
    );

  it('[OB1] without a creating event cost one skipped step, and the event is offered', () => {
    const run = replayed(
      registered(),
      dealOf([['01-01 09:00', 'registration.approved', { object: 'registration/R1' }]], { outcome: 'open' }),
    );
    expect(stepsOf(run, 'registration/R1')).toEqual(['create >submitted', 'sync submitted>protected']);
    expect([run.cost, findingOf(run, 'step.skipped').object]).toEqual([1, 'registration/R1']);
  });

  it('[OB2] nameless events find their object', () => {
    const rows: EventRow[] = [
      ['01-01 09:00', 'registration.submitted', { by: { partner: 'P1' } }],
      ['01-02 09:00', 'registration.rejected'],
      ['01-03 09:00', 'registration.submitted', { by: { partner: 'P2' } }],
      ['01-04 09:00', 'registration.approved'],
      ['01-05 09:00', 'stage.pitch'],
    ];
    const run = replayed(registered(), dealOf(rows, { outcome: 'open' }));
    expect(run.states).toEqual({
      deal: 'pitch',
      'registration/1': 'rejected',
      'registration/2': 'protected',
    });
    expect(run.cost).toBe(0);
  });

  it('[OB2] an object is known to have ended though nothing recorded its beginning', () => {
    const rows: EventRow[] = [
      ['01-01 09:00', 'registration.submitted', { object: 'registration/A' }],
      ['01-02 09:00', 'registration.rejected', { object: 'registration/B' }],
      ['01-04 09:00', 'registration.approved'],
    ];
    const run = replayed(registered(), dealOf(rows, { outcome: 'open' }));
    expect(run.states).toEqual({
      deal: 'discovery',
      'registration/A': 'protected',
      'registration/B': 'rejected',
    });
  });

  it('[OB3] of unknown kind are one finding each', () => {
    const rows: EventRow[] = [
      ['01-01 09:00', 'invoice.sent', { object: 'invoice/1' }],
      ['01-02 09:00', 'invoice.paid', { object: 'invoice/1' }],
      ['01-03 09:00', 'invoice.sent', { object: 'invoice/2' }],
    ];
    const run = replayed(registered(), dealOf(rows, { outcome: 'open' }));
    expect(run.findings.map(({ code, event, object }) => [code, event, object])).toEqual([
      ['event.unanswered', 0, 'invoice/1'],
      ['event.unanswered', 2, 'invoice/2'],
    ]);
    expect(run.cost).toBe(0);
  });

  it('[OB4] look again after events and timers of those they read', () => {
    const watching: JsonObject = {
      ...stages({}, { durations: { wait: 'P5D' }, decisions: { registrationConflict: undefined } }),
    };
    const lifecycles = {
      ...(watching['lifecycles'] as JsonObject),
      registration: {
        initial: 'submitted',
        meta: { createdBy: ['registration.submitted'] },
        states: {
          submitted: { tags: ['active'], after: { wait: 'protected' } },
          protected: { tags: ['active', 'granted'] },
        },
      },
      signal: {
        initial: 'red',
        meta: { createdBy: ['signal.set'] },
        states: {
          red: { always: { target: 'green', guard: when({ facts: { registration: ['protected'] } }) } },
          green: {},
        },
      },
    };
    const run = replayed(
      { ...watching, lifecycles },
      dealOf(
        [
          ['01-01 09:00', 'signal.set', { object: 'signal/1' }],
          ['01-02 09:00', 'registration.submitted', { object: 'registration/R1' }],
          ['01-09 09:00', 'note'],
        ],
        { outcome: 'open' },
      ),
    );
    const turned = run.trace?.find(({ object, move }) => object === 'signal/1' && move === 'always');
    expect(turned).toMatchObject({ after: ['green'], at: '2026-01-07T09:00:00Z' });
  });

  it('[OB4] do not look back to before they existed', () => {
    const lifecycles = {
      deal: {
        initial: 'a',
        states: {
          open: undefined,
          a: { tags: ['stage'], after: { one: 'b' }, on: { 'deal.won': 'won', 'deal.lost': 'lost' } },
          b: { tags: ['stage'], after: { one: 'c' }, on: { 'deal.won': 'won' } },
          c: { tags: ['stage'], on: { 'deal.won': 'won' } },
        },
      },
      signal: {
        initial: 'red',
        meta: { createdBy: ['signal.set'] },
        states: { red: { always: { target: 'green', guard: when({ facts: { stage: ['b'] } }) } }, green: {} },
      },
    };
    const run = replayed(
      { lifecycles, durations: { one: 'P1D' } },
      dealOf(
        [
          ['01-01 09:00', 'note'],
          ['01-05 09:00', 'signal.set', { object: 'signal/1' }],
        ],
        { outcome: 'open' },
      ),
    );
    expect(run.states).toEqual({ deal: 'c', 'signal/1': 'red' });
  });
});
