import { expect, type Locator, type Page } from '@playwright/test';

/** Everything a person does here is pressing keys; the page is only looked at. */
export interface Keyboard {
  readonly page: Page;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Replaces what the field says. */
  retype(text: string): Promise<void>;
  /** Presses Tab, or Shift+Tab, until a control has the focus. */
  tabTo(control: Locator, direction?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Runs an action by the palette. */
  find(words: string, title: string | RegExp): Promise<void>;
  /** Chooses in the list that has the focus by typing. */
  choose(label: string): Promise<void>;
}

/** As often as Tab may be pressed. */
const REACH = 60;
export function createKeyboard(page: Page): Keyboard {
  const { keyboard } = page;
  const finder = page.getByRole('dialog', { name: 'Find anything' });
  const has = (control: Locator): Promise<boolean> =>
    control.evaluateAll((found) => found.some((element) => element === document.activeElement));
  return {
    page,
    async press(...keys) {
      for (const key of keys) await keyboard.press(key);
    },
    type: (text) => keyboard.type(text),
    async retype(text) {
      await keyboard.press('ControlOrMeta+a');
      await keyboard.type(text);
    },
    async tabTo(control, direction = 'Tab') {
      await expect(control.first()).toBeVisible();
      for (let pressed = 0; pressed < REACH && !(await has(control)); pressed += 1)
        await keyboard.press(direction);
      await expect(control).toBeFocused();
    },
    async find(words, title) {
      await keyboard.press('ControlOrMeta+k');
      await keyboard.type(words);
      await expect(finder.getByRole('option', { selected: true })).toContainText(title);
      await keyboard.press('Enter');
      await expect(finder).toHaveCount(0);
    },
    async choose(label) {
      const list = page.locator('select:focus');
      await expect(list).toBeFocused();
      await keyboard.type(label);
      await expect(list.locator('option:checked')).toContainText(label);
    },
  };
}

/** The outline, walked as a tree is. */
export interface Tree {
  readonly line: (name: string | RegExp) => Locator;
  /** Opens the outline, or goes back to it. */
  enter(): Promise<void>;
  /** Goes to a line in view by typing the beginning of its name. */
  goTo(name: string): Promise<void>;
}

export function createTree({ page, press, type }: Keyboard): Tree {
  const panel = page.getByRole('complementary', { name: 'Outline' });
  const line = (name: string | RegExp): Locator =>
    panel.getByRole('treeitem', { name: typeof name === 'string' ? new RegExp(`^${name}(,|$)`) : name });
  return {
    line,
    async enter() {
      const focused = panel.locator('[role=treeitem]:focus');
      if ((await focused.count()) === 0) await press('ControlOrMeta+Shift+l');
      await expect(focused).toHaveCount(1);
    },
    async goTo(name) {
      await press('Home');
      await type(name);
      await expect(line(name)).toBeFocused();
    },
  };
}

export interface StageWords {
  readonly name: string;
  readonly kind?: string;
  readonly description: string;
}

/** Leaves nothing of the deal path but its first state. */
export async function emptyDealPath({ press, page }: Keyboard, tree: Tree): Promise<void> {
  for (const name of ['Pitch', 'Close', 'Won', 'Lost']) {
    await tree.goTo(name);
    await press('Delete');
    await expect(tree.line(name)).toHaveCount(0);
  }
  await expect(page.getByText('Removed "Lost"')).toBeVisible();
  await expect(tree.line(/^Discovery, stage, begins here/)).toBeVisible();
}

/** From the state the tree is at, adds the next one and goes there. */
export async function addNextState(
  keys: Keyboard,
  tree: Tree,
  from: string,
  next: StageWords,
): Promise<void> {
  await tree.goTo(from);
  await keys.press('ControlOrMeta+ArrowRight');
  const card = keys.page.getByRole('dialog', { name: `After ${from}` });
  await expect(card.getByLabel('Leads to')).toBeFocused();
  if (next.kind !== undefined) {
    await keys.tabTo(card.getByLabel('Kind'));
    await keys.choose(next.kind);
    await keys.tabTo(card.getByLabel('Name'), 'Shift+Tab');
  } else await keys.tabTo(card.getByLabel('Name'));
  await keys.retype(next.name);
  await keys.press('Enter');
  await expect(tree.line(next.name)).toBeFocused();
}

/** Connects a state with one there is, by the usual event. */
export async function connect(keys: Keyboard, tree: Tree, from: string, to: string): Promise<void> {
  await tree.goTo(from);
  await keys.press('ControlOrMeta+ArrowRight');
  const card = keys.page.getByRole('dialog', { name: `After ${from}` });
  await expect(card.getByLabel('Leads to')).toBeFocused();
  await keys.choose(to);
  await keys.tabTo(card.getByRole('button', { name: 'Connect' }));
  await keys.press('Enter');
  await expect(tree.line(from)).toBeFocused();
}

/** Says in the state's own form what it is for, and comes back to the tree. */
export async function describeState(keys: Keyboard, tree: Tree, state: StageWords): Promise<void> {
  await tree.goTo(state.name);
  await keys.press('Enter');
  const form = keys.page.getByRole('complementary', { name: 'About the selection' });
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await keys.tabTo(form.getByLabel('What it is for'));
  await keys.retype(state.description);
  await keys.press('ControlOrMeta+Enter', 'Escape');
  await expect(tree.line(state.name)).toBeFocused();
}

/** Opens the words of one kind from the outline, ready to name a new one. */
async function openWords(keys: Keyboard, tree: Tree, heading: string, one: string): Promise<void> {
  await tree.enter();
  await tree.goTo(heading);
  await keys.press('Enter');
  await expect(keys.page.getByLabel(`Name of a new ${one}`)).toBeFocused();
}

/** Adds a role and says on which side it stands. */
export async function addRole(keys: Keyboard, tree: Tree, name: string): Promise<void> {
  await openWords(keys, tree, 'Roles', 'role');
  await nameWord(keys, name);
}

async function nameWord({ page, type, press }: Keyboard, name: string): Promise<void> {
  await type(name);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

export interface FactWords {
  readonly name: string;
  readonly question: string;
  /** Key and how it is said. */
  readonly values: readonly (readonly [string, string])[];
}

/** Adds a fact that is one of a list. */
export async function addFact(keys: Keyboard, tree: Tree, fact: FactWords): Promise<void> {
  const { page } = keys;
  await openWords(keys, tree, 'Facts', 'fact');
  await nameWord(keys, fact.name);
  await keys.tabTo(page.getByLabel('Question', { exact: true }));
  await keys.type(fact.question);
  await keys.press('Enter');
  await keys.tabTo(page.getByLabel('Answered by'));
  await keys.choose('one of a list');
  for (const [index, [value, said]] of fact.values.entries()) {
    if (index < 2) {
      await keys.tabTo(page.getByLabel(`Value ${index + 1}`));
      await keys.retype(value);
      await keys.press('Enter');
      await keys.tabTo(page.getByLabel(`How "${value}" is said`));
      await keys.retype(said);
      await keys.press('Enter');
    } else await addValue(keys, value, said);
  }
}

/** Adds a value to the fact that is shown. */
async function addValue(keys: Keyboard, value: string, said: string): Promise<void> {
  const { page } = keys;
  await keys.tabTo(page.getByLabel('New value'));
  await keys.type(value);
  await keys.press('Enter');
  await keys.tabTo(page.getByLabel(`How "${value}" is said`), 'Shift+Tab');
  await keys.retype(said);
  await keys.press('Enter');
}

/** Puts the partner first among those who find opportunities, and adds that both may. */
export async function reviseOrigin(keys: Keyboard, tree: Tree): Promise<void> {
  const { page } = keys;
  await tree.enter();
  await tree.goTo('Facts');
  await keys.press('ArrowRight', 'ArrowRight');
  await expect(tree.line('Origin')).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByLabel('Key in the text')).toBeFocused();
  await keys.tabTo(page.getByRole('button', { name: 'Move "partner" up' }));
  await keys.press('Enter');
  await expect(page.getByLabel('Value 1')).toHaveValue('partner');
  await addValue(keys, 'joint', 'both found the opportunity together');
}

/** Lets the table of the lead ask for these columns and no others. */
export async function shapeLeadTable(keys: Keyboard): Promise<void> {
  const { page } = keys;
  const sheet = page.getByRole('grid', { name: 'Who leads the customer?' });
  await keys.find('draw decisions', 'Decisions');
  await keys.find('add column customer', 'Add the column');
  await keys.find('add column partner type', 'Add the column');
  await keys.find('add a rule', 'Add a rule');
  await expect(sheet.getByRole('gridcell').and(page.locator(':focus'))).toHaveCount(1);
  await keys.press('ArrowUp');
  await keys.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem').first()).toBeVisible();
  await keys.press('End', 'Enter');
  await expect(sheet.getByRole('columnheader', { name: /^stage/i })).toHaveCount(0);
  await keys.press('ArrowDown', 'Home', 'ArrowRight', 'Alt+ArrowLeft', 'Home');
}

/** A row of the table: its cells from left to right, the answer and the note. */
export type LeadRule = readonly [
  customer: string,
  origin: string,
  partnerType: string,
  lead: string,
  note: string,
];

/** Types the rules of the lead into the sheet, of which the first row stands already. */
export async function addLeadRules(keys: Keyboard, rules: readonly LeadRule[]): Promise<void> {
  const sheet = keys.page.getByRole('grid', { name: 'Who leads the customer?' });
  const focused = sheet.locator(':focus');
  for (const [index, [customer, origin, partnerType, lead, note]] of rules.entries()) {
    if (index > 0) await keys.find('add a rule', 'Add a rule to this decision');
    await expect(focused).toHaveAttribute('aria-colindex', '2');
    await expect(sheet.getByRole('row')).toHaveCount(index + 2);
    for (const text of [customer, origin, partnerType, lead]) {
      if (text !== '') await keys.type(text);
      await keys.press('Tab');
    }
    if (note === '') continue;
    await keys.type(note);
    await keys.press('Enter');
  }
}

export interface DutyWords {
  readonly stage: string;
  readonly activity: string;
  readonly responsible: string;
  readonly accountable: string;
  /** Of those who are the only role on their side, nothing is asked. */
  readonly consulted: readonly { readonly role: string; readonly only: boolean }[];
  readonly how: string;
}

/** Adds a duty in the outline, then says in the matrix who is consulted, and in its form how it is done. */
export async function addDuty(keys: Keyboard, tree: Tree, duty: DutyWords): Promise<void> {
  const { page } = keys;
  await tree.enter();
  await tree.goTo(duty.stage);
  await keys.press('ControlOrMeta+Insert');
  const form = page.getByRole('form', { name: `New duty at ${duty.stage}` });
  await expect(form.getByLabel('What is done')).toBeFocused();
  await keys.tabTo(form.getByLabel('Name of the activity'));
  await keys.type(duty.activity);
  await keys.tabTo(form.getByLabel('Who does it'));
  await keys.choose(duty.responsible);
  await keys.tabTo(form.getByLabel('Who answers for it'));
  await keys.choose(duty.accountable);
  await keys.tabTo(form.getByRole('button', { name: 'Add' }));
  await keys.press('Enter');
  await expect(
    tree.line(new RegExp(`^${duty.activity}, ${duty.responsible} does it and answers for it`)),
  ).toBeFocused();

  await keys.press('Enter');
  const matrix = page.getByRole('grid', { name: /^Who does what/ }).first();
  await expect(matrix.locator('[aria-selected=true]:focus')).toHaveCount(1);
  for (const [index, { role, only }] of duty.consulted.entries()) {
    if (index > 0) await keys.press('ArrowRight');
    await keys.press('c');
    const list = page.getByRole('listbox', { name: /^C Who / });
    if (!only) {
      await expect(list).toBeFocused();
      await keys.type(role.charAt(0));
      await expect(list.getByRole('option', { selected: true })).toContainText(role);
      await keys.press('Enter');
    }
    await expect(matrix.locator('[aria-selected=true]')).toHaveAttribute('aria-label', new RegExp(role));
  }
  await keys.press('Enter');
  const inspector = page.getByRole('complementary', { name: 'The selected duty' });
  await keys.tabTo(inspector.getByLabel('How', { exact: true }));
  await keys.type(duty.how);
  await keys.press('ControlOrMeta+Enter', 'Escape');
  await expect(matrix.locator('[aria-selected=true]:focus')).toHaveCount(1);
}

/** Saves to a file, which here is a download, and answers where it lies. */
export async function saveToFile({ page, press }: Keyboard): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press('ControlOrMeta+s')]);
  return download.path();
}

