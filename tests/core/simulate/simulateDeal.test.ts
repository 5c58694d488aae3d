import { describe, expect, it } from 'vitest';
import { formatInstant } from '../../../src/core/clock/index.ts';
import {
  canSend,
  explainWays,
  findObject,
  judgeEvent,
  nextClock,
  offerBeginnings,
  offerEvents,
  offerOccurrences,
  passTime,
  setFact,
  simulateDeal,
  toEdgeCase,
  type SimulationScript,
} from '../../../src/core/simulate/index.ts';
import { northwind, NORTHWIND } from '../../support/framework.ts';
import { compileText } from '../../support/replayed.ts';
import { begin, HOUR, scenario, send, simulated, wait } from '../../support/simulated.ts';

const design = compileText(NORTHWIND);
const R1 = 'registration/R1';
const submitted = (script: SimulationScript): SimulationScript =>
  send(script, 'registration.submitted', {
    object: R1,
    by: { role: 'partner-ae', side: 'partner', partner: 'P1' },
  });
const approved = (script: SimulationScript): SimulationScript =>
  send(submitted(script), 'registration.approved', { object: R1, by: { role: 'partner-manager' } });
const leavesOf = (script: SimulationScript, key: string): readonly string[] | undefined =>
  findObject(simulated(design, script), key)?.state.leaves;
const event = (type: string, object = 'deal', by = {}, data = {}) => ({
  type,
  object,
  by,
  data: new Map<string, string | boolean>(Object.entries(data)),
});

describe('a simulated deal', () => {
  it('[SI1] is one live actor per object, each sent what happened to it', () => {
    const { objects } = simulated(design, approved(begin()));
    expect(objects.map(({ object, live }): unknown => [object.key, live.actor.getSnapshot().value])).toEqual([
      ['deal', 'discovery'],
      [R1, 'protected'],
    ]);
  });

  it('[SI1] is open until its path ends in an outcome, then won or lost', () => {
    const lost = send(begin(), 'deal.lost');
    expect(simulated(design, begin()).deal).toMatchObject({ outcome: 'open', asOf: '2026-01-05T09:00:00Z' });
    expect(simulated(design, lost).deal).toMatchObject({ outcome: 'lost', closedAt: '2026-01-05T09:00:00Z' });
  });

  it('[SI4] taken back, stands as if what came later had never been done', () => {
    const script = wait(approved(begin()), 48);
    const back = simulateDeal(design, script, 1);
    const never = simulated(design, submitted(begin()));
    expect(back.deal).toEqual(never.deal);
    expect(back.objects.map(({ state }) => state.leaves)).toEqual(
      never.objects.map(({ state }) => state.leaves),
    );
  });

  it('begins with a note when time passes before anything happened, and only then', () => {
    const script = wait(wait(begin(), 24), 24);
    expect(script.entries.map((entry) => (entry.kind === 'event' ? entry.event.type : 'wait'))).toEqual([
      'note',
      'wait',
      'wait',
    ]);
    expect(simulated(design, script).now).toBe(begin().startAt + 48 * HOUR);
  });

  it('takes facts from the start while nothing happened, and by an event afterwards', () => {
    const first = setFact(begin(), 0, 'origin', 'partner');
    expect([...first.facts]).toEqual([['origin', 'partner']]);
    expect([...setFact(first, 0, 'origin', undefined).facts]).toEqual([]);
    const later = setFact(submitted(first), 1, 'origin', 'vendor');
    expect(later.entries.at(-1)).toMatchObject({ event: { type: 'fact.changed', object: 'deal' } });
    const { history, moment } = simulated(design, later);
    expect(history.read('origin', moment)).toBe('vendor');
    expect(setFact(later, 2, 'origin', undefined)).toBe(later);
    expect(setFact(begin(), 0, 'partnerType', 'services').partnerType).toBe('services');
  });
});

