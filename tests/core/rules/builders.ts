import type { CellSource, FactValue } from '../../../src/core/model/cell.ts';
import type {
  Answer,
  Decision,
  FactDefinition,
  Framework,
  Lifecycle,
  StateNode,
} from '../../../src/core/model/framework.ts';

/** The framework the tests ask about; parts can be replaced. */
export function frameworkOf(parts: Partial<Framework> = {}): Framework {
  return {
    id: 'northwind',
    name: 'Northwind co-sell',
    version: '1.0.0',
    timezone: 'Europe/Berlin',
    sides: new Map([
      ['vendor', { name: 'Vendor', column: 'vendor' }],
      ['partner', { name: 'Partner', column: 'partner' }],
    ]),
    partnerTypes: new Map([
      ['integration', { name: 'Integration partner' }],
      ['services', { name: 'Services partner' }],
      ['msp', { name: 'MSP' }],
    ]),
    roles: new Map([
      ['vendor-ae', { name: 'Account executive', side: 'vendor' }],
      ['partner-ae', { name: 'Partner seller', side: 'partner' }],
      ['shared', { name: 'Both', side: 'vendor' }],
    ]),
    facts: new Map<string, FactDefinition>([
      [
        'origin',
        enumFact({
          vendor: 'the vendor found the opportunity',
          partner: 'the partner found the opportunity',
          joint: 'both found it',
        }),
      ],
      [
        'customer',
        enumFact({
          new: 'the customer is new',
          'vendor-account': "the customer is already the vendor's account",
          'partner-account': undefined,
        }),
      ],
      ['amount', { type: 'number', unit: 'USD', min: 0, values: new Map(), of: 'deal' }],
      ['tender', { type: 'boolean', values: new Map(), of: 'deal' }],
      [
        'product',
        { ...enumFact({ core: 'it is about the core product', add: undefined }), of: 'registration' },
      ],
    ]),
    events: new Map([['registration.extended', { name: 'Extension asked', data: new Map() }]]),
    activities: new Map(),
    calendars: new Map(),
    durations: new Map(),
    lifecycles: new Map([
      ['deal', lifecycleOf('deal', { discovery: ['stage'], pitch: ['stage'], won: ['won'] })],
      [
        'registration',
        lifecycleOf('registration', { submitted: ['active'], protected: ['active', 'granted'] }),
      ],
    ]),
    decisions: new Map(),
    responsibilities: [],
    layout: new Map(),
    ...parts,
  };
}

export function enumFact(values: Record<string, string | undefined>): FactDefinition {
  return { type: 'enum', values: new Map(Object.entries(values)), of: 'deal' };
}

function lifecycleOf(name: string, states: Record<string, readonly string[]>): Lifecycle {
  const node = (
    key: string,
    path: readonly string[],
    tags: readonly string[],
    inner: StateNode[],
  ): StateNode => ({
    key,
    path,
    kind: inner.length > 0 ? 'compound' : 'atomic',
    tags,
    states: inner,
    transitions: [],
  });
  const inner = Object.entries(states).map(([key, tags]) => node(key, [key], tags, []));
  return { name, config: {}, createdBy: [], root: node(name, [], [], inner) };
}

export interface RuleText {
  readonly id?: string;
  readonly when?: Record<string, CellSource>;
  readonly then: Answer;
  readonly decider?: string;
  readonly within?: string;
}

/** A decision with readable defaults: UNIQUE, answered by roles. */
export function decisionOf(
  parts: Partial<Omit<Decision, 'rules'>> & { readonly rules: readonly RuleText[] },
): Decision {
  return {
    name: 'question',
    hitPolicy: 'UNIQUE',
    inputs: [],
    output: { kind: 'role' },
    defers: [],
    on: [],
    ...parts,
    rules: parts.rules.map((rule, index) => ({
      ...rule,
      id: rule.id ?? `r${String(index + 1)}`,
      when: new Map(Object.entries(rule.when ?? {})),
    })),
  };
}

/** Reads values from an object; absent ones are missing. */
export function reading(
  values: Record<string, FactValue | undefined>,
): (column: string) => FactValue | undefined {
  return (column) => values[column];
}
