import { describe, expect, test } from 'vitest';
import { parseFramework, type Duration } from '../../../src/core/index.ts';
import { durationJson, durationStyle } from '../../../src/studio/session/durationJson.ts';
import { findUses, findValueUses } from '../../../src/studio/session/findUses.ts';
import { phraseClock } from '../../../src/studio/session/phraseLength.ts';
import { phraseUse } from '../../../src/studio/session/phraseUse.ts';
import { proposeKey } from '../../../src/studio/session/proposeKey.ts';
import { addValue, phraseValue, raiseValue } from '../../../src/studio/vocabulary/valueCommands.ts';
import { listWords } from '../../../src/studio/vocabulary/wordSections.ts';
import { afterCommand, readNorthwind } from '../roles/northwindText.ts';

const { text, framework } = readNorthwind();
const LISTED = readNorthwind((source) =>
  source.replace('"facts": {', '"facts": { "size": { "type": "enum", "values": ["small", "large"] },'),
);

describe('uses', () => {
  test('of a fact are said in words', () => {
    const uses = findUses(text, 'facts', 'relationship').map((path) => phraseUse(framework, path));
    expect(uses).toEqual(['Whose registration stands? Column', 'Whose registration stands? Rule conflict-9']);
  });

  test('of roles, calendars and events stand in duties, durations and paths', () => {
    const said = (...entry: [Parameters<typeof findUses>[1], string]): readonly string[] =>
      findUses(text, ...entry).map((path) => phraseUse(framework, path));
    expect(said('roles', 'partner-delivery')).toContain('Duty: scoping workshop, discovery');
    expect(said('calendars', 'vendor')).toEqual([
      'Duration: approval sla',
      'Duration: late ask',
      'Duration: decide within',
    ]);
    expect(said('events', 'registration.resubmitted')).toContain('Registration path: returned');
    expect(said('facts', 'amount')).toEqual([]);
  });

  test('of a value are the cells that name it', () => {
    const uses = findValueUses(parseFramework(text), 'customer', 'shared');
    expect(uses.map((path) => phraseUse(framework, path))).toEqual([
      'Who leads the customer? Rule lead-7',
      'Who leads the customer? Rule lead-8',
    ]);
  });
});

describe('values', () => {
  const fact = framework.facts.get('origin')!;
  const size = LISTED.framework.facts.get('size')!;

  test('of a map are added, reordered and removed with their phrases', () => {
    const raised = afterCommand(text, raiseValue('origin', fact, 'vendor')).framework.facts.get('origin')!;
    expect([...raised.values]).toEqual([
      ['vendor', 'the vendor found the opportunity'],
      ['partner', 'the partner found the opportunity'],
      ['joint', 'both found the opportunity together'],
    ]);
    const last = afterCommand(text, raiseValue('origin', fact, 'joint')).framework.facts.get('origin')!;
    expect([...last.values.keys()]).toEqual(['partner', 'joint', 'vendor']);
    expect(afterCommand(text, raiseValue('origin', fact, 'partner')).text).toBe(text);
    const added = afterCommand(
      text,
      addValue('origin', fact, 'event', 'an event brought it'),
    ).framework.facts.get('origin')!;
    expect([...added.values].at(-1)).toEqual(['event', 'an event brought it']);
  });

  test('of a plain list stay a plain list until one of them is worded', () => {
    const after = (command: Parameters<typeof afterCommand>[1]) => [
      ...afterCommand(LISTED.text, command).framework.facts.get('size')!.values,
    ];
    expect(after(addValue('size', size, 'huge', 'ignored'))).toEqual([
      ['small', undefined],
      ['large', undefined],
      ['huge', undefined],
    ]);
    expect(after(raiseValue('size', size, 'large'))).toEqual([
      ['large', undefined],
      ['small', undefined],
    ]);
    expect(
      after(phraseValue('size', size, 'large', 'the deal is large', (value) => `size is ${value}`)),
    ).toEqual([
      ['small', 'size is small'],
      ['large', 'the deal is large'],
    ]);
  });
});