describe('clocks', () => {
  it('[SI3] name the next to run out by the calendar, and run out when time gets there', () => {
    const friday = { ...begin(), startAt: Date.UTC(2026, 0, 9, 9) };
    const script = submitted(friday);
    const clock = nextClock(simulated(design, script));
    expect(clock).toMatchObject({ object: R1, duration: 'approvalSla', state: 'submitted' });
    expect(formatInstant(clock!.due)).toBe('2026-01-13T09:00:00Z');
    const before = passTime(script, 1, clock!.due - 1);
    expect(leavesOf(before, R1)).toEqual(['submitted']);
    expect(leavesOf(passTime(before, 2, clock!.due), R1)).toEqual(['overdue']);
  });

  it('[SI3] are lengthened as the replay lengthens them', () => {
    const extended = send(approved(begin()), 'registration.extended', {
      object: R1,
      by: { role: 'partner-ae', side: 'partner' },
      data: { evidence: true },
    });
    const days = (nextClock(simulated(design, extended))!.due - begin().startAt) / (24 * HOUR);
    expect(Math.round(days)).toBe(120);
  });

  it('are none where nothing runs', () => {
    expect(nextClock(simulated(design, begin()))).toBeUndefined();
  });
});

describe('what can be sent', () => {
  const atStart = simulated(design, begin());

  it('[SI5] is judged before it is sent: moves, begins, refused, elsewhere, noted, ended', () => {
    expect(judgeEvent(atStart, event('deal.lost'))).toMatchObject({
      kind: 'moves',
      to: { leaves: ['lost'] },
    });
    expect(judgeEvent(atStart, event('registration.submitted', R1))).toEqual({ kind: 'begins' });
    expect(judgeEvent(atStart, event('registration.approved', R1))).toEqual({ kind: 'elsewhere' });
    expect(judgeEvent(atStart, event('stage.pitch'))).toEqual({ kind: 'refused' });
    expect(judgeEvent(atStart, event('deal.won'))).toEqual({ kind: 'elsewhere' });
    expect(judgeEvent(atStart, event('discovery-call'))).toEqual({ kind: 'noted' });
    expect(judgeEvent(atStart, event('never.heard'))).toEqual({ kind: 'elsewhere' });
    const lost = simulated(design, send(begin(), 'deal.lost'));
    expect(judgeEvent(lost, event('deal.won'))).toEqual({ kind: 'ended' });
    expect(judgeEvent(atStart, event('fact.changed')).kind).toBe('noted');
  });

  it('[SI5] hangs on who sends it and with what data', () => {
    const simulation = simulated(design, approved(begin()));
    const judge = (by: object, data: object) =>
      judgeEvent(simulation, event('registration.extended', R1, by, data));
    expect(judge({}, {})).toEqual({ kind: 'unknown', missing: ['by.side', 'by.role', 'data.evidence'] });
    expect(judge({ side: 'partner', role: 'partner-ae' }, { evidence: true }).kind).toBe('moves');
    expect(judge({ side: 'partner', role: 'partner-ae' }, { evidence: false }).kind).toBe('refused');
    expect(judge({ side: 'vendor', role: 'vendor-ae' }, {}).kind).toBe('refused');
    expect(canSend(judge({ side: 'partner', role: 'partner-ae' }, {}))).toBe(false);
  });

  it('is offered with its fields, the duty, and the next free key for something new', () => {
    const simulation = simulated(design, approved(begin()));
    const extended = offerEvents(simulation, R1).find(({ type }) => type === 'registration.extended');
    expect(extended?.fields.map(({ name }) => name)).toEqual(['evidence', 'product']);
    expect(offerBeginnings(simulation)).toMatchObject([
      { type: 'registration.submitted', object: 'registration/R2', judgement: { kind: 'begins' } },
    ]);
    const waiting = simulated(design, submitted(begin()));
    const approval = offerEvents(waiting, R1).find(({ type }) => type === 'registration.approved');
    expect(approval?.responsible).toBe('partner-manager');
  });

  it('holds what may happen besides the paths: duties, decisions, a lead, surprises', () => {
    const types = offerOccurrences(atStart).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['discovery-call', 'lead.changed', 'partner.replaced']));
    expect(types).not.toContain('registration.approved');
    expect(types).not.toContain('registration.awarded');
    const registered = offerOccurrences(simulated(design, approved(begin())));
    expect(registered.find(({ type }) => type === 'registration.awarded')?.fields[0]?.domain).toEqual({
      kind: 'enum',
      values: [R1],
    });
  });
});

