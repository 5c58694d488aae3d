import { readFileSync } from 'node:fs';
import { modify, applyEdits } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { parseFramework } from '../../../src/core/text/index.ts';
import { compileFramework } from '../../../src/core/replay/index.ts';
import {
  diagnoseReport,
  showsIt,
  verifyFramework,
  type VerifyFinding,
  type VerifyReport,
} from '../../../src/core/verify/index.ts';

const NORTHWIND = readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8');

type Edit = readonly [path: (string | number)[], value: unknown];

interface Verified {
  readonly report: VerifyReport;
  readonly findings: readonly VerifyFinding[];
  readonly codes: readonly string[];
}

function verified(...edits: readonly Edit[]): Verified {
  const text = edits.reduce(
    (before, [path, value]) => applyEdits(before, modify(before, path, value, {})),
    NORTHWIND,
  );
  const parsed = parseFramework(text);
  if (!parsed.framework) throw new Error(parsed.diagnostics.map(({ message }) => message).join('\n'));
  const compiled = compileFramework(parsed.framework);
  const report = verifyFramework(compiled);
  const findings = report.properties.flatMap((property) => property.findings);
  for (const { counterexample, confirmed } of findings)
    if (counterexample) expect(showsIt(compiled, counterexample)).toBe(confirmed);
  const codes = diagnoseReport(parsed, report).map(({ code, path }) => `${code} ${path.join('.')}`);
  return { report, findings, codes };
}

/** The one hole that northwind leaves on purpose: two accounts are merged while two registrations are active. */
const ON_PURPOSE = 'decision.can-be-silent decisions.accountMerged';

const deal = (state: string, ...rest: string[]): string[] => ['lifecycles', 'deal', 'states', state, ...rest];
const registration = (state: string, ...rest: string[]): string[] => [
  'lifecycles',
  'registration',
  'states',
  state,
  ...rest,
];
const when = (facts: object): object => ({ type: 'when', params: { facts } });

