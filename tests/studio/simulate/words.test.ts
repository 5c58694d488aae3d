import { describe, expect, test } from 'vitest';
import {
  explainWays,
  offerEvents,
  simulateDeal,
  type SentEvent,
  type SimulationScript,
} from '../../../src/core/simulate/index.ts';
import { createFrames } from '../../../src/studio/session/createFrames.ts';
import { choosePartner, chooseRole, draftEvent } from '../../../src/studio/simulate/draftEvent.ts';
import { listLog } from '../../../src/studio/simulate/listLog.ts';
import {
  nameSeen,
  phraseClockOf,
  phraseCondition,
  phraseWay,
  phraseWhyNot,
} from '../../../src/studio/simulate/phraseWay.ts';
import { NORTHWIND, northwind } from '../../support/framework.ts';
import { compileText } from '../../support/replayed.ts';
import { begin, scenario, send, simulated, wait } from '../../support/simulated.ts';

const design = compileText(NORTHWIND);
const { framework } = design;
const R1 = 'registration/R1';
const submitted = (script: SimulationScript): SimulationScript =>
  send(script, 'registration.submitted', {
    object: R1,
    by: { role: 'partner-ae', side: 'partner', partner: 'P1' },
  });
const approved = (script: SimulationScript): SimulationScript =>
  send(submitted(script), 'registration.approved', {
    object: R1,
    by: { role: 'partner-manager', side: 'vendor' },
  });
const linesOf = (script: SimulationScript, position = script.entries.length, compiled = design) => {
  const simulation = simulateDeal(compiled, script, position);
  return listLog(simulation, createFrames(compiled.framework, simulation.deal, simulation.run));
};

describe('[SI6] a condition says what it wants and what it sees', () => {
  const extension = (draft?: Partial<SentEvent>) =>
    explainWays(
      simulated(design, approved(begin())),
      R1,
      draft && { type: 'registration.extended', object: R1, by: {}, data: new Map(), ...draft },
    )[0]!.conditions.map((condition) => phraseCondition(framework, condition));

  test('of the deal', () => {
    const [pitch] = explainWays(simulated(design, submitted(begin())), 'deal');
    expect(pitch?.conditions.map((condition) => phraseCondition(framework, condition))).toEqual([
      'the registration is protected — it is submitted now',
    ]);
    expect(phraseWay(framework, pitch!)).toBe('moved to pitch: to Pitch');
  });

  test('of who does it and what is said, before and after somebody is named', () => {
    expect(extension()).toEqual([
      'the Partner does it — nobody is named yet',
      'Partner seller does it — nobody is named yet',
      'evidence is yes — not said yet',
    ]);
    expect(extension({ by: { role: 'vendor-ae' }, data: new Map([['evidence', false]]) })).toEqual([
      'the Partner does it — here it is the Vendor',
      'Partner seller does it — here it is Account executive',
      'evidence is yes — here it is no',
    ]);
  });

  test('of a fact the deal has not told', () => {
    const guarded = compileText(
      northwind({
        lifecycles: {
          deal: {
            states: {
              discovery: {
                on: {
                  'stage.pitch': {
                    target: 'pitch',
                    guard: {
                      type: 'when',
                      params: { facts: { origin: ['partner'], 'daysSince.deal.lost': '< 3' } },
                    },
                  },
                },
              },
            },
          },
        },
      }),
    );
    const say = (script: SimulationScript) =>
      explainWays(simulated(guarded, script), 'deal')[0]!.conditions.map((condition) =>
        phraseCondition(guarded.framework, condition),
      );
    expect(say(begin())).toContain('origin is partner — this deal does not say');
    expect(say(begin({ origin: 'vendor' }))).toContain('origin is partner — this deal says vendor');
    expect(say(begin()).join()).toContain('it has not happened');
  });

  test('numbers keep to what matters', () => {
    expect(nameSeen(framework, 'hoursInStage', 1.23456)).toBe('1.23');
    expect(nameSeen(framework, 'amount', 84000)).toBe('84,000 USD');
    expect(nameSeen(framework, 'tender', true)).toBe('yes');
  });
});