describe('why a way is not open', () => {
  it('[SI6] tells each condition with the value it sees and how it comes out', () => {
    const pitch = explainWays(simulated(design, submitted(begin())), 'deal')[0];
    expect(pitch).toMatchObject({
      verdict: 'refused',
      conditions: [
        {
          part: 'facts',
          column: 'registration',
          wanted: ['protected'],
          value: 'submitted',
          outcome: 'failed',
        },
      ],
    });
    expect(explainWays(simulated(design, approved(begin())), 'deal')[0]?.verdict).toBe('open');
  });

  it('[SI6] sees who would send it, once somebody is named', () => {
    const simulation = simulated(design, approved(begin()));
    const unsure = explainWays(simulation, R1)[0];
    expect(unsure?.verdict).toBe('unsure');
    expect(unsure?.conditions.map(({ column, outcome }) => [column, outcome])).toEqual([
      ['side', 'unknown'],
      ['role', 'unknown'],
      ['evidence', 'unknown'],
    ]);
    const draft = event('registration.extended', R1, { role: 'vendor-ae' }, { evidence: true });
    expect(
      explainWays(simulation, R1, draft)[0]?.conditions.map(({ value, outcome }) => [value, outcome]),
    ).toEqual([
      ['vendor', 'failed'],
      ['vendor-ae', 'failed'],
      [true, 'held'],
    ]);
  });

  it('[SI6] gives the clock of a way that time takes, and nothing once the path has ended', () => {
    const protectedWays = explainWays(simulated(design, approved(begin())), R1);
    expect(protectedWays.at(-1)?.clock?.timer.duration).toBe('protection');
    expect(explainWays(simulated(design, send(begin(), 'deal.lost')), 'deal')).toEqual([]);
  });
});

describe('a framework edited meanwhile', () => {
  it('[SI7] is sent the same events again, and those that no longer fit are told', () => {
    const script = send(approved(begin()), 'stage.pitch');
    expect(simulated(design, script).refused).toEqual(new Set());
    const stricter = compileText(
      northwind({
        lifecycles: {
          deal: {
            states: {
              discovery: {
                on: {
                  'stage.pitch': {
                    target: 'pitch',
                    guard: { type: 'when', params: { facts: { registration: ['expired'] } } },
                  },
                },
              },
            },
          },
        },
      }),
    );
    const edited = simulated(stricter, script);
    expect(edited.refused).toEqual(new Set([2]));
    expect(findObject(edited, 'deal')?.state.leaves).toEqual(['discovery']);
    expect(edited.run.findings.map(({ code }) => code)).toContain('event.out-of-order');
  });

  it('[SI7] tells events of a path that is gone', () => {
    const handbook = scenario('receipt/receipt');
    const edited = simulated(handbook, submitted(begin()));
    expect(edited.refused).toEqual(new Set([0]));
  });
});

describe('kept as an edge case', () => {
  it('[SI8] is the record with its name, the partners it speaks of, and what is expected of it', () => {
    const simulation = simulated(design, approved(begin({ origin: 'partner' }, 'services')));
    const kept = toEdgeCase(simulation, { id: 'E-late', title: 'Late approval', tag: 'late' });
    expect(kept).toMatchObject({
      id: 'E-late',
      account: 'Late approval',
      edgeCase: 'late',
      partners: [{ id: 'P1' }],
      expect: { verdict: simulation.run.verdict },
      outcome: 'open',
    });
    expect(kept.expect?.codes).toEqual([...new Set(simulation.run.findings.map(({ code }) => code))].sort());
    expect(kept.events).toEqual(simulation.deal.events);
  });
});
