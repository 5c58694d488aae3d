import { expect, test } from 'vitest';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

const files = { 'f.jsonc': NORTHWIND };

async function ask(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const { exitCode, stdout, stderr } = await runInMemory(['ask', 'f.jsonc', ...args], { files });
  return { exitCode, stdout, stderr };
}

test('an answer names the role and the rule', async () => {
  const { exitCode, stdout } = await ask('origin=partner', 'customer=new', 'partnerType=services');
  expect(exitCode).toBe(0);
  expect(stdout).toContain(
    'Who leads the customer when the partner found the opportunity, the customer is new',
  );
  expect(stdout).toMatch(/Partner seller \([\w-]+\)/);
});

test('what the answer depends on is said with what each value would give', async () => {
  const { exitCode, stdout } = await ask('origin=partner', 'customer=new');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('That depends on partnerType:');
  expect(stdout).toContain('the partner is a services partner: Partner seller');
});

test('silence fails and names the nearest rule', async () => {
  const { exitCode, stdout } = await ask('origin=partner', 'customer=new', 'partnerType=integration');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('The framework is silent.');
  expect(stdout).toMatch(/would have answered ".+" if /);
});

test('JSON holds the same', async () => {
  const { stdout } = await ask(
    'origin=partner',
    'customer=new',
    'partnerType=services',
    '--format=json',
    '--decision=customerLead',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'cosell-ask/1',
    framework: { id: 'northwind' },
    answers: [
      {
        decision: 'customerLead',
        known: { origin: 'partner', customer: 'new', partnerType: 'services' },
        kind: 'answer',
        answer: 'partner-ae',
      },
    ],
  });
});

test.each([
  [['orign=partner'], 'The framework knows no fact "orign". Did you mean "origin"?\n'],
  [['origin'], '"origin" is no fact: write fact=value.\n'],
  [
    ['origin=partnr'],
    '"partnr" is no value of "origin": it is one of vendor, partner, joint. Did you mean "partner"?\n',
  ],
  [['tender=yes'], '"yes" is no value of "tender": it is true or false.\n'],
  [['amount=-1'], '"-1" is no value of "amount": it is a number from 0.\n'],
  [['origin=joint', 'origin=joint'], 'The fact "origin" is given twice.\n'],
  [['--decision=custmerLead'], 'The framework has no decision "custmerLead". Did you mean "customerLead"?\n'],
])('refuses %j', async (args, message) => {
  expect(await ask(...args)).toEqual({ exitCode: 2, stdout: '', stderr: message });
});