/** Adds a path with its first state, and comes to that state. */
export async function addPath(keys: Keyboard, tree: Tree, name: string, first: string): Promise<void> {
  await tree.enter();
  await tree.goTo('Paths');
  await keys.press('Insert');
  await keys.type(name);
  await keys.press('Enter');
  await expect(tree.line(`${name} path`)).toBeFocused();
  await keys.press('ArrowRight', 'ArrowRight', 'F2');
  await keys.retype(first.toLowerCase());
  await keys.press('Enter');
  await expect(tree.line(first)).toBeFocused();
}

/** Adds a length of time. */
export async function addDuration(keys: Keyboard, tree: Tree, name: string): Promise<void> {
  await openWords(keys, tree, 'Durations', 'duration');
  await nameWord(keys, name);
}

export interface WayWords {
  readonly from: string;
  readonly to: string;
  /** The state is there already. */
  readonly known?: boolean;
  /** An event nobody named so far, or the words of a clock. */
  readonly on: { readonly event: string } | { readonly clock: string };
}

/** Adds a way out that happens on an event of its own or when a clock has run out. */
export async function addWay(keys: Keyboard, tree: Tree, way: WayWords): Promise<void> {
  await tree.goTo(way.from);
  await keys.press('ControlOrMeta+ArrowRight');
  const card = keys.page.getByRole('dialog', { name: `After ${way.from}` });
  await expect(card.getByLabel('Leads to')).toBeFocused();
  if (way.known) await keys.choose(way.to);
  else {
    await keys.tabTo(card.getByLabel('Name'));
    await keys.retype(way.to);
  }
  await keys.tabTo(card.getByLabel('When'));
  if ('event' in way.on) {
    await keys.choose('Another event');
    await keys.tabTo(card.getByLabel('What happens'));
    await keys.type(way.on.event);
  } else await keys.choose(way.on.clock);
  await keys.tabTo(card.getByRole('button', { name: way.known ? 'Connect' : 'Add' }));
  await keys.press('Enter');
  await expect(tree.line(way.known ? way.from : way.to)).toBeFocused();
}

/** Says in the form of a transition's line when alone it may happen. */
export async function addCondition(
  keys: Keyboard,
  tree: Tree,
  {
    from,
    line,
    column,
    value,
  }: { readonly from: string; readonly line: RegExp; readonly column: string; readonly value: string },
): Promise<void> {
  await tree.enter();
  await tree.goTo(from);
  await keys.press('ArrowDown');
  await expect(tree.line(line)).toBeFocused();
  await keys.press('Enter');
  const form = keys.page.getByRole('complementary', { name: 'About the selection' });
  await keys.tabTo(form.getByLabel('Add a condition'));
  await keys.choose(column);
  await keys.press('Enter');
  await keys.tabTo(form.getByRole('group', { name: /what fits/ }).getByRole('button', { name: value }));
  await keys.press('Space', 'Escape');
  await expect(tree.line(line)).toHaveAttribute('aria-label', /only when/);
}
