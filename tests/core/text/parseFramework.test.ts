import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import type { JsonPath } from '../../../src/core/diagnostics/index.ts';
import type { Framework } from '../../../src/core/model/framework.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { framework, northwind, NORTHWIND, type JsonObject } from '../../support/framework.ts';

function read(text: string): Framework {
  const parsed = parseFramework(text);
  expect(parsed.diagnostics).toEqual([]);
  if (!parsed.framework) throw new Error('no framework');
  return parsed.framework;
}

function problems(text: string): readonly { code: string; path: JsonPath }[] {
  return parseFramework(text).diagnostics.map(({ code, path }) => ({ code, path }));
}

describe('parseFramework: what it reads', () => {
  const northwindFramework = read(NORTHWIND);

  it('reads the head', () => {
    const { id, name, version, timezone, effectiveFrom, origin, registrationScope } = northwindFramework;
    expect({ id, name, version, timezone, effectiveFrom, origin, registrationScope }).toEqual({
      id: 'northwind',
      name: 'Northwind co-sell',
      version: '1.2.0',
      timezone: 'Europe/Berlin',
      effectiveFrom: '2026-01-01',
      origin: { kind: 'written', note: 'by hand' },
      registrationScope: { unit: 'account' },
    });
  });

  it('always has the sides vendor and partner', () => {
    expect([...read(framework()).sides]).toEqual([
      ['vendor', { name: 'Vendor', column: 'vendor' }],
      ['partner', { name: 'Partner', column: 'partner' }],
    ]);
    expect([...read(framework({ sides: { vendor: { name: 'Northwind' }, cloud: {} } })).sides]).toEqual([
      ['vendor', { name: 'Northwind', column: 'vendor' }],
      ['partner', { name: 'Partner', column: 'partner' }],
      ['cloud', { name: 'cloud', column: 'partner' }],
    ]);
  });

  it('needs nothing but the head and a deal', () => {
    const text =
      '{"format":"cosell-framework/1","id":"a","name":"b","version":"c","lifecycles":{"deal":{}},}';
    const { timezone, roles, decisions, responsibilities, tracking, lifecycles } = read(text);
    expect({ timezone, roles: roles.size, decisions: decisions.size, responsibilities, tracking }).toEqual({
      timezone: 'UTC',
      roles: 0,
      decisions: 0,
      responsibilities: [],
      tracking: undefined,
    });
    expect(lifecycles.get('deal')).toEqual({
      name: 'deal',
      config: {},
      createdBy: [],
      root: { key: 'deal', path: [], kind: 'atomic', tags: [], states: [], transitions: [] },
    });
  });

  it('reads values as a list or as phrases', () => {
    const { facts } = read(
      framework({
        facts: {
          a: { type: 'enum', values: ['x', '7'] },
          b: { type: 'boolean', values: { true: 'it is' } },
          c: { type: 'number', min: 0, max: 9, unit: 'EUR', of: 'partner' },
        },
      }),
    );
    expect(facts.get('a')).toEqual({
      type: 'enum',
      of: 'deal',
      values: new Map([
        ['x', undefined],
        ['7', undefined],
      ]),
    });
    expect(facts.get('b')).toEqual({ type: 'boolean', of: 'deal', values: new Map([['true', 'it is']]) });
    expect(facts.get('c')).toEqual({
      type: 'number',
      of: 'partner',
      values: new Map(),
      unit: 'EUR',
      min: 0,
      max: 9,
    });
  });

  it('keeps names in the order of the text, numbers too', () => {
    const text = framework().replace(
      '"roles": {',
      '"partnerTypes": { "b": {}, "2": {}, "1": {} }, "roles": {',
    );
    expect([...read(text).partnerTypes.keys()]).toEqual(['b', '2', '1']);
  });

  it('reads durations in every way of writing', () => {
    const iso = (text: string): JsonObject => ({ kind: 'iso', text });
    const { durations } = read(
      framework({
        durations: {
          text: 'P90D',
          object: { length: 'PT1H', which: 'latest', from: 'deal.won', resets: ['deal.lost'] },
          business: {
            businessDays: 2,
            calendar: 'vendor',
            extend: { on: 'deal.won', by: { businessDays: 1, calendar: 'vendor' } },
          },
          rows: {
            rows: [
              { when: { origin: 'partner' }, length: 'P6M' },
              { businessDays: 3, calendar: 'vendor' },
            ],
          },
        },
      }),
    );
    expect(durations.get('text')).toEqual({
      rows: [{ when: new Map(), length: iso('P90D') }],
      which: 'first',
      resets: [],
    });
    expect(durations.get('object')).toEqual({
      rows: [{ when: new Map(), length: iso('PT1H') }],
      which: 'latest',
      from: 'deal.won',
      resets: ['deal.lost'],
    });
    expect(durations.get('business')).toEqual({
      rows: [{ when: new Map(), length: { kind: 'business', days: 2, calendar: 'vendor' } }],
      which: 'first',
      resets: [],
      extend: { on: 'deal.won', by: { kind: 'business', days: 1, calendar: 'vendor' }, max: 1 },
    });
    expect(durations.get('rows')?.rows).toEqual([
      { when: new Map([['origin', 'partner']]), length: iso('P6M') },
      { when: new Map(), length: { kind: 'business', days: 3, calendar: 'vendor' } },
    ]);
  });

  it('reads calendars with their defaults', () => {
    const { calendars } = read(
      framework({
        timezone: 'Europe/Berlin',
        calendars: {
          a: {},
          b: { timezone: 'UTC', workdays: [5, 1], hours: '09:30-24:00', holidays: ['2028-02-29'] },
        },
      }),
    );
    expect(calendars.get('a')).toEqual({
      timezone: 'Europe/Berlin',
      workdays: [1, 2, 3, 4, 5],
      hours: { from: 0, to: 1440 },
      holidays: [],
    });
    expect(calendars.get('b')).toEqual({
      timezone: 'UTC',
      workdays: [1, 5],
      hours: { from: 570, to: 1440 },
      holidays: ['2028-02-29'],
    });
  });

  it('reads transitions in every way of writing, with ids and paths', () => {
    const open: JsonObject = {
      after: { wait: 'lost' },
      on: {
        go: 'won',
        stop: {},
        hold: [
          {
            target: 'won',
            guard: {
              type: 'when',
              params: { facts: { origin: 'partner' }, by: { side: 'vendor' }, data: { size: 3 } },
            },
          },
          { target: '.x', reenter: true, description: 'back' },
        ],
      },
      always: [{ target: 'won', guard: { type: 'when', params: {} } }],
      onDone: 'won',
      initial: 'x',
      states: { x: { on: { deep: 'x' } } },
    };
    const { lifecycles } = read(
      framework({
        durations: { wait: 'P1D' },
        lifecycles: { deal: { states: { open: { ...open, tags: 'stage' } } } },
      }),
    );
    const node = lifecycles.get('deal')?.root.states[0];
    const base = ['lifecycles', 'deal', 'states', 'open'];
    // The builder merges over the small framework, so its own "on" and "tags" stand first.
    const transitions = node?.transitions.filter(
      ({ trigger }) => !(trigger.kind === 'event' && trigger.type.startsWith('deal.')),
    );
    expect(
      transitions?.map(({ id, target, jsonPath, reenter, index }) => ({
        id,
        target,
        jsonPath,
        reenter,
        index,
      })),
    ).toEqual([
      { id: 'deal:open:go:0', target: 'won', jsonPath: [...base, 'on', 'go'], reenter: false, index: 0 },
      {
        id: 'deal:open:stop:0',
        target: undefined,
        jsonPath: [...base, 'on', 'stop'],
        reenter: false,
        index: 0,
      },
      {
        id: 'deal:open:hold:0',
        target: 'won',
        jsonPath: [...base, 'on', 'hold', 0],
        reenter: false,
        index: 0,
      },
      { id: 'deal:open:hold:1', target: '.x', jsonPath: [...base, 'on', 'hold', 1], reenter: true, index: 1 },
      {
        id: 'deal:open:after.wait:0',
        target: 'lost',
        jsonPath: [...base, 'after', 'wait'],
        reenter: false,
        index: 0,
      },
      { id: 'deal:open:always:0', target: 'won', jsonPath: [...base, 'always', 0], reenter: false, index: 0 },
      { id: 'deal:open:done:0', target: 'won', jsonPath: [...base, 'onDone'], reenter: false, index: 0 },
    ]);
    expect(transitions?.[2]?.guard).toEqual({
      facts: new Map([['origin', 'partner']]),
      by: { side: 'vendor' },
      data: new Map([['size', 3]]),
    });
    expect(node?.kind).toBe('compound');
    expect(node?.tags).toEqual(['stage']);
    expect(node?.states[0]?.transitions[0]?.id).toBe('deal:open.x:deep:0');
  });

  it('keeps the config of a lifecycle as written', () => {
    const written = (JSON.parse(northwind()) as { lifecycles: JsonObject }).lifecycles;
    for (const [name, { config, createdBy }] of northwindFramework.lifecycles) {
      expect(config).toEqual(written[name]);
      expect(createdBy).toEqual(name === 'registration' ? ['registration.submitted'] : []);
    }
  });

  it('reads decisions with single answers and with columns', () => {
    const { decisions } = northwindFramework;
    expect(decisions.get('customerLead')?.rules[0]).toEqual({
      id: 'lead-1',
      note: 'They found it.',
      then: 'partner-ae',
      when: new Map<string, unknown>([
        ['origin', ['partner']],
        ['customer', ['new', 'partner-account']],
        ['partnerType', 'services'],
      ]),
    });
    expect(decisions.get('registrationConflict')?.rules[1]).toMatchObject({
      decider: 'partner-manager',
      within: 'escalation',
    });
    const replaced = decisions.get('partnerReplaced');
    expect(replaced?.on).toEqual(['partner.replaced']);
    expect(replaced?.hitPolicy).toBe('UNIQUE');
    expect(replaced?.output).toEqual({
      kind: 'columns',
      columns: new Map<string, unknown>([
        ['lead', { kind: 'role' }],
        [
          'terms',
          {
            kind: 'enum',
            values: new Map([
              ['kept', 'terms are kept'],
              ['reset', 'terms start anew'],
            ]),
          },
        ],
      ]),
    });
    expect(replaced?.rules[0]?.then).toEqual(
      new Map([
        ['lead', 'vendor-ae'],
        ['terms', 'kept'],
      ]),
    );
  });

  it('takes the tested columns for inputs where none are listed', () => {
    expect(
      read(framework({ decisions: { customerLead: { inputs: undefined } } })).decisions.get('customerLead')
        ?.inputs,
    ).toEqual(['origin']);
  });

  it('reads duties, tracking and layout', () => {
    const { responsibilities, tracking, layout } = northwindFramework;
    expect(responsibilities[0]).toEqual({
      index: 0,
      stage: 'discovery',
      activity: 'discovery-call',
      responsible: 'partner-ae',
      accountable: 'vendor-ae',
      consulted: [],
      informed: ['partner-manager'],
      when: new Map([['partnerType', ['services']]]),
      how: 'Book an hour.',
    });
    expect(tracking?.visibility[0]).toEqual({
      object: 'registration',
      state: 'submitted',
      seenBy: ['vendor', 'partner'],
      fields: ['name'],
      masked: [],
      within: { kind: 'iso', text: 'P1D' },
    });
    expect(layout.get('deal')?.get('discovery')).toEqual({ x: 0, y: 0 });
  });
});

