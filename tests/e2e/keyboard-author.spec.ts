import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { execFile } from 'node:child_process';
import { parseFramework, type Decision, type Framework } from '../../src/core/index.ts';
import { expect, test } from '@playwright/test';
import {
  addCondition,
  addDuration,
  addDuty,
  addFact,
  addLeadRules,
  addNextState,
  addPath,
  addRole,
  addWay,
  reviseOrigin,
  saveToFile,
  shapeLeadTable,
  type LeadRule,
  connect,
  createKeyboard,
  createTree,
  describeState,
  emptyDealPath,
} from './authorByKeyboard.ts';

const NORTHWIND = resolve('scenarios/twelve-partners/northwind.cosell.jsonc');

const STAGES = [
  {
    name: 'Discovery',
    description: 'Find out together whether the customer has the problem both can solve.',
  },
  { name: 'Pitch', description: 'Show one solution, with one voice.' },
  { name: 'Close', description: 'Agree on security, contract and start.' },
  { name: 'Won', kind: 'Won', description: 'The customer has signed.' },
  { name: 'Lost', kind: 'Lost', description: 'The customer has decided otherwise.' },
];

const CUSTOMER = {
  name: 'Customer',
  question: 'Whose customer is it already?',
  values: [
    ['new', 'the customer is new to both'],
    ['partner-account', "the customer is already the partner's account"],
    ['vendor-account', "the customer is already the vendor's account"],
    ['shared', 'the customer is already an account of both'],
  ],
} as const;

const RULES: readonly LeadRule[] = [
  [
    'partner-account',
    '',
    '',
    'partner-ae',
    "The partner's account stays with the partner, whoever found the opportunity.",
  ],
  [
    'vendor-account',
    '',
    '',
    'vendor-ae',
    '34 of the 40 deals a partner found in our accounts were disputed. The account decides.',
  ],
  ['new', 'partner', '', 'partner-ae', ''],
  ['new', 'vendor', '', 'vendor-ae', ''],
  [
    'new',
    'joint',
    'integration',
    'vendor-ae',
    "An integration is bought with the platform: the platform's seller leads.",
  ],
  [
    'new',
    'joint',
    'services',
    'partner-ae',
    'An implementation is bought from people: the people who will do it lead.',
  ],
  ['shared', 'partner', '', 'partner-ae', ''],
  ['shared', 'vendor, joint', '', 'vendor-ae', ''],
];

const ACCOUNT_MAPPING = {
  stage: 'Discovery',
  activity: 'Account mapping',
  responsible: 'Partner manager',
  accountable: 'Partner manager',
  consulted: [
    { role: 'Account executive', only: false },
    { role: 'Partner seller', only: true },
  ],
  how: 'Both sides bring their contacts; old opportunities are put on the table here.',
};

test('[KB7] a framework is authored, saved and checked by keyboard alone', async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./');
  await expect(page.getByRole('banner')).toContainText('deals survive');
  const keys = createKeyboard(page);
  const tree = createTree(keys);

  await keys.find('new framework', 'New framework');
  await tree.enter();
  await emptyDealPath(keys, tree);
  const [discovery, pitch, close, won, lost] = STAGES;
  await addNextState(keys, tree, discovery!.name, pitch!);
  await addNextState(keys, tree, pitch!.name, close!);
  await addNextState(keys, tree, close!.name, won!);
  await addNextState(keys, tree, discovery!.name, lost!);
  await connect(keys, tree, 'Pitch', 'Lost');
  await connect(keys, tree, 'Close', 'Lost');
  for (const stage of STAGES) await describeState(keys, tree, stage);

  await addRole(keys, tree, 'Partner manager');
  await addFact(keys, tree, CUSTOMER);
  await reviseOrigin(keys, tree);
  await shapeLeadTable(keys);
  await addLeadRules(keys, RULES);
  await addDuty(keys, tree, ACCOUNT_MAPPING);

  const saved = await saveToFile(keys);
  // All that is said is who has nothing to do: not every duty was written.
  const checked = await checkFile(saved);
  expect(checked.exitCode).toBe(0);
  expect(new Set(checked.found)).toEqual(new Set(['document.idle-side', 'ownership.idle-leader']));
  const [authored, northwind] = await Promise.all([readFramework(saved), readFramework(NORTHWIND)]);
  expect(toPlain(authored.lifecycles.get('deal'))).toEqual(toPlain(northwind.lifecycles.get('deal')));
  for (const fact of ['origin', 'customer'])
    expect(toPlain(authored.facts.get(fact))).toEqual(toPlain(northwind.facts.get(fact)));
  expect(withoutIds(authored.decisions.get('customerLead'))).toEqual(
    withoutIds(northwind.decisions.get('customerLead')),
  );
  expect(authored.responsibilities.map(toPlain)).toEqual(
    northwind.responsibilities
      .filter(({ activity }) => activity === 'account-mapping')
      .map((duty) => toPlain({ ...duty, index: 0 })),
  );
});

