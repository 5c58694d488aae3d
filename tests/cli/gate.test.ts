import { expect, test } from 'vitest';
import { judgeGate as judgeKinds, parseGate, type Gate, type GateOutcome } from '../../src/cli/gate.ts';
import { parseBaseline } from '../../src/cli/baseline.ts';
import { parseOptions } from '../../src/cli/parseOptions.ts';
import type { DealRun, Finding, FindingKind, Survival } from '../../src/core/index.ts';

/** Judges deals of one kind each. */
function judgeGate(gate: Gate, kinds: readonly DealRun[], survival: Survival): GateOutcome {
  return judgeKinds(gate, { kinds, kindOf: Uint32Array.from(kinds.keys()) }, survival);
}

const HALF: Survival = { of: 4, rate: 0.5, low: 0.15, high: 0.85, atLeast: 0.5, atMost: 0.5 };
const UNJUDGED: Survival = { of: 0, rate: null, low: null, high: null, atLeast: null, atMost: null };
const OPEN: Gate = { failOn: ['silent', 'ambiguous'], accepted: new Map() };

function finding(kind: FindingKind, id: string, causedBy?: string): Finding {
  return {
    deal: 'D-1',
    code: `lead.${kind}`,
    kind,
    severity: 'error',
    event: 0,
    at: '2026-01-01T00:00:00Z',
    object: 'deal',
    question: 'Who leads?',
    detail: '',
    rules: [],
    break: id,
    key: id,
    ...(causedBy === undefined ? {} : { causedBy }),
  };
}

function runWith(...findings: Finding[]): DealRun {
  return {
    deal: 'D-1',
    partners: [],
    outcome: 'won',
    verdict: 'broken',
    follows: false,
    cost: 0,
    fitness: 1,
    states: {},
    findings,
    answers: {},
    baseline: { customerLead: { checked: 0, right: 0 }, registrationConflict: { checked: 0, right: 0 } },
    coverage: { transitions: {}, rules: {}, responsibilities: {} },
  };
}

function gateFrom(...args: string[]): Gate | string {
  const options = parseOptions(args, { 'fail-on': { type: 'string' }, 'min-survival': { type: 'string' } });
  if (!options.ok) throw new Error(options.error.message);
  const gate = parseGate(options.value, new Map());
  return gate.ok ? gate.value : gate.error.message;
}

test('by default silence and ambiguity fail the gate', () => {
  expect(gateFrom()).toEqual(OPEN);
  const runs = [
    runWith(finding('silent', 'a'), finding('contradicted', 'b')),
    runWith(finding('silent', 'a')),
  ];
  expect(judgeGate(OPEN, runs, HALF)).toEqual({ passed: false, reasons: ['silent: 2 > 0'], outdated: [] });
  expect(judgeGate(OPEN, [runWith(finding('unreadable', 'c'))], HALF).passed).toBe(true);
});

test('every deal of a kind counts', () => {
  const kinds = [runWith(), runWith(finding('silent', 'a'), finding('silent', 'b'))];
  const kindOf = Uint32Array.from([1, 0, 1, 1]);
  expect(judgeKinds(OPEN, { kinds, kindOf }, HALF).reasons).toEqual(['silent: 6 > 0']);
});

test('reasons come in the order of the kinds, whatever the order asked for', () => {
  const gate = gateFrom('--fail-on', 'unreadable,silent');
  expect(gate).toEqual({ failOn: ['silent', 'unreadable'], accepted: new Map() });
  const runs = [runWith(finding('unreadable', 'c'), finding('silent', 'a'))];
  expect(judgeGate(gate as Gate, runs, HALF).reasons).toEqual(['silent: 1 > 0', 'unreadable: 1 > 0']);
});

test('none lets every finding pass', () => {
  expect(judgeGate(gateFrom('--fail-on=none') as Gate, [runWith(finding('silent', 'a'))], HALF).passed).toBe(
    true,
  );
});

test('a finding caused by a counted one is not counted again, one caused by anything else is', () => {
  const chain = [finding('silent', 'a'), finding('ambiguous', 'b', 'a'), finding('silent', 'c', 'b')];
  expect(judgeGate(OPEN, [runWith(...chain)], HALF).reasons).toEqual(['silent: 1 > 0']);
  const departed = [finding('contradicted', 'a'), finding('silent', 'b', 'a')];
  expect(judgeGate(OPEN, [runWith(...departed)], HALF).reasons).toEqual(['silent: 1 > 0']);
});

test('an accepted break excuses itself and what it causes, and nothing else', () => {
  const gate = {
    ...OPEN,
    accepted: new Map([
      ['a', 'known'],
      ['gone', 'known'],
    ]),
  };
  const excused = [finding('silent', 'a'), finding('ambiguous', 'b', 'a')];
  expect(judgeGate(gate, [runWith(...excused)], HALF)).toEqual({
    passed: true,
    reasons: [],
    outdated: ['gone'],
  });
  expect(judgeGate(gate, [runWith(...excused, finding('silent', 'd'))], HALF).reasons).toEqual([
    'silent: 1 > 0',
  ]);
});

test('the least survival may be asked of the rate or of its lower bound', () => {
  expect(judgeGate(gateFrom('--min-survival=0.5') as Gate, [], HALF).passed).toBe(true);
  expect(judgeGate(gateFrom('--min-survival=0.6') as Gate, [], HALF).reasons).toEqual([
    'survival: 0.5 < 0.6',
  ]);
  expect(judgeGate(gateFrom('--min-survival=0.5:low') as Gate, [], HALF).reasons).toEqual([
    'survival (lower bound): 0.15 < 0.5',
  ]);
  expect(judgeGate(gateFrom('--min-survival=0') as Gate, [], UNJUDGED).reasons).toEqual([
    'survival: no deal could be judged',
  ]);
});

test.each([
  [
    ['--fail-on=silence'],
    '"silence" is no value of "--fail-on": choose silent, ambiguous, contradicted, unreadable, none.',
  ],
  [['--fail-on=none,silent'], '"none" stands alone in "--fail-on".'],
  [
    ['--min-survival=90'],
    '"90" is no value of "--min-survival": give a share from 0 to 1, such as 0.9 or 0.9:low.',
  ],
  [
    ['--min-survival=0.9:high'],
    '"0.9:high" is no value of "--min-survival": give a share from 0 to 1, such as 0.9 or 0.9:low.',
  ],
])('refuses %j', (args, message) => {
  expect(gateFrom(...args)).toBe(message);
});

test('a baseline names breaks and why they are accepted', () => {
  const read = parseBaseline(
    'known.json',
    '{"accepted":[{"id":"0123456789ab","reason":"we sell direct there"}]}',
  );
  expect(read.ok && [...read.value]).toEqual([['0123456789ab', 'we sell direct there']]);
});

test.each([
  ['{', '"known.json" is no JSON.'],
  ['[]', '"known.json" has no list of accepted breaks: { "accepted": [{ "id": "...", "reason": "..." }] }.'],
  ['{"accepted":[{"id":"x","reason":"y"}]}', '"known.json": entry 1 has no break id of 12 hex digits.'],
  ['{"accepted":[null]}', '"known.json": entry 1 has no break id of 12 hex digits.'],
  [
    '{"accepted":[{"id":"0123456789ab","reason":" "}]}',
    '"known.json": say in "reason" why break 0123456789ab is accepted.',
  ],
])('refuses the baseline %s', (text, message) => {
  const read = parseBaseline('known.json', text);
  expect(read.ok ? undefined : read.error.message).toBe(message);
});