describe('parseFramework: what it refuses', () => {
  const LEAD = ['decisions', 'customerLead'];
  const CASES: readonly (readonly [string, string, readonly { code: string; path: JsonPath }[]])[] = [
    ['empty text', '', [{ code: 'json.syntax', path: [] }]],
    ['a comment alone', '// nothing', [{ code: 'json.syntax', path: [] }]],
    ['a list', '[]', [{ code: 'type.wrong', path: [] }]],
    [
      'another format, and nothing else',
      '{"format":"cosell-deal/1","x":1}',
      [{ code: 'format.unsupported', path: ['format'] }],
    ],
    [
      'an empty object',
      '{}',
      ['format', 'lifecycles', 'id', 'name', 'version'].map(() => ({ code: 'field.missing', path: [] })),
    ],
    [
      'a missing comma',
      '{"format": "cosell-framework/1" "id": "a"}',
      [{ code: 'json.syntax', path: ['id'] }],
    ],
    [
      'a key twice',
      framework().replace('"id": "small",', '"id": "small", "id": "big",'),
      [{ code: 'json.duplicate-key', path: ['id'] }],
    ],
    [
      'a prototype',
      framework().replace('"origin": {', '"__proto__": {'),
      [{ code: 'name.reserved', path: ['facts', '__proto__'] }],
    ],
    [
      'a constructor',
      framework({ roles: { constructor: { side: 'vendor' } } }),
      [{ code: 'name.reserved', path: ['roles', 'constructor'] }],
    ],
    [
      'a number beyond reading',
      framework({ facts: { n: { type: 'number', max: 1 } } }).replace('"max": 1', '"max": 1e999'),
      [{ code: 'number.outside', path: ['facts', 'n', 'max'] }],
    ],
    ['a mistyped field', framework({ lifecycels: {} }), [{ code: 'field.unknown', path: ['lifecycels'] }]],
    [
      'a rule id twice',
      framework({
        decisions: {
          customerLead: {
            rules: [
              { id: 'a', then: 'vendor-ae' },
              { id: 'a', then: 'vendor-ae' },
            ],
          },
        },
      }),
      [{ code: 'rule.duplicate-id', path: [...LEAD, 'rules', 1, 'id'] }],
    ],
    [
      'an input twice',
      framework({ decisions: { customerLead: { inputs: ['origin', 'origin'] } } }),
      [{ code: 'value.repeated', path: [...LEAD, 'inputs', 1] }],
    ],
    [
      'a day no month has',
      framework({ effectiveFrom: '2026-02-29' }),
      [{ code: 'date.unreadable', path: ['effectiveFrom'] }],
    ],
    [
      'hours that end before they begin',
      framework({ calendars: { a: { hours: '17:00-09:00' } } }),
      [{ code: 'hours.unreadable', path: ['calendars', 'a', 'hours'] }],
    ],
    [
      'a mistyped guard',
      framework({
        lifecycles: {
          deal: {
            states: { open: { on: { x: { target: 'won', guard: { type: 'when', params: { fact: {} } } } } } },
          },
        },
      }),
      [
        {
          code: 'guard.unsupported',
          path: ['lifecycles', 'deal', 'states', 'open', 'on', 'x', 'guard', 'params', 'fact'],
        },
      ],
    ],
    [
      'a bad position, with a warning',
      framework({ layout: { deal: { open: { x: 1 } } } }),
      [{ code: 'layout.unreadable', path: ['layout', 'deal', 'open'] }],
    ],
  ];
  it.each(CASES)('%s', (_, text, expected) => {
    const parsed = parseFramework(text);
    expect(problems(text)).toEqual(expected);
    expect(parsed.framework === undefined).toBe(
      parsed.diagnostics.some(({ severity }) => severity === 'error'),
    );
  });

  it('says what it means instead', () => {
    const [unknown] = parseFramework(framework({ lifecycels: {} })).diagnostics;
    expect(unknown?.message).toBe('Nothing reads the field "lifecycels". Did you mean "lifecycles"?');
    const [format] = parseFramework('{"format": 2}').diagnostics;
    expect(format?.message).toContain('"cosell-framework/1"');
  });

  it('reads a byte order mark and Windows line ends', () => {
    const text = `\uFEFF${NORTHWIND.replaceAll('\n', '\r\n')}`;
    expect(parseFramework(text).diagnostics).toEqual([]);
    expect(parseFramework(text).rangeOf(['id']).line).toBe(4);
  });

  it('lists at most a thousand problems, errors first, and says how many more there are', () => {
    const unknown = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`x-${index}`, 1]));
    const { diagnostics } = parseFramework(framework({ ...unknown, name: 3 }));
    expect(diagnostics).toHaveLength(1001);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(diagnostics.at(-1)).toMatchObject({
      code: 'text.more-problems',
      message: 'There are 501 more problems.',
    });
  });
});