/** Name, edits of northwind, and what verifying then says besides the hole that is there on purpose. */
const FAULTS: readonly (readonly [name: string, edits: readonly Edit[], codes: readonly string[]])[] = [
  ['nothing', [], []],
  [
    'a rule of the lead deleted',
    [[['decisions', 'customerLead', 'rules', 3], undefined]],
    ['stage.lead-undecided decisions.customerLead'],
  ],
  [
    'a rule of the lead widened',
    [
      [
        ['decisions', 'customerLead', 'rules', 2, 'when', 'customer'],
        ['new', 'vendor-account'],
      ],
    ],
    ['stage.lead-ambiguous decisions.customerLead'],
  ],
  [
    'the lead made to depend on a registration',
    [
      [['decisions', 'customerLead', 'inputs'], ['registration']],
      [
        ['decisions', 'customerLead', 'rules'],
        [
          {
            id: 'a',
            when: { registration: ['none', 'submitted', 'overdue', 'returned', 'rejected', 'withdrawn'] },
            then: 'vendor-ae',
          },
          { id: 'b', when: { registration: ['protected', 'expired'] }, then: 'partner-ae' },
        ],
      ],
    ],
    ['stage.lead-undecided decisions.customerLead'],
  ],
  [
    'no succession',
    [[['decisions', 'registrationSuccession'], undefined]],
    ['decision.can-be-silent decisions'],
  ],
  [
    'the last rule of the conflict deleted',
    [[['decisions', 'registrationConflict', 'rules', 9], undefined]],
    ['decision.can-be-silent decisions.registrationConflict'],
  ],
  [
    'the conflict made to contradict itself',
    [[['decisions', 'registrationConflict', 'hitPolicy'], 'UNIQUE']],
    ['decision.can-be-ambiguous decisions.registrationConflict'],
  ],
  [
    'the clock of protection removed',
    [[registration('protected', 'after'), undefined]],
    [
      'protection.never-ends lifecycles.registration.states.protected',
      'transition.dead lifecycles.registration.states.lapsed.after.lateAsk',
      'transition.dead lifecycles.registration.states.lapsed.on.registration.extended',
      'transition.dead lifecycles.registration.states.lapsed.on.registration.withdrawn',
    ],
  ],
  [
    'the late ask removed',
    [[registration('lapsed', 'on', 'registration.extended'), undefined]],
    ['protection.lapses-unanswered lifecycles.registration.states.protected'],
  ],
  [
    'no way out of a state that waits',
    [[registration('returned', 'on'), undefined]],
    ['registration.never-ends lifecycles.registration.states.returned'],
  ],
  [
    'no way to win',
    [[deal('close', 'on', 'deal.won'), undefined]],
    [
      'stage.cannot-close lifecycles.deal.states.discovery',
      'stage.cannot-close lifecycles.deal.states.pitch',
      'stage.cannot-close lifecycles.deal.states.close',
    ],
  ],
  [
    'a stage that cannot be lost',
    [[deal('close', 'on', 'deal.lost'), undefined]],
    ['stage.cannot-close lifecycles.deal.states.close'],
  ],
  [
    'a stage nothing leads out of',
    [[deal('close', 'on'), undefined]],
    [
      'stage.cannot-close lifecycles.deal.states.discovery',
      'stage.cannot-close lifecycles.deal.states.pitch',
      'stage.cannot-close lifecycles.deal.states.close',
      'stage.cannot-close lifecycles.deal.states.close',
      'state.trap lifecycles.deal.states.close',
    ],
  ],
  [
    'a way that only some deals may take',
    [[deal('pitch', 'on', 'stage.close'), { target: 'close', guard: when({ customer: ['new'] }) }]],
    [
      'stage.cannot-close lifecycles.deal.states.discovery',
      'stage.cannot-close lifecycles.deal.states.pitch',
    ],
  ],
  [
    'a condition that never holds where it is asked',
    [
      [
        registration('submitted', 'on', 'registration.approved'),
        [{ target: 'lapsed', guard: when({ 'state.deal': ['none'] }) }, 'protected'],
      ],
    ],
    ['transition.dead lifecycles.registration.states.submitted.on.registration.approved.0'],
  ],
  [
    'a condition on a stage that is over by then',
    [
      [deal('won'), { type: 'final', tags: ['won'] }],
      [
        registration('submitted', 'on', 'registration.approved'),
        [
          {
            target: 'protected',
            guard: when({ 'state.deal': ['won', 'lost', 'discovery', 'pitch', 'close'] }),
          },
          'lapsed',
        ],
      ],
    ],
    ['transition.dead lifecycles.registration.states.submitted.on.registration.approved.1'],
  ],
  [
    'a state nothing leads to any more',
    [
      [registration('submitted', 'on', 'registration.returned'), undefined],
      [registration('overdue', 'on', 'registration.returned'), undefined],
    ],
    [
      'transition.dead lifecycles.registration.states.returned.on.registration.resubmitted',
      'transition.dead lifecycles.registration.states.returned.on.registration.rejected',
      'transition.dead lifecycles.registration.states.returned.on.registration.withdrawn',
    ],
  ],
  [
    'a dropped stage tag',
    [[deal('close', 'tags'), undefined]],
    [
      'protection.lapses-unanswered lifecycles.registration.states.protected',
      'transition.dead lifecycles.registration.states.lapsed.on.registration.extended',
    ],
  ],
  [
    'a dropped tag of protection: nothing is protected any more, and nothing else is amiss',
    [[registration('protected', 'tags'), ['active']]],
    [],
  ],
];

describe('[VE2] a fault planted in northwind is found, and a deal shows it', () => {
  it.each(FAULTS)('%s', (_name, edits, expected) => {
    const { codes } = verified(...edits);
    expect(codes.filter((code) => code !== ON_PURPOSE).sort()).toEqual([...expected].sort());
  });
});
