import { expect, test } from 'vitest';
import type { Responsibility } from '../../../src/core/index.ts';
import {
  clearSide,
  insertDuty,
  newDuty,
  removeActivity,
  setField,
  setPart,
  togglePart,
} from '../../../src/studio/roles/dutyCommands.ts';
import { afterCommand, readNorthwind } from './northwindText.ts';

const { text, framework } = readNorthwind();
const mapping = framework.responsibilities.find(({ activity }) => activity === 'account-mapping')!;

function again(duty: Responsibility, command: Parameters<typeof afterCommand>[1]): Responsibility {
  return afterCommand(text, command).framework.responsibilities[duty.index]!;
}

test('one role answers and does, several are asked and told', () => {
  expect(again(mapping, setPart(mapping, 'responsible', ['vendor-ae'])).responsible).toBe('vendor-ae');
  expect(again(mapping, setPart(mapping, 'accountable', [])).accountable).toBeUndefined();
  expect(again(mapping, setPart(mapping, 'informed', ['sales-lead', 'vendor-se'])).informed).toEqual([
    'sales-lead',
    'vendor-se',
  ]);
});

test('assigning the same part twice takes it away again', () => {
  const once = again(mapping, togglePart(mapping, 'consulted', 'partner-se'));
  expect(once.consulted).toEqual(['vendor-ae', 'partner-ae', 'partner-se']);
  expect(again(mapping, togglePart(mapping, 'consulted', 'vendor-ae')).consulted).toEqual(['partner-ae']);
  expect(again(mapping, togglePart(mapping, 'responsible', 'partner-manager')).responsible).toBeUndefined();
});

test('a new duty stands after the last one of its stage, and nothing else of the text changes', () => {
  const after = afterCommand(text, insertDuty(framework, { stage: 'pitch', activity: 'discovery-call' }));
  const at = after.framework.responsibilities.findIndex(
    ({ stage, activity }) => stage === 'pitch' && activity === 'discovery-call',
  );
  expect(after.framework.responsibilities[at - 1]?.stage).toBe('pitch');
  expect(after.framework.responsibilities[at + 1]?.stage).toBe('close');
  const added = after.text.split('\n').filter((line) => !text.split('\n').includes(line));
  expect(added.join(' ')).toContain('discovery-call');
  expect(text.split('\n').every((line) => after.text.includes(line.replace(/,\s*$/, '')))).toBe(true);
});

test('clearing a side keeps the other, and takes a duty away that then names nobody', () => {
  const vendorGone = afterCommand(text, clearSide(framework, [mapping], 'vendor')).framework;
  expect(vendorGone.responsibilities[mapping.index]).toMatchObject({
    activity: 'account-mapping',
    consulted: ['partner-ae'],
  });
  expect(vendorGone.responsibilities[mapping.index]?.responsible).toBeUndefined();
  const only = framework.responsibilities.filter(
    ({ activity, stage }) => activity === 'registration.resubmitted' && stage === 'registration.returned',
  );
  const half = afterCommand(text, clearSide(framework, only, 'vendor'));
  const gone = afterCommand(
    half.text,
    clearSide(half.framework, [half.framework.responsibilities[only[0]!.index]!], 'partner'),
  );
  expect(gone.framework.responsibilities).toHaveLength(framework.responsibilities.length - 1);
});

test('several duties of a cell are cleared in one step though their places in the file shift', () => {
  const calls = framework.responsibilities.filter(
    ({ activity }) => activity === 'scoping-workshop' || activity === 'discovery-call',
  );
  const vendorFirst = afterCommand(text, clearSide(framework, calls, 'vendor'));
  const still = vendorFirst.framework.responsibilities.filter(({ activity }) =>
    calls.some((call) => call.activity === activity),
  );
  const after = afterCommand(vendorFirst.text, clearSide(vendorFirst.framework, still, 'partner'));
  expect(after.framework.responsibilities).toHaveLength(framework.responsibilities.length - calls.length);
});

test('an activity goes with all its duties', () => {
  const after = afterCommand(text, removeActivity(framework, 'joint-demo')).framework;
  expect(after.activities.has('joint-demo')).toBe(false);
  expect(after.responsibilities.some(({ activity }) => activity === 'joint-demo')).toBe(false);
});

test('conditions and words of a duty are set and dropped', () => {
  expect([...again(mapping, setField(mapping, 'when', { partnerType: ['services'] })).when]).toEqual([
    ['partnerType', ['services']],
  ]);
  expect(again(mapping, setField(mapping, 'how', undefined)).how).toBeUndefined();
});

test('a duty added while one partner type is looked at is for that type', () => {
  const services = new Map([['partnerType', 'services']]);
  expect(newDuty(framework, 'pitch', 'discovery-call', services)).toEqual({
    stage: 'pitch',
    activity: 'discovery-call',
    when: { partnerType: ['services'] },
  });
  expect(newDuty(framework, 'pitch', 'discovery-call', new Map([['origin', 'vendor']]))).toEqual({
    stage: 'pitch',
    activity: 'discovery-call',
  });
});
