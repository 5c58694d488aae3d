import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../src/core/index.ts';
import { findRoleHoles } from '../../../src/studio/roles/findRoleHoles.ts';
import { stepFrom, type MatrixSpot, type Step } from '../../../src/studio/roles/matrixSpot.ts';
import { phraseFit } from '../../../src/studio/roles/phraseFit.ts';
import { readAssignments } from '../../../src/studio/roles/readAssignments.ts';
import { readRoleMatrix } from '../../../src/studio/roles/readRoleMatrix.ts';
import { readNorthwind } from './northwindText.ts';

const { framework } = readNorthwind();
const scenario = (values: Record<string, FactValue>) => new Map(Object.entries(values));
const ANY = scenario({});

describe('the matrix', () => {
  test('shows any stage and the stages first, then each path whose states duties name, in the order of that path', () => {
    const sections = readRoleMatrix(framework, ANY);
    expect(sections.map(({ title, places }) => [title, places.map(({ name }) => name)])).toEqual([
      ['Deal path', ['Any stage', 'Discovery', 'Pitch', 'Close']],
      ['Registration path', ['Submitted', 'Overdue', 'Returned']],
    ]);
  });

  test('puts an activity where its duties are, and one without duties with the stages', () => {
    const text = readNorthwind((source) =>
      source.replace('"activities": {', '"activities": { "pricing": { "name": "Pricing" },'),
    );
    const [deal, registration] = readRoleMatrix(text.framework, ANY);
    expect(deal?.rows[0]).toMatchObject({ activity: 'pricing', name: 'Pricing' });
    expect(deal?.rows.map((row) => row.activity)).toContain('registration.submitted');
    expect(registration?.rows.map((row) => row.activity)).toEqual([
      'registration.approved',
      'registration.rejected',
      'registration.returned',
      'registration.resubmitted',
    ]);
  });

  test('leaves out what the scenario rules out and counts it', () => {
    const cell = (values: Record<string, FactValue>) =>
      readRoleMatrix(framework, scenario(values))[0]
        ?.rows.find((row) => row.activity === 'discovery-call')
        ?.cells.find(({ place }) => place.key === 'discovery');
    expect(cell({})?.duties.map((entry) => phraseFit(framework, entry))).toEqual([
      'Integration partner',
      'Services partner',
    ]);
    expect(cell({ partnerType: 'services' })).toMatchObject({
      ruledOut: 1,
      duties: [{ fit: { kind: 'always' } }],
    });
  });

  test('says what a duty depends on besides the partner type', () => {
    const { framework: changed } = readNorthwind((source) =>
      source.replace(
        '"stage": "discovery", "activity": "account-mapping",',
        '"stage": "discovery", "activity": "account-mapping", "when": { "amount": "> 10", "partnerType": ["services"] },',
      ),
    );
    const row = readRoleMatrix(changed, ANY)[0]?.rows.find(({ activity }) => activity === 'account-mapping');
    const entry = row?.cells[1]?.duties[0];
    expect(entry && phraseFit(changed, entry)).toBe('Services partner · depends on amount');
  });

  test('gives each side its roles with all their parts', () => {
    const duty = framework.responsibilities.find(({ activity }) => activity === 'account-mapping');
    expect(duty && readAssignments(framework, duty, 'vendor')).toEqual([
      { role: 'partner-manager', name: 'Partner manager', parts: ['responsible', 'accountable'] },
      { role: 'vendor-ae', name: 'Account executive', parts: ['consulted'] },
    ]);
    expect(duty && readAssignments(framework, duty, 'partner')).toEqual([
      { role: 'partner-ae', name: 'Partner seller', parts: ['consulted'] },
    ]);
  });
});

describe('holes', () => {
  const holesOf = (
    change: (text: string) => string,
    values: Record<string, FactValue> = {},
  ): readonly string[] => {
    const { framework: changed } = readNorthwind(change);
    const given = scenario(values);
    return findRoleHoles(changed, readRoleMatrix(changed, given), given).map(({ says }) => says);
  };

  test('none where both sides work at every stage', () => {
    expect(holesOf((text) => text)).toEqual([]);
  });

  test('a side with nothing to do is named with the partner types it is idle with', () => {
    const withoutCheck = (text: string) =>
      text
        .replace(/\{[^{}]*"activity": "integration-check"[^]*?\n {4}\},/, '')
        .replace(
          '"consulted": ["partner-se"], "informed": ["partner-ae"],\n      "how": "One story',
          '"informed": ["partner-ae"],\n      "how": "One story',
        );
    expect(holesOf(withoutCheck)).toEqual([
      'Partner has nothing to do in Pitch with Integration partner',
      "Integration check is nobody's duty at any stage",
    ]);
    expect(holesOf(withoutCheck, { partnerType: 'services' })).toEqual([
      "Integration check is nobody's duty at any stage",
    ]);
  });

  test('a duty that nobody does, and a role that nothing names', () => {
    const holes = holesOf((text) =>
      text
        .replace(
          '"responsible": "partner-manager", "accountable": "partner-manager", "consulted": ["vendor-ae", "partner-ae"]',
          '"accountable": "partner-manager", "consulted": ["vendor-ae", "partner-ae"]',
        )
        .replace('"roles": {', '"roles": { "legal": { "name": "Legal", "side": "vendor" },'),
    );
    expect(holes).toEqual([
      'Nobody is responsible for Account mapping (discovery)',
      'Legal is named in no duty',
    ]);
  });
});

describe('walking', () => {
  const sections = readRoleMatrix(framework, ANY);
  const walk = (from: MatrixSpot, ...steps: readonly Step[]): MatrixSpot =>
    steps.reduce((spot, step) => stepFrom(sections, spot, step), from);
  const first: MatrixSpot = {
    section: 'deal',
    activity: 'account-mapping',
    place: undefined,
    facing: 'vendor',
  };

  test('right goes from the activity through both sides of each place and stops at the end', () => {
    expect(walk(first, 'right')).toEqual({ ...first, place: '*', facing: 'vendor' });
    expect(walk(first, 'right', 'right', 'right')).toEqual({
      ...first,
      place: 'discovery',
      facing: 'vendor',
    });
    expect(walk(first, 'rowEnd')).toEqual({ ...first, place: 'close', facing: 'partner' });
    expect(walk(first, 'rowEnd', 'right')).toEqual(walk(first, 'rowEnd'));
    expect(walk(first, 'left')).toEqual(first);
  });

  test('down goes on into the next path, to its last column where that has fewer', () => {
    const rows = sections[0]?.rows ?? [];
    const last: MatrixSpot = {
      section: 'deal',
      activity: rows.at(-1)!.activity,
      place: 'close',
      facing: 'partner',
    };
    expect(walk(last, 'down')).toEqual({
      section: 'registration',
      activity: 'registration.approved',
      place: 'registration.returned',
      facing: 'partner',
    });
    expect(walk(first, 'last', 'first')).toEqual(first);
    expect(walk(first, 'up')).toEqual(first);
  });
});
