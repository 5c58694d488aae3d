import { describe, expect, it } from 'vitest';
import { writeFramework } from '../../../src/core/guide/index.ts';
import { createBlankFramework } from '../../../src/core/text/index.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';
import {
  createVerifyMemory,
  possibleInputs,
  showsIt,
  verifyFramework,
  verifyStepwise,
  type VerifyProperty,
  type VerifyReport,
} from '../../../src/core/verify/index.ts';
import {
  CONFLICT,
  framework,
  merge,
  REGISTRATION,
  SUCCESSION,
  type JsonObject,
} from '../../support/framework.ts';
import { compileText } from '../../support/replayed.ts';
import { stages } from '../../support/stages.ts';

function verify(changes: JsonObject = {}): VerifyReport {
  return verifyFramework(compileText(framework(changes)));
}

function find({ properties }: VerifyReport, kind: string, subject: string): VerifyProperty {
  const found = properties.find((property) => property.kind === kind && property.subject === subject);
  if (!found) throw new Error(`no ${kind} of ${subject}`);
  return found;
}

const when = (params: JsonObject): JsonObject => ({ type: 'when', params });

/** Registrations that wait, are granted for a while and run out. */
const GRANTING: JsonObject = {
  durations: { short: 'PT6H', protection: 'P30D' },
  lifecycles: {
    registration: merge(REGISTRATION, {
      states: {
        protected: { after: { protection: 'over' } },
        over: { type: 'final' },
      },
    }),
  },
  decisions: { registrationConflict: CONFLICT, registrationSuccession: SUCCESSION },
};

describe('[VE3] what is said of a property', () => {
  it('is proved for every scenario of a small framework', () => {
    const { properties, conclusive, notCovered } = verify();
    expect(
      properties.map(({ kind, subject, status, scenarios }) => [kind, subject, status, scenarios]),
    ).toEqual([
      ['lead.decided', 'open', 'proved', 2],
      ['lead.unique', 'open', 'proved', 2],
      ['stage.can-win', 'open', 'proved', 1],
      ['stage.can-lose', 'open', 'proved', 1],
      ['path.ends', 'deal', 'proved', 1],
      ['transitions.live', 'deal', 'proved', 3],
    ]);
    expect(conclusive).toBe(true);
    expect(notCovered).toEqual([
      'Records that leave facts out: every fact is taken to be told.',
      'Deals that depart from the framework.',
    ]);
  });

  it('is refuted by the shortest deal, told step by step, with the facts that make it', () => {
    const report = verify(
      stages(
        {},
        {
          decisions: {
            customerLead: {
              inputs: ['stage', 'origin'],
              rules: [{ id: 'only', when: { stage: ['discovery', 'pitch'] }, then: 'vendor-ae' }],
            },
          },
        },
      ),
    );
    expect(find(report, 'lead.decided', 'discovery').status).toBe('proved');
    const { status, findings } = find(report, 'lead.decided', 'close');
    expect(status).toBe('refuted');
    expect(findings[0]?.message).toBe('Nothing answers: Who leads the customer when the deal is in close?');
    expect(findings[0]?.counterexample?.steps).toEqual(['Stage pitch', 'Stage close']);
    expect(findings[0]?.witness).toEqual({ stage: 'close', origin: 'vendor' });
  });

  it('waits for as long as an answer hangs on time', () => {
    const compiled = compileText(
      framework({
        decisions: {
          customerLead: {
            inputs: ['hoursInStage'],
            rules: [{ id: 'soon', when: { hoursInStage: '< 48' }, then: 'vendor-ae' }],
          },
        },
      }),
    );
    const [finding] = find(verifyFramework(compiled), 'lead.decided', 'open').findings;
    expect(finding?.confirmed).toBe(true);
    const run = replayDeal(compiled, finding!.counterexample!.deal);
    expect(run.findings.map(({ code, at }) => [code, at])).toEqual([
      ['lead.undecided', '2026-01-07T09:01:00Z'],
    ]);
  });

  it('is only possible where clocks rule out every deal that was made for it', () => {
    const report = verify(
      merge(GRANTING, {
        lifecycles: { registration: { states: { submitted: { after: { short: 'rejected' } } } } },
        decisions: {
          registrationConflict: {
            inputs: ['incumbentState', 'hoursApart'],
            rules: [
              { id: 'granted', when: { incumbentState: ['protected'] }, then: 'first' },
              { id: 'soon', when: { hoursApart: '<= 6' }, then: 'first' },
            ],
          },
        },
      }),
    );
    const { status, findings } = find(report, 'decision.decided', 'registrationConflict');
    expect(status).toBe('possible');
    expect(findings[0]?.confirmed).toBe(false);
    expect(report.conclusive).toBe(false);
  });

  it('stays open where the budget ends first, and nothing is said to be dead or trapped', () => {
    const report = verifyFramework(compileText(framework(GRANTING)), { mostCombinations: 8 });
    expect(report.explored.some(({ complete }) => !complete)).toBe(true);
    expect(find(report, 'decision.decided', 'registrationConflict').status).not.toBe('proved');
    const wrong = report.properties.filter(
      ({ kind, status }) => /^(path|protection|stage|transitions)/.test(kind) && status === 'refuted',
    );
    expect(wrong.map(({ kind, subject }) => [kind, subject])).toEqual([]);
    expect(report.notCovered.some((sentence) => sentence.startsWith('Beyond '))).toBe(true);
  });
});

