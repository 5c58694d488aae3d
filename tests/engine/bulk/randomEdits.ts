/** A framework as the file holds it, to be edited. */
export type FrameworkJson = Record<string, never> & {
  [part: string]: never;
};

type Json = { [key: string]: any };
type Pick = <T>(list: readonly T[]) => T;

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
export function enrich(base: object, random: () => number): Json {
  const framework = structuredClone(base) as Json;
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  for (const key of ['s0', 's1', 's2']) framework['lifecycles'].deal.states[key].tags = ['stage'];
  framework['partnerTypes'] = { integration: { name: 'Integration' }, services: { name: 'Services' } };
  framework['facts'].amount = { type: 'number', min: 0 };
  framework['facts'].size = { type: 'number', min: 0, of: 'registration' };
  framework['lifecycles'].registration = {
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
            guard: { type: 'when', params: { facts: { stage: ['s0', 's1'] } } },
          },
        },
      },
      rejected: { type: 'final', tags: ['refused'] },
    },
  };
  framework['decisions'] = Object.fromEntries(
    Object.keys(COLUMNS).map((name) => [
      name,
      {
        hitPolicy: pick(['FIRST', 'ANY', 'UNIQUE']),
        inputs: COLUMNS[name],
        ...(name === 'ownerLeft' ? { on: ['owner.left'] } : {}),
        output: {
          type: 'enum',
          values: Object.fromEntries(ANSWERS[name]!.map((answer) => [answer, answer])),
        },
        rules: Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) =>
          randomRule(name, `${name}-${index}`, random),
        ),
      },
    ]),
  );
  framework['decisions'].customerLead.output = { type: 'role' };
  framework['decisions'].ownerLeft.output = { type: 'role' };
  framework['responsibilities'] = [
    { stage: '*', activity: 'call.made', responsible: 'vendor-ae' },
    { stage: 's0', activity: 'call.made', responsible: 'partner-ae', when: { amount: '> 40' } },
  ];
  framework['tracking'] = {
    visibility: [
      { object: 'registration', state: 'protected', seenBy: ['partner', 'vendor'], within: 'PT6H' },
    ],
  };
  return framework;
}

function randomRule(decision: string, id: string, random: () => number): Json {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const columns = COLUMNS[decision]!.filter(() => random() < 0.4);
  return {
    id,
    when: Object.fromEntries(columns.map((column) => [column, pick(CELLS[column]!)])),
    then: pick(ANSWERS[decision]!),
  };
}

/** The framework after one random edit. */
export function editFramework(before: Json, random: () => number): Json {
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const framework = structuredClone(before);
  const name = pick(Object.keys(COLUMNS));
  const { rules } = framework['decisions'][name] as { rules: Json[] };
  const rule = pick(rules);
  const edits: readonly (() => void)[] = [
    () => {
      const column = pick(COLUMNS[name]!);
      rule['when'][column] = pick(CELLS[column]!);
    },
    () => {
      const column = pick(COLUMNS[name]!);
      rule['when'][column] = pick(CELLS[column]!);
    },
    () => {
      delete rule['when'][pick(Object.keys(rule['when']).concat('none'))];
    },
    () => {
      rule['then'] = pick(ANSWERS[name]!);
    },
    () => {
      rule['note'] = `Because ${Math.floor(random() * 9)}.`;
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
      framework['decisions'][name].hitPolicy = pick(['FIRST', 'ANY', 'UNIQUE']);
    },
    () => {
      framework['decisions'][name].question = pick(['Who then?', 'And now?']);
    },
    () => {
      framework['responsibilities'].push({
        stage: pick(['*', 's1', 'deal.s0']),
        activity: pick(['call.made', 'note', 'mystery.call']),
        responsible: pick(['vendor-ae', 'vendor-se']),
        ...(random() < 0.5 ? { when: { amount: pick(CELLS['amount']!) } } : {}),
      });
    },
    () => {
      framework['responsibilities'].splice(1, 1);
    },
    () => {
      framework['durations'].long.rows[0].length = pick(['PT12H', 'P2D', 'P3D']);
    },
    () => {
      framework['lifecycles'].registration.states.lapsed.on['registration.approved'].guard.params.facts =
        pick([{ stage: ['s1'] }, { stage: ['s0'] }, { amount: '> 50' }]);
    },
    () => {
      framework['lifecycles'].deal.states.s0.on['e.one'] = pick(['s1', 's2', 'won']);
    },
    () => {
      framework['lifecycles'].deal.states.s1.description = pick(['In words.', 'In other words.']);
    },
    () => {
      framework['facts'].origin.values = pick([
        { a: 'a', b: 'b', c: 'c' },
        { a: 'a', b: 'bee', c: 'c' },
        { a: 'a', b: 'b', c: 'c', d: 'd' },
      ]);
    },
    () => {
      framework['facts'].amount.min = pick([0, 15]);
    },
    () => {
      framework['tracking'].visibility[0].within = pick(['PT6H', 'P1D']);
    },
    () => {
      framework['timezone'] = pick(['UTC', 'Europe/Berlin']);
    },
    () => {
      framework['roles']['vendor-se'].name = pick(['Engineer', 'Architect']);
    },
  ];
  pick(edits)();
  return framework;
}
