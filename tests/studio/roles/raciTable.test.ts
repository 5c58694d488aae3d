import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../src/core/index.ts';
import { moveActivity } from '../../../src/studio/roles/moveActivity.ts';
import { planRaci } from '../../../src/studio/roles/planRaci.ts';
import { readRaciTable } from '../../../src/studio/roles/readRaciTable.ts';
import { readRoleMatrix } from '../../../src/studio/roles/readRoleMatrix.ts';
import { afterCommand, readNorthwind } from './northwindText.ts';

const { text, framework } = readNorthwind();
const EVERYTHING = new Map<string, FactValue>();

function read(rows: readonly (readonly string[])[], scenario = EVERYTHING) {
  return readRaciTable(framework, rows.map((row) => row.join('\t')).join('\r\n'), scenario);
}

/** The duties that are new or other than they were, and the text. */
function paste(rows: readonly (readonly string[])[], scenario = EVERYTHING) {
  const plan = planRaci(framework, read(rows, scenario).rows);
  const after = afterCommand(text, plan.command!);
  const before = framework.responsibilities.map(({ index: _, ...duty }) => JSON.stringify(duty));
  const duties = after.framework.responsibilities.filter(
    ({ index: _, ...duty }) => !before.includes(JSON.stringify(duty)),
  );
  return { ...plan, duties, text: after.text, activities: after.framework.activities };
}

describe('duties pasted from a spreadsheet', () => {
  test('[TB9] a column for each role gives R, A, C and I; merged stages count for the rows below', () => {
    const done = paste([
      ['Phase', 'Activity', 'Account executive', 'partner-ae', 'Partner manager'],
      ['Pitch', 'Pricing review', 'A', 'R', 'c, i'],
      ['', 'Board call', 'R/A', '', 'I'],
      ['', '', '', '', ''],
    ]);
    expect(done).toMatchObject({ added: 2, changed: 0 });
    expect(done.duties).toMatchObject([
      {
        stage: 'pitch',
        activity: 'pricing-review',
        responsible: 'partner-ae',
        accountable: 'vendor-ae',
        consulted: ['partner-manager'],
        informed: ['partner-manager'],
      },
      {
        stage: 'pitch',
        activity: 'board-call',
        responsible: 'vendor-ae',
        accountable: 'vendor-ae',
        consulted: [],
        informed: ['partner-manager'],
      },
    ]);
    expect(done.activities.get('pricing-review')?.name).toBe('Pricing review');
  });

  test('[TB9] columns named after the parts hold roles; a duty that is there is changed, its comments kept', () => {
    const known = framework.responsibilities.find(({ activity }) => activity === 'account-mapping')!;
    const done = paste([
      ['Stage', 'Task', 'Informed', 'How'],
      [known.stage, 'account-mapping', 'Account executive; partner-ae', 'In one room.'],
    ]);
    expect(done).toMatchObject({ added: 0, changed: 1 });
    expect(done.duties).toMatchObject([
      { ...known, informed: ['vendor-ae', 'partner-ae'], how: 'In one room.' },
    ]);
    expect(done.text).toContain('// At registration');
    const again = planRaci(framework, []);
    expect(again).toEqual({ command: undefined, added: 0, changed: 0, activities: [] });
  });

  test('[TB9] a row is for the partner type it names, else for the one that is looked at', () => {
    const rows = (type: string) => [
      ['Activity', 'Partner type', 'Partner seller'],
      ['Pricing review', type, 'R'],
    ];
    expect(paste(rows('Services partner')).duties[0]?.when.get('partnerType')).toEqual(['services']);
    expect(paste(rows('any')).duties[0]?.when.size).toBe(0);
    const looked = new Map([['partnerType', 'services']]);
    const bare = [
      ['Activity', 'Partner seller'],
      ['Pricing review', 'R'],
    ];
    expect(paste(bare, looked).duties[0]).toMatchObject({ stage: '*', responsible: 'partner-ae' });
    expect(paste(bare, looked).duties[0]?.when.get('partnerType')).toEqual(['services']);
  });

  test('[TB9] what cannot be read is said by row and column, and the rest is kept', () => {
    const { rows, problems } = read([
      ['Stage', 'Activity', 'Account executive', 'Wizard', 'Partner seller'],
      ['Nowhere', 'Pricing review', 'R', '', ''],
      ['Pitch', 'Pricing review', 'R', 'R', 'X'],
      ['Pitch', 'Board call', 'R', '', 'R'],
      ['Pitch', '', 'R', '', ''],
    ]);
    expect(problems).toEqual([
      { row: 1, column: 4, says: 'No role is called "Wizard".' },
      { row: 2, column: 1, says: 'No stage is called "Nowhere".' },
      { row: 3, column: 5, says: '"X" is none of R, A, C and I.' },
      { row: 4, column: 2, says: 'Only one role can be responsible: the first was kept.' },
      { row: 5, column: 2, says: 'This row names no activity.' },
    ]);
    expect(rows.map(({ name, parts }) => [name, parts.get('responsible')])).toEqual([
      ['Pricing review', ['vendor-ae']],
      ['Board call', ['vendor-ae']],
    ]);
    expect(read([['Nothing', 'here']]).problems).toMatchObject([{ row: 1, column: 1 }]);
  });
});

describe('moving a row', () => {
  const sections = readRoleMatrix(framework, EVERYTHING);
  const rowsOf = (key: string, of = framework): readonly string[] =>
    readRoleMatrix(of, EVERYTHING)
      .find((section) => section.key === key)!
      .rows.map((row) => row.activity);

  test.each(sections.map(({ key }) => key))('[TB10] of the %s path takes the place of another', (key) => {
    const rows = rowsOf(key);
    const declared = rows.filter((row) => framework.activities.has(row));
    const kin = declared.length > 1 ? declared : rows.filter((row) => !framework.activities.has(row));
    const offset = rows.indexOf(kin[0]!);
    const moved = (from: number, to: number): readonly string[] => {
      const command = moveActivity(framework, rows, kin[from]!, offset + to);
      return rowsOf(key, command ? afterCommand(text, command).framework : framework).filter((row) =>
        kin.includes(row),
      );
    };
    const [first, second, ...rest] = kin;
    expect(moved(0, 1)).toEqual([second, first, ...rest]);
    expect(moved(1, 0)).toEqual([second, first, ...rest]);
    expect(moved(0, kin.length - 1)).toEqual([second, ...rest, first]);
    expect(moved(kin.length - 1, 0)).toEqual([kin.at(-1), ...kin.slice(0, -1)]);
    expect(moveActivity(framework, rows, first!, offset)).toBeUndefined();
  });
});
