interface RuleJson {
  readonly id: string;
  when: Record<string, unknown>;
  then: string;
  note?: string;
}

interface StateJson {
  tags?: string[];
  description?: string;
  on: Record<string, unknown>;
}

/** A framework as the file holds it, as far as it is edited here. */
export interface FrameworkJson {
  timezone?: string;
  roles: Record<string, { name: string }>;
  facts: Record<string, { values?: object; min?: number }>;
  partnerTypes: object;
  durations: Record<string, { rows: { length: string }[] }>;
  lifecycles: { deal: { states: Record<string, StateJson> }; registration: typeof REGISTRATION };
  decisions: Record<string, { hitPolicy: string; question?: string; output: object; rules: RuleJson[] }>;
  responsibilities: object[];
  tracking: { visibility: { within: string }[] };
}

type Pick = <T>(list: readonly T[]) => T;

const REGISTRATION = {
  id: 'registration',
  initial: 'submitted',
  meta: { createdBy: ['registration.submitted'] },
  states: {
    submitted: {
      tags: ['active'],
      on: { 'registration.approved': 'protected', 'registration.rejected': 'rejected' },
      after: { long: 'lapsed' },
    },
    protected: { tags: ['active', 'granted'], after: { rich: 'lapsed' } },
    lapsed: {
      tags: ['active'],
      on: {
        'registration.approved': {
          target: 'protected',
          guard: { type: 'when', params: { facts: { stage: ['s0', 's1'] } as object } },
        },
      },
    },
    rejected: { type: 'final', tags: ['refused'] },
  },
};

const CELLS: Readonly<Record<string, readonly unknown[]>> = {
  origin: [['a'], ['b'], ['a', 'c'], '-'],
  tender: [true, false],
  amount: ['> 50', '[10..50]', '< 20', '> 50', 'not(30)'],
  hoursInStage: ['> 6', '[0..12]', '> 24'],
  partnerType: [['integration'], ['services']],
  activeRegistrations: ['> 0', '0'],
  hoursApart: ['> 12', '< 6'],
  incumbentState: [['submitted'], ['protected', 'lapsed']],
  challengerPartnerType: [['integration'], ['services']],
  'same.amount': [true, false],
  'incumbent.size': ['> 5', '<= 5'],
  registration: [['submitted'], ['protected'], ['none']],
  'daysSince.e.one': ['> 1', '[0..2]'],
};

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  customerLead: ['origin', 'tender', 'amount', 'hoursInStage', 'partnerType', 'activeRegistrations'],
  registrationConflict: ['hoursApart', 'incumbentState', 'challengerPartnerType', 'incumbent.size', 'origin'],
  registrationSuccession: ['tender', 'amount'],
  ownerLeft: ['registration', 'amount', 'daysSince.e.one'],
};

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  customerLead: ['vendor-ae', 'partner-ae'],
  registrationConflict: ['first', 'second', 'both', 'vendor'],
  registrationSuccession: ['first', 'second'],
  ownerLeft: ['vendor-ae', 'vendor-se'],
};

/** Adds what random frameworks lack: stages, registrations, decisions, duties with conditions and duties to tell. */
export function enrich(base: object, random: () => number): FrameworkJson {
  const framework = structuredClone(base) as FrameworkJson;
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  for (const key of ['s0', 's1', 's2']) framework.lifecycles.deal.states[key]!.tags = ['stage'];
  framework.partnerTypes = { integration: { name: 'Integration' }, services: { name: 'Services' } };
  Object.assign(framework.facts, {
    amount: { type: 'number', min: 0 },
    size: { type: 'number', min: 0, of: 'registration' },
  });
  framework.lifecycles.registration = structuredClone(REGISTRATION);
  framework.decisions = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, inputs]) => [
      name,
      {
        hitPolicy: pick(POLICIES),
        inputs,
        ...(name === 'ownerLeft' ? { on: ['owner.left'] } : {}),
        output: name.startsWith('registration')
          ? { type: 'enum', values: Object.fromEntries(ANSWERS[name]!.map((answer) => [answer, answer])) }
          : { type: 'role' },
        rules: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) =>
          randomRule(name, `${name}-${index}`, random),
        ),
      },
    ]),
  );
  framework.responsibilities = [
    { stage: '*', activity: 'call.made', responsible: 'vendor-ae' },
    { stage: 's0', activity: 'call.made', responsible: 'partner-ae', when: { amount: '> 40' } },
  ];
  const told = { object: 'registration', state: 'protected', seenBy: ['partner', 'vendor'], within: 'PT6H' };
  framework.tracking = { visibility: [told] };
  return framework;
}