describe('durations', () => {
  test.each([
    [
      'protection',
      '90 days from the first "Registration approved", +30 days at each "Extension asked", at most twice.',
    ],
    ['approvalSla', '2 working days (vendor) from the moment its state is entered.'],
  ])('%s reads as a sentence', (name, sentence) => {
    expect(phraseClock(framework, framework.durations.get(name)!)).toBe(sentence);
  });

  test('with conditions and resets name them', () => {
    const duration: Duration = {
      rows: [
        { when: new Map([['partnerType', ['services']]]), length: { kind: 'iso', text: 'P6M' } },
        { when: new Map(), length: { kind: 'iso', text: 'P90D' } },
      ],
      from: 'registration.approved',
      which: 'latest',
      resets: ['registration.resubmitted'],
    };
    expect(phraseClock(framework, duration)).toBe(
      '6 months if the partner type is Services partner, else 90 days from the latest "Registration approved"; "Registration resubmitted" starts it anew.',
    );
    const written = afterCommand(text, {
      kind: 'entry.set',
      section: 'durations',
      name: 'protection',
      value: durationJson(duration, 'rows'),
    }).framework.durations.get('protection');
    expect(written).toEqual(duration);
  });

  test.each(['approvalSla', 'protection', 'lateAsk'])('%s written back unchanged changes nothing', (name) => {
    const value = durationJson(framework.durations.get(name)!, durationStyle(parseFramework(text), name));
    expect(afterCommand(text, { kind: 'entry.set', section: 'durations', name, value }).text).toBe(text);
  });

  test('[TB8] a bare text stays a bare text for as long as it can say the duration', () => {
    const bare = text.replace('"durations": {', '"durations": { "grace": "P3D",');
    const parsed = parseFramework(bare);
    const { rows, ...rest } = parsed.framework!.durations.get('grace')!;
    const weeks: Duration = { ...rest, rows: [{ when: new Map(), length: { kind: 'iso', text: 'P2W' } }] };
    expect(durationStyle(parsed, 'grace')).toBe('text');
    expect(durationJson(weeks, 'text')).toBe('P2W');
    expect(durationJson({ ...weeks, from: 'registration.approved' }, 'text')).toEqual({
      length: 'P2W',
      from: 'registration.approved',
      which: 'first',
    });
    expect(durationJson({ ...rest, rows: [...rows, ...rows] }, 'text')).toEqual({
      rows: [{ length: 'P3D' }, { length: 'P3D' }],
    });
  });
});

test('keys are proposed in the style of their section and are free', () => {
  const none = new Set<string>();
  expect(proposeKey('facts', 'Deal size', none)).toBe('dealSize');
  expect(proposeKey('durations', 'approval time', new Set(['approvalTime']))).toBe('approvalTime2');
  expect(proposeKey('roles', 'Größe & Preis!', none)).toBe('grosse-preis');
  expect(proposeKey('events', 'registration.extended', none)).toBe('registration.extended');
  expect(proposeKey('events', 'Partner signs', none)).toBe('partner.signs');
  expect(proposeKey('activities', '3 calls', none)).toBe('a-3-calls');
  expect(proposeKey('roles', '???', none)).toBe('new');
});

test('events in use that nobody described are listed after those that are', () => {
  const bare = readNorthwind((source) =>
    source
      .replace(/"deal\.lost": \{ "name": "Deal lost" \}\s*/, '')
      .replace('"deal.won": { "name": "Deal won" },', '"deal.won": { "name": "Deal won" }'),
  );
  const words = listWords(bare.framework, 'events', (_, key) => bare.framework.events.has(key));
  expect(words.filter(({ declared }) => !declared).map(({ key }) => key)).toEqual(['deal.lost']);
});