describe('parseFramework: places', () => {
  const parsed = parseFramework(NORTHWIND);
  const slice = ({ start, end }: { start: number; end: number }): string => NORTHWIND.slice(start, end);

  it('knows the range of every value and key', () => {
    const visit = (value: unknown, path: JsonPath): void => {
      const text = slice(parsed.rangeOf(path))
        .replaceAll(/,(\s*[}\]])/g, '$1')
        .replace('// The example of the documentation.', '');
      expect(JSON.parse(text)).toEqual(value);
      const last = path.at(-1);
      if (typeof last === 'string') expect(slice(parsed.keyRangeOf(path))).toBe(JSON.stringify(last));
      expect(parsed.nearestPath(path)).toEqual(path);
      expect(parsed.pathAt(parsed.rangeOf(path).start)).toEqual(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value))
        visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    visit(JSON.parse(northwind()), []);
  });

  it('falls back to the nearest ancestor', () => {
    const path = ['facts', 'origin', 'colour', 'deep'];
    expect(parsed.rangeOf(path)).toEqual(parsed.rangeOf(['facts', 'origin']));
    expect(parsed.keyRangeOf(path)).toEqual(parsed.rangeOf(['facts', 'origin']));
    expect(parsed.nearestPath(path)).toEqual(['facts', 'origin']);
    expect(parsed.rangeOf(['responsibilities', 99])).toEqual(parsed.rangeOf(['responsibilities']));
  });

  it('counts lines and columns from one', () => {
    const { line, column } = parsed.rangeOf(['format']);
    expect({ line, column }).toEqual({ line: 3, column: 13 });
  });

  it('finds the path of a key, of white space and of an offset outside', () => {
    expect(parsed.pathAt(NORTHWIND.indexOf('"origin": {\n') + 2)).toEqual(['facts', 'origin']);
    expect(parsed.pathAt(NORTHWIND.indexOf('// The'))).toEqual([]);
    expect(parsed.pathAt(-1)).toEqual([]);
    expect(parsed.pathAt(1e9)).toEqual([]);
  });

  it('knows places in broken text too', () => {
    const broken = parseFramework('{"id": "a", "name": }');
    expect(broken.pathAt(8)).toEqual(['id']);
    expect(broken.rangeOf(['id'])).toMatchObject({ start: 7, end: 10 });
  });
});