const POLICIES = ['FIRST', 'ANY', 'UNIQUE'];

function randomRule(decision: string, id: string, random: () => number): RuleJson {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const columns = COLUMNS[decision]!.filter(() => random() < 0.4);
  return {
    id,
    when: Object.fromEntries(columns.map((column) => [column, pick(CELLS[column]!)])),
    then: pick(ANSWERS[decision]!),
  };
}

/** The framework after one random edit. */
export function editFramework(before: FrameworkJson, random: () => number): FrameworkJson {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const framework = structuredClone(before);
  const name = pick(Object.keys(COLUMNS));
  const decision = framework.decisions[name]!;
  const { rules } = decision;
  const rule = pick(rules);
  const edits: readonly (() => void)[] = [
    () => {
      const column = pick(COLUMNS[name]!);
      rule.when[column] = pick(CELLS[column]!);
    },
    () => {
      const column = pick(COLUMNS[name]!);
      rule.when[column] = pick(CELLS[column]!);
    },
    () => {
      const { [pick([...Object.keys(rule.when), 'none'])]: _, ...others } = rule.when;
      rule.when = others;
    },
    () => {
      rule.then = pick(ANSWERS[name]!);
    },
    () => {
      rule.note = `Because ${Math.floor(random() * 9)}.`;
    },
    () => {
      rules.push(randomRule(name, `new-${Math.floor(random() * 1e9)}`, random));
    },
    () => {
      if (rules.length > 1) rules.splice(rules.indexOf(rule), 1);
    },
    () => {
      rules.reverse();
    },
    () => {
      decision.hitPolicy = pick(POLICIES);
    },
    () => {
      decision.question = pick(['Who then?', 'And now?']);
    },
    () => {
      framework.responsibilities.push({
        stage: pick(['*', 's1', 'deal.s0']),
        activity: pick(['call.made', 'note', 'mystery.call']),
        responsible: pick(['vendor-ae', 'vendor-se']),
        ...(random() < 0.5 ? { when: { amount: pick(CELLS['amount']!) } } : {}),
      });
    },
    () => {
      framework.responsibilities.splice(1, 1);
    },
    () => {
      framework.durations['long']!.rows[0]!.length = pick(['PT12H', 'P2D', 'P3D']);
    },
    () => {
      framework.lifecycles.registration.states.lapsed.on['registration.approved'].guard.params.facts = pick([
        { stage: ['s1'] },
        { stage: ['s0'] },
        { amount: '> 50' },
      ]);
    },
    () => {
      framework.lifecycles.deal.states['s0']!.on['e.one'] = pick(['s1', 's2', 'won']);
    },
    () => {
      framework.lifecycles.deal.states['s1']!.description = pick(['In words.', 'In other words.']);
    },
    () => {
      framework.facts['origin']!.values = pick([
        { a: 'a', b: 'b', c: 'c' },
        { a: 'a', b: 'bee', c: 'c' },
        { a: 'a', b: 'b', c: 'c', d: 'd' },
      ]);
    },
    () => {
      framework.facts['amount']!.min = pick([0, 15]);
    },
    () => {
      framework.tracking.visibility[0]!.within = pick(['PT6H', 'P1D']);
    },
    () => {
      framework.timezone = pick(['UTC', 'Europe/Berlin']);
    },
    () => {
      framework.roles['vendor-se']!.name = pick(['Engineer', 'Architect']);
    },
  ];
  pick(edits)();
  return framework;
}
