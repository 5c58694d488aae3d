interface State {
  readonly type?: 'final';
  readonly tags?: readonly string[];
  readonly initial?: string;
  readonly on?: Record<string, unknown>;
  readonly after?: Record<string, string>;
  readonly states?: Record<string, State>;
}

const PHASES = ['qualify', 'discover', 'solution', 'propose', 'negotiate', 'deliver'];
const STEPS = ['opened', 'mapped', 'briefed', 'reviewed', 'agreed', 'parked', 'closed'];
const CHECKS = ['asked', 'checked', 'answered'];

/** A framework text whose deal path has 68 states in nested groups and about 110 transitions. */
export function writeSixtyStates(): string {
  const states: Record<string, State> = {};
  for (const [index, phase] of PHASES.entries()) states[phase] = phaseOf(index);
  states['won'] = { type: 'final', tags: ['won'] };
  states['lost'] = { type: 'final', tags: ['lost'] };
  return JSON.stringify(
    {
      format: 'cosell-framework/1',
      id: 'sixty',
      name: 'Sixty states',
      version: '1.0.0',
      roles: {
        'vendor-ae': { name: 'Account executive', side: 'vendor' },
        'partner-ae': { name: 'Partner seller', side: 'partner' },
      },
      facts: { origin: { type: 'enum', values: ['vendor', 'partner', 'joint'] } },
      durations: { answer: { length: 'P5D' }, patience: { length: 'P30D' } },
      lifecycles: { deal: { id: 'deal', initial: PHASES[0], states } },
      decisions: {
        customerLead: {
          question: 'Who leads the customer?',
          hitPolicy: 'UNIQUE',
          inputs: ['origin'],
          output: { type: 'role' },
          rules: [{ id: 'lead-1', when: { origin: ['vendor'] }, then: 'vendor-ae' }],
        },
      },
    },
    undefined,
    2,
  );
}

/** A group of seven steps, of which the third is again a group of three. */
function phaseOf(index: number): State {
  const phase = PHASES[index] ?? '';
  const next = PHASES[index + 1];
  const key = (step: string): string => `${phase}-${step}`;
  const states: Record<string, State> = {};
  for (const [at, step] of STEPS.entries()) {
    const following = STEPS[at + 1];
    const on: Record<string, unknown> =
      following === undefined ? {} : { [`${phase}.${following}`]: key(following) };
    if (step === 'reviewed') on[`${phase}.sent-back`] = key('opened');
    if (step === 'parked') {
      on[`${phase}.resumed`] = key('mapped');
      on[`${phase}.given-up`] = '#deal.lost';
    }
    if (step === 'closed' && next !== undefined) on[`${phase}.handed-over`] = `#deal.${next}.${next}-mapped`;
    if (step === 'mapped')
      on[`${phase}.skipped`] = {
        target: key('agreed'),
        guard: { type: 'when', params: { facts: { origin: ['partner'] }, by: { side: ['vendor'] } } },
      };
    states[key(step)] = {
      ...(index === 0 && step === 'opened' ? { tags: ['stage'] } : {}),
      on,
      ...(step === 'agreed' ? { after: { patience: key('parked') } } : {}),
      ...(step === 'briefed' ? { initial: key(CHECKS[0] ?? ''), states: checksOf(phase) } : {}),
    };
  }
  const leaving: Record<string, unknown> = { [`${phase}.lost`]: 'lost' };
  if (next === undefined) leaving['deal.won'] = 'won';
  else leaving[`stage.${next}`] = next;
  if (index > 1) leaving[`${phase}.reopened`] = PHASES[index - 2];
  return { initial: key(STEPS[0] ?? ''), on: leaving, states };
}

function checksOf(phase: string): Record<string, State> {
  const key = (check: string): string => `${phase}-${check}`;
  return {
    [key('asked')]: { on: { [`${phase}.check`]: key('checked') }, after: { answer: key('answered') } },
    [key('checked')]: {
      on: { [`${phase}.answer`]: key('answered'), [`${phase}.again`]: key('asked') },
    },
    [key('answered')]: {},
  };
}