describe('[VE4] facts stay as they are, and then they change', () => {
  const onlyB = stages({
    discovery: {
      tags: ['stage'],
      on: {
        'stage.pitch': { target: 'pitch', guard: when({ facts: { origin: ['partner'] } }) },
        'deal.lost': 'lost',
      },
    },
  });

  it('a deal whose facts stay cannot get on', () => {
    const compiled = compileText(framework(onlyB));
    const { status, findings } = find(verifyFramework(compiled), 'stage.can-win', 'discovery');
    expect(status).toBe('refuted');
    expect(findings[0]?.counterexample?.deal.facts.get('origin')).toBe('vendor');
  });

  it('a state reached with other facts is found, too', () => {
    const report = verify(
      merge(onlyB, {
        decisions: {
          customerLead: {
            inputs: ['stage', 'origin'],
            rules: [
              { id: 'a', when: { stage: ['discovery'] }, then: 'vendor-ae' },
              { id: 'b', when: { stage: ['pitch', 'close'], origin: ['partner'] }, then: 'partner-ae' },
            ],
          },
        },
      }),
    );
    const [finding] = find(report, 'lead.decided', 'pitch').findings;
    expect(finding?.confirmed).toBe(true);
    expect(finding?.counterexample?.steps).toEqual(['Stage pitch', 'From now on the vendor found it']);
  });
});

describe('[VE5] paths that read each other are looked at together', () => {
  const reading = merge(
    GRANTING,
    stages({
      close: {
        tags: ['stage'],
        on: {
          'deal.won': { target: 'won', guard: when({ facts: { registration: ['protected'] } }) },
          'deal.lost': 'lost',
        },
      },
    }),
  );

  it('a further registration may come after others are over', () => {
    const compiled = compileText(framework(reading));
    const report = verifyFramework(compiled);
    expect(find(report, 'stage.can-win', 'close').status).toBe('proved');
    expect(find(report, 'transitions.live', 'deal').status).toBe('proved');
  });

  it('a step that another path forbids for ever is dead', () => {
    const report = verify(
      merge(reading, {
        lifecycles: {
          registration: { states: { submitted: { on: { 'registration.approved': undefined } } } },
        },
      }),
    );
    const messages = find(report, 'transitions.live', 'deal').findings.map(({ message }) => message);
    expect(messages).toEqual([
      '"deal won" from "close" to "won" is never taken: it needs that the registration is protected, and that is never so there.',
    ]);
    expect(find(report, 'stage.can-win', 'close').status).toBe('refuted');
  });

  it('tells what a decision can be asked about', () => {
    const report = verify(
      merge(reading, { decisions: { customerLead: { inputs: ['stage', 'registration', 'origin'] } } }),
    );
    const possible = possibleInputs(report, 'customerLead');
    expect(possible?.columns).toEqual(['stage', 'registration']);
    expect(possible?.combinations).toContainEqual(['close', 'over']);
    expect(possible?.combinations).toHaveLength(15);
    expect(possibleInputs(report, 'registrationConflict')?.columns).toEqual([]);
    expect(possibleInputs(report, 'nothing')).toBeUndefined();
  });
});