/** Nothing throws, every range lies in the text, and the framework is there exactly when there is no error. */
function expectSound(text: string): void {
  const parsed = parseFramework(text);
  const diagnostics = checkFramework(parsed);
  for (const { range, path } of diagnostics) {
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeLessThanOrEqual(text.length);
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(parsed.nearestPath(path)).toEqual(path);
  }
  const starts = diagnostics.map(({ range }) => range.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(parsed.framework === undefined).toBe(
    parsed.diagnostics.some(({ severity }) => severity === 'error'),
  );
}

describe('parseFramework and checkFramework: any text', () => {
  it('take arbitrary strings, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
        ),
        expectSound,
      ),
      { numRuns: 1000 },
    );
  });

  it('take arbitrary brackets and fragments', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '/*',
      '*/',
      '//',
      '\n',
      '1',
      'tru',
      '"format":"cosell-framework/1",',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        expectSound,
      ),
      { numRuns: 1500 },
    );
  });

  it('take arbitrary JSON under every field', () => {
    const keys = Object.keys(JSON.parse(northwind()) as object);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 5 }), (key, value) => {
        const text = JSON.stringify({ ...(JSON.parse(northwind()) as object), [key]: value });
        expectSound(text);
      }),
      { numRuns: 600 },
    );
  });

  it('take a valid file with characters changed, dropped and put in', () => {
    const edit = fc.record({
      at: fc.nat(NORTHWIND.length),
      drop: fc.nat(12),
      put: fc.oneof(fc.constant(''), fc.constantFrom('"', '{', '}', '[', ']', ',', 'x', '\ud800', '0')),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = NORTHWIND;
        for (const { at, drop, put } of edits) text = text.slice(0, at) + put + text.slice(at + drop);
        expectSound(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('take names that are members of Object', () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf']) {
      expectSound(
        framework({
          facts: { [name]: { type: 'boolean' } },
          lifecycles: { deal: { states: { open: { on: { go: name } } } } },
        }),
      );
    }
  });
});

describe('parseFramework and checkFramework: bounds', () => {
  const within = (ms: number, text: string): readonly string[] => {
    const start = performance.now();
    const codes = new Set(checkFramework(parseFramework(text)).map(({ code }) => code));
    expect(performance.now() - start).toBeLessThan(ms);
    return [...codes];
  };
  const big = 7 * 1024 * 1024;

  it.each([
    ['brackets', '['.repeat(1e6)],
    ['objects', '{"a":'.repeat(1e6)],
    ['wrongly closed brackets', '[},'.repeat(1e6)],
    ['wrongly closed objects', '{"a":],'.repeat(1e6)],
  ])('refuse a million nested %s at once', (_, text) => {
    expect(within(1000, text)).toEqual(['text.too-deep']);
  });

  it('take 200 levels', () => {
    const nested = `${'['.repeat(198)}${']'.repeat(198)}`;
    expect(
      within(
        1000,
        framework({ lifecycles: { deal: { meta: {} } } }).replace(
          '"meta": {}',
          `"meta": {"x":${nested.slice(4, -4)}}`,
        ),
      ),
    ).not.toContain('text.too-deep');
  });

  it('refuse 50 MB before reading', () => {
    expect(within(100, ' '.repeat(50 * 1024 * 1024))).toEqual(['text.too-large']);
  });

  it.each([
    ['noise', `{${'\u0001x "'.repeat(big / 4)}`],
    ['an open string', `{"${'a'.repeat(big)}`],
    ['an open comment', `{/*${'a'.repeat(big)}`],
    ['commas', `{${','.repeat(big)}`],
    ['short keys', `{${Array.from({ length: 400_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
  ])('read 7 MB of %s in seconds', (_, text) => {
    within(15_000, text);
  });

  it('check a framework with 3,000 states and rules in seconds', () => {
    const states = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [
        `s${index}`,
        {
          on: { next: `s${index + 1}`, odd: `x${index}` },
          always: {
            target: `s${(index * 7) % 3000}`,
            guard: { type: 'when', params: { facts: { origin: 'partner' } } },
          },
        },
      ]),
    );
    const rules = Array.from({ length: 3000 }, (_, index) => ({
      id: `r${index}`,
      when: { origin: ['partner'], orign: 1 },
      then: `role-${index}`,
    }));
    const text = framework({ lifecycles: { deal: { states } }, decisions: { customerLead: { rules } } });
    expect(within(15_000, text)).toContain('text.more-problems');
  });
});