test('a way that time takes says when its clock runs out, or why it does not run', () => {
  const clockOf = (script: SimulationScript, compiled = design) =>
    explainWays(simulated(compiled, script), R1)
      .map((way) => phraseClockOf(compiled.framework, way))
      .find((said) => said !== undefined);
  expect(clockOf(submitted(begin()))).toBe('runs out Wed, 7 Jan 2026, 10:00');
  const elsewhere = compileText(
    northwind({ durations: { approvalSla: { businessDays: 2, calendar: 'vendor', from: 'deal.lost' } } }),
  );
  expect(clockOf(submitted(begin()), elsewhere)).toContain('does not run: it starts with');
  const never = compileText(
    northwind({ durations: { approvalSla: { rows: [{ when: { tender: true }, length: 'P2D' }] } } }),
  );
  expect(clockOf(submitted(begin()), never)).toBe('never runs out: no length applies to this deal');
});

test('an event that cannot happen says why in one line', () => {
  const whyNot = (script: SimulationScript, type: string) => {
    const simulation = simulated(design, script);
    const offer = offerEvents(simulation, 'deal').find((candidate) => candidate.type === type)!;
    return phraseWhyNot(simulation, offer, explainWays(simulation, 'deal'));
  };
  expect(whyNot(begin(), 'stage.pitch')).toBe('only when the registration is protected — there is none now');
  expect(whyNot(begin(), 'deal.won')).toBe('only from Close');
  expect(whyNot(send(begin(), 'deal.lost'), 'deal.won')).toBe('the path has ended');
  const simulation = simulated(design, approved(begin()));
  const extended = offerEvents(simulation, R1).find(({ type }) => type === 'registration.extended')!;
  expect(phraseWhyNot(simulation, extended, [])).toBe('depends on who does it and evidence');
});

describe('a draft', () => {
  const offerOf = (script: SimulationScript, key: string, type: string) => {
    const simulation = simulated(design, script);
    return [simulation, offerEvents(simulation, key).find((offer) => offer.type === type)!] as const;
  };

  test('is sent by whoever has the duty, else by whom the conditions let', () => {
    expect(chooseRole(...offerOf(submitted(begin()), R1, 'registration.approved'))).toBe('partner-manager');
    expect(chooseRole(...offerOf(approved(begin()), R1, 'registration.extended'))).toBe('partner-ae');
    expect(chooseRole(...offerOf(begin(), 'deal', 'deal.lost'))).toBeUndefined();
  });

  test('is for the partner at work on the object, or the first without one', () => {
    const [simulation, offer] = offerOf(submitted(begin()), R1, 'registration.approved');
    expect(choosePartner(simulation, offer)).toBe('P1');
    expect(choosePartner(simulation, { ...offer, object: 'registration/R2' })).toBe('P2');
  });

  test('takes the side from the role', () => {
    const [, offer] = offerOf(submitted(begin()), R1, 'registration.approved');
    expect(
      draftEvent(framework, offer, { role: 'partner-manager', partner: undefined, data: new Map() }).by,
    ).toEqual({
      side: 'vendor',
      role: 'partner-manager',
    });
    expect(draftEvent(framework, offer, { role: undefined, partner: 'P1', data: new Map() }).by).toEqual({
      side: 'partner',
      partner: 'P1',
    });
  });
});

describe('[SI4] the log', () => {
  const script = wait(submitted(begin()), 72);

  test('tells what was done, by whom, when, and which clocks ran out on the way', () => {
    expect(linesOf(script)).toEqual([
      { position: 0, title: 'The deal begins', when: 'Mon, 5 Jan 2026, 10:00', ran: [] },
      {
        position: 1,
        title: 'R1: registered',
        who: 'Partner seller, First',
        when: 'Mon, 5 Jan 2026, 10:00',
        ran: [],
      },
      { position: 2, title: '3 days pass', when: 'Thu, 8 Jan 2026, 10:00', ran: ['2 working days are over'] },
    ]);
  });

  test('keeps what was taken back', () => {
    const lines = linesOf(script, 1);
    expect(lines.map(({ title }) => title)).toEqual(['The deal begins', 'R1: registered', '3 days pass']);
    expect(lines.at(-1)?.ran).toEqual([]);
  });

  test('[SI7] tells what no longer fits', () => {
    const refused = linesOf(script, 2, scenario('receipt/receipt')).map((line) => line.refused);
    expect(refused).toEqual([undefined, 'no longer fits: there is no such path', undefined]);
    const blocked = linesOf(send(begin(), 'deal.won'), 1).map((line) => line.refused);
    expect(blocked).toEqual([undefined, 'no longer fits: the path does not take it here']);
  });
});