describe('[VE6] a transition between parts of a parallel state', () => {
  const parts = (close: JsonObject): JsonObject => ({
    lifecycles: {
      deal: {
        states: {
          open: {
            tags: ['stage'],
            type: 'parallel',
            on: { 'deal.won': 'won', 'deal.lost': 'lost' },
            states: {
              paper: {
                initial: 'draft',
                states: { draft: { on: { 'paper.signed': 'signed' } }, signed: {} },
              },
              technique: { initial: 'idle', states: { idle: { on: { 'demo.done': close } }, shown: {} } },
            },
          },
        },
      },
    },
  });

  it('sets back what was done in another part', () => {
    const compiled = compileText(framework(parts({ target: '#deal.open.paper.draft' })));
    const { status, findings } = find(verifyFramework(compiled), 'regions.kept', 'deal');
    expect(status).toBe('refuted');
    expect(findings[0]?.message).toContain('"open.paper"');
    expect(showsIt(compiled, findings[0]!.counterexample!)).toBe(true);
  });

  it('keeps to its own part otherwise', () => {
    expect(find(verify(parts({ target: 'shown' })), 'regions.kept', 'deal').status).toBe('proved');
  });
});

describe('[VE7] an edit of rules explores nothing again', () => {
  it('with the same result as from scratch', () => {
    const memory = createVerifyMemory();
    const before = compileText(framework(GRANTING));
    verifyFramework(before, { memory });
    const after = compileText(
      framework(merge(GRANTING, { decisions: { registrationConflict: { rules: [] } } })),
    );
    const steps = verifyStepwise(after, { memory });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const fresh = verifyFramework(after);
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(fresh));
    expect(find(fresh, 'decision.decided', 'registrationConflict').status).toBe('refuted');
  });
});

describe('[VE3] what was not looked at', () => {
  it('says that facts were left open when conditions read too many together', () => {
    const names = Array.from({ length: 8 }, (_, index) => `fact${String(index)}`);
    const report = verify(
      stages(
        {
          discovery: {
            tags: ['stage'],
            on: {
              'stage.pitch': [
                ...names.map((name) => ({ target: 'pitch', guard: when({ facts: { [name]: true } }) })),
                'lost',
              ],
              'deal.lost': 'lost',
            },
          },
        },
        { facts: Object.fromEntries(names.map((name) => [name, { type: 'boolean', question: `${name}?` }])) },
      ),
    );
    expect(report.notCovered.some((sentence) => sentence.startsWith('Which facts go together'))).toBe(true);
    expect(find(report, 'transitions.live', 'deal').status).toBe('proved');
    expect(find(report, 'stage.can-win', 'discovery').status).not.toBe('refuted');
  });

  it('says nothing of protection when nothing is ever granted', () => {
    const report = verify(
      merge(GRANTING, { lifecycles: { registration: { states: { protected: { tags: ['active'] } } } } }),
    );
    expect(report.properties.some(({ kind }) => kind.startsWith('protection.'))).toBe(false);
    expect(report.notCovered).toContain('Never comes up: Protection ends by time alone.');
  });

  it('does not take a clock for sure that has no length in some cases', () => {
    const report = verify(
      merge(GRANTING, {
        durations: { protection: { rows: [{ when: { origin: ['partner'] }, length: 'P30D' }] } },
      }),
    );
    const { status, findings } = find(report, 'protection.ends', 'registration');
    expect(status).toBe('refuted');
    expect(findings[0]?.counterexample?.deal.facts.get('origin')).toBe('vendor');
  });
});

describe('[VE3] frameworks somebody has only begun', () => {
  it.each([
    ['blank', createBlankFramework('Acme')],
    ['written by the guided start without an answer', writeFramework({})],
  ])('%s: every fault that is told is shown by a deal', (_name, text) => {
    const compiled = compileText(text);
    const report = verifyFramework(compiled);
    expect(report.conclusive).toBe(true);
    for (const { findings } of report.properties)
      for (const { counterexample, confirmed } of findings)
        if (counterexample) expect(showsIt(compiled, counterexample)).toBe(confirmed);
  });
});
