import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  addFact,
  addNextState,
  addRole,
  reviseOrigin,
  shapeLeadTable,
  connect,
  createKeyboard,
  createTree,
  describeState,
  emptyDealPath,
} from './authorByKeyboard.ts';

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

test('a framework is authored, saved and checked by keyboard alone', async ({ page }) => {
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
});