test('[KB7] clocks and conditions of a registration are authored by keyboard alone', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto('./#/draw/canvas');
  await expect(page.getByRole('banner')).toContainText('deals survive');
  const keys = createKeyboard(page);
  const tree = createTree(keys);
  await keys.find('new framework', 'New framework');
  await addDuration(keys, tree, 'Protection');
  await addPath(keys, tree, 'Registration', 'Submitted');
  await addWay(keys, tree, { from: 'Submitted', to: 'Protected', on: { event: 'registration.approved' } });
  await addWay(keys, tree, { from: 'Protected', to: 'Lapsed', on: { clock: 'after 30 days' } });
  const extended = { event: 'registration.extended' };
  await addWay(keys, tree, { from: 'Lapsed', to: 'Protected', known: true, on: extended });
  const line = /^registration extended: to protected/i;
  await addCondition(keys, tree, { from: 'Lapsed', line, column: 'Stage', value: 'close' });

  const saved = await saveToFile(keys);
  expect((await checkFile(saved)).exitCode).toBe(0);
  const [authored, northwind] = await Promise.all([readFramework(saved), readFramework(NORTHWIND)]);
  const waysOf = (framework: Framework, key: string): readonly unknown[] =>
    (framework.lifecycles.get('registration')?.root.states ?? [])
      .filter((state) => state.key === key)
      .flatMap((state) =>
        state.transitions.map(({ trigger, target, guard }) => toPlain({ trigger, target, guard })),
      );
  for (const state of ['submitted', 'protected', 'lapsed']) {
    const ways = waysOf(authored, state);
    expect(ways).toHaveLength(1);
    expect(waysOf(northwind, state)).toEqual(expect.arrayContaining([...ways]));
  }
});

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
}

/** Runs the command line's check on a file: its exit code, and the errors and warnings it finds. */
async function checkFile(
  path: string,
): Promise<{ readonly exitCode: number; readonly found: readonly string[] }> {
  const args = [resolve('tools/cosell.mjs'), 'check', '--format', 'json', path];
  const { exitCode, stdout } = await new Promise<{ exitCode: number; stdout: string }>((done) => {
    const child = execFile(process.execPath, args, (_, output) =>
      done({ exitCode: child.exitCode ?? -1, stdout: output }),
    );
  });
  const { diagnostics } = JSON.parse(stdout) as Report;
  return {
    exitCode,
    found: diagnostics.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  };
}

async function readFramework(path: string): Promise<Framework> {
  const { framework } = parseFramework(await readFile(path, 'utf8'));
  if (!framework) throw new Error(`"${path}" cannot be read`);
  return framework;
}

/** Ids of rules are given by the studio as they are added. */
function withoutIds(decision: Decision | undefined): unknown {
  return toPlain(decision && { ...decision, rules: decision.rules.map((rule) => ({ ...rule, id: '' })) });
}

/** A part of a framework by its meaning alone: without where it stands in the text. */
function toPlain(part: unknown): unknown {
  if (part instanceof Map)
    return [...(part as ReadonlyMap<unknown, unknown>)].map(([key, value]) => [key, toPlain(value)]);
  if (Array.isArray(part)) return part.map(toPlain);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([key, value]) => (key === 'jsonPath' ? [] : [[key, toPlain(value)]])),
  );
}
