import type { Command } from '../../../src/core/index.ts';

/** A small change that makes the sample framework worse. */
export interface Fault {
  readonly name: string;
  /** Names of what is changed; whoever finds the fault names one of them. */
  readonly about: readonly string[];
  /** A command, or a piece of text that stands once in the file and what takes its place. */
  readonly change: Command | readonly [find: string, replacement: string];
}

const removed = (decision: string, rule: string): Fault => ({
  name: `rule ${rule} deleted`,
  about: [decision, rule],
  change: { kind: 'rule.remove', decision, rule },
});

const answered = (decision: string, rule: string, then: string): Fault => ({
  name: `rule ${rule} answers ${then}`,
  about: [decision, rule],
  change: { kind: 'rule.setAnswer', decision, rule, then },
});

const tested = (decision: string, rule: string, column: string, cell: string | readonly string[]): Fault => ({
  name: `rule ${rule} tests ${column} for ${String(cell)}`,
  about: [decision, rule],
  change: { kind: 'rule.setCell', decision, rule, column, cell },
});

const dropped = (decision: string, column: string): Fault => ({
  name: `column ${column} of ${decision} dropped`,
  about: [decision, column],
  change: { kind: 'column.remove', decision, column },
});

const policed = (decision: string, hitPolicy: 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST'): Fault => ({
  name: `${decision} made ${hitPolicy}`,
  about: [decision],
  change: { kind: 'decision.setHitPolicy', decision, hitPolicy },
});

const tagged = (lifecycle: string, state: string, tags: readonly string[], was = state): Fault => ({
  name: `${lifecycle} ${state} tagged [${tags.join(', ')}]`,
  about: [state, was],
  change: { kind: 'state.tag', lifecycle, path: [state], tags },
});

const duty = (index: number, what: string, ...about: readonly string[]): Fault => ({
  name: `duty ${what} deleted`,
  about,
  change: { kind: 'responsibility.remove', index },
});

type Place = Extract<Command, { readonly kind: 'transition.remove' }>['transition'];

const at = (lifecycle: string, state: string, trigger: Place['trigger'], index = 0): Place => ({
  lifecycle,
  source: [state],
  trigger,
  index,
});
const on = (type: string): Place['trigger'] => ({ kind: 'event', type });
const after = (duration: string): Place['trigger'] => ({ kind: 'after', duration });

const cut = (transition: Place): Fault => ({
  name: `${transition.source.join('.')} without ${nameOf(transition.trigger)}`,
  about: [...transition.source, nameOf(transition.trigger)],
  change: { kind: 'transition.remove', transition },
});

const led = (transition: Place, target: string, was: string): Fault => ({
  name: `${transition.source.join('.')} on ${nameOf(transition.trigger)} leads to ${target}`,
  about: [...transition.source, target, was, nameOf(transition.trigger)],
  change: { kind: 'transition.retarget', transition, target: [target] },
});

function nameOf(trigger: Place['trigger']): string {
  if (trigger.kind === 'event') return trigger.type;
  return trigger.kind === 'after' ? trigger.duration : trigger.kind;
}

const LEAD = 'customerLead';
const CONFLICT = 'registrationConflict';

const DECISIONS: readonly Fault[] = [
  removed(LEAD, 'lead-1'),
  removed(LEAD, 'lead-4'),
  removed(LEAD, 'lead-6'),
  removed(LEAD, 'lead-8'),
  removed(CONFLICT, 'conflict-1'),
  removed(CONFLICT, 'conflict-3'),
  removed(CONFLICT, 'conflict-5'),
  removed(CONFLICT, 'conflict-7'),
  removed(CONFLICT, 'conflict-10'),
  removed('registrationSuccession', 'succession-2'),
  removed('partnerReplaced', 'replaced-3'),
  removed('partnerAdded', 'added-2'),
  removed('ownerLeft', 'left-2'),
  removed('accountTransferred', 'transferred-2'),
  removed('accountMerged', 'merged-1'),
  answered(LEAD, 'lead-2', 'partner-ae'),
  answered(LEAD, 'lead-5', 'partner-ae'),
  answered(CONFLICT, 'conflict-5', 'second'),
  answered('partnerReplaced', 'replaced-1', 'ask-customer'),
  answered('ownerLeft', 'left-2', 'partner-ae'),
  tested(LEAD, 'lead-3', 'customer', ['shared']),
  tested(LEAD, 'lead-7', 'origin', ['vendor']),
  tested(LEAD, 'lead-8', 'origin', ['vendor']),
  tested(CONFLICT, 'conflict-4', 'challengerPartnerType', ['services']),
  tested(CONFLICT, 'conflict-6', 'hoursApart', '> 480'),
  tested(CONFLICT, 'conflict-7', 'stage', ['discovery']),
  tested('accountMerged', 'merged-1', 'activeRegistrations', '>= 1'),
  tested('accountMerged', 'merged-1', 'activeRegistrations', '< 1'),
  dropped(LEAD, 'origin'),
  dropped(LEAD, 'customer'),
  dropped(LEAD, 'partnerType'),
  dropped(CONFLICT, 'relationship'),
  dropped('registrationSuccession', 'customerLetter'),
  dropped('partnerAdded', 'stage'),
  policed(LEAD, 'FIRST'),
  policed(CONFLICT, 'UNIQUE'),
  policed(CONFLICT, 'PRIORITY'),
  policed('registrationSuccession', 'ANY'),
  {
    name: 'replaced-3 without decider',
    about: ['partnerReplaced', 'replaced-3'],
    change: { kind: 'rule.setDecider', decision: 'partnerReplaced', rule: 'replaced-3', within: 'decideWithin' },
  },
  {
    name: 'replaced-3 without a time',
    about: ['partnerReplaced', 'replaced-3'],
    change: { kind: 'rule.setDecider', decision: 'partnerReplaced', rule: 'replaced-3', decider: 'partner-manager' },
  },
  {
    name: 'conflict-10 moved to the top',
    about: [CONFLICT],
    change: { kind: 'rule.move', decision: CONFLICT, rule: 'conflict-10', to: 0 },
  },
  {
    name: 'conflict-8 moved above conflict-7',
    about: [CONFLICT],
    change: { kind: 'rule.move', decision: CONFLICT, rule: 'conflict-8', to: 6 },
  },
  {
    name: 'ownerLeft asked at no event',
    about: ['ownerLeft', 'owner.left'],
    change: { kind: 'decision.setOn', decision: 'ownerLeft', on: [] },
  },
  {
    name: 'accountMerged asked at a mistyped event',
    about: ['accountMerged', 'account.mergd', 'account.merged'],
    change: { kind: 'decision.setOn', decision: 'accountMerged', on: ['account.mergd'] },
  },
  ...[LEAD, CONFLICT, 'registrationSuccession', 'partnerReplaced'].map(
    (decision): Fault => ({
      name: `decision ${decision} removed`,
      about: [decision, 'partner.replaced'],
      change: { kind: 'decision.remove', name: decision },
    }),
  ),
];

const PATHS: readonly Fault[] = [
  cut(at('registration', 'submitted', after('approvalSla'))),
  cut(at('registration', 'protected', after('protection'))),
  cut(at('registration', 'lapsed', after('lateAsk'))),
  cut(at('registration', 'protected', on('registration.extended'))),
  cut(at('registration', 'returned', on('registration.resubmitted'))),
  cut(at('registration', 'overdue', on('registration.approved'))),
  cut(at('deal', 'discovery', on('stage.pitch'))),
  cut(at('deal', 'close', on('deal.won'))),
  cut(at('deal', 'pitch', on('deal.lost'))),
  led(at('registration', 'submitted', on('registration.approved')), 'rejected', 'protected'),
  led(at('registration', 'returned', on('registration.resubmitted')), 'withdrawn', 'submitted'),
  led(at('registration', 'protected', after('protection')), 'expired', 'lapsed'),
  led(at('registration', 'submitted', after('approvalSla')), 'expired', 'overdue'),
  led(at('registration', 'lapsed', after('lateAsk')), 'submitted', 'expired'),
  led(at('deal', 'discovery', on('stage.pitch')), 'close', 'pitch'),
  led(at('deal', 'close', on('deal.won')), 'lost', 'won'),
  tagged('deal', 'pitch', []),
  tagged('deal', 'won', []),
  tagged('registration', 'submitted', [], 'active'),
  tagged('registration', 'lapsed', []),
  tagged('registration', 'protected', ['active'], 'granted'),
  tagged('registration', 'rejected', [], 'refused'),
  tagged('registration', 'expired', ['refused']),
  {
    name: 'late extension in discovery instead of close',
    about: ['lapsed', 'registration.extended'],
    change: ['"facts": { "stage": ["close"] }', '"facts": { "stage": ["discovery"] }'],
  },
  {
    name: 'late extension at any stage',
    about: ['lapsed', 'registration.extended'],
    change: { kind: 'transition.setGuard', transition: at('registration', 'lapsed', on('registration.extended')) },
  },
  {
    name: 'nothing creates a registration',
    about: ['registration'],
    change: { kind: 'lifecycle.setCreatedBy', name: 'registration', events: [] },
  },
  {
    name: 'registrations begin overdue',
    about: ['registration', 'submitted', 'overdue'],
    change: { kind: 'state.setInitial', lifecycle: 'registration', path: [], initial: 'overdue' },
  },
  {
    name: 'state rejected removed',
    about: ['rejected', 'registration.rejected', 'registration'],
    change: { kind: 'state.remove', lifecycle: 'registration', path: ['rejected'] },
  },
];

const CLOCKS: readonly Fault[] = [
  { name: 'calendar removed', about: ['vendor'], change: { kind: 'entry.remove', section: 'calendars', name: 'vendor', uses: 'leave' } },
  {
    name: 'approval within 200 business days',
    about: ['approvalSla'],
    change: ['"approvalSla": { "businessDays": 2,', '"approvalSla": { "businessDays": 200,'],
  },
  {
    name: 'approval within 20 business days',
    about: ['approvalSla', 'registration.submitted', 'registration.approved', 'two business days'],
    change: ['"approvalSla": { "businessDays": 2,', '"approvalSla": { "businessDays": 20,'],
  },
  { name: 'protection of 9 days', about: ['protection', 'lapsed'], change: ['"length": "P90D"', '"length": "P9D"'] },
  { name: 'protection of 80 days', about: ['protection', 'registration.approved'], change: ['"length": "P90D"', '"length": "P80D"'] },
  {
    name: 'late ask of 100 business days',
    about: ['lateAsk', 'lapsed'],
    change: ['"lateAsk": { "businessDays": 10,', '"lateAsk": { "businessDays": 100,'],
  },
  {
    name: 'an asked customer has 100 business days',
    about: ['decideWithin', 'partnerReplaced'],
    change: ['"decideWithin": { "businessDays": 2,', '"decideWithin": { "businessDays": 100,'],
  },
  {
    name: 'protection counted from a withdrawal',
    about: ['protection'],
    change: ['"from": "registration.approved"', '"from": "registration.withdrawn"'],
  },
  { name: 'protection counted from the latest approval', about: ['protection'], change: ['"which": "first"', '"which": "latest"'] },
  {
    name: 'protection lengthened by a resubmission',
    about: ['protection'],
    change: ['"on": "registration.extended"', '"on": "registration.resubmitted"'],
  },
  { name: 'protection lengthened 20 times', about: ['protection'], change: ['"by": "P30D", "max": 2', '"by": "P30D", "max": 20'] },
  {
    name: 'protection lengthened by 3 days',
    about: ['registration.extended', 'protection'],
    change: ['"by": "P30D", "max": 2', '"by": "P3D", "max": 2'],
  },
];

const PEOPLE: readonly Fault[] = [
  duty(2, 'registration.approved while overdue', 'registration.overdue', 'Registration approved'),
  duty(4, 'registration.rejected while overdue', 'registration.overdue', 'Registration rejected'),
  duty(8, 'registration.resubmitted', 'registration.resubmitted', 'returned'),
  duty(10, 'account mapping', 'account-mapping'),
  duty(12, 'discovery call with services partners', 'discovery-call', 'Discovery call'),
  duty(17, 'implementation plan', 'implementation-plan', 'Implementation plan'),
  duty(18, 'security review with integration partners', 'security-review', 'Security review'),
  duty(22, 'status shared', 'status.shared', 'partner-manager'),
  {
    name: 'joint demo twice with services partners',
    about: ['joint-demo', 'Joint demo'],
    change: {
      kind: 'responsibility.insert',
      row: { stage: 'pitch', activity: 'joint-demo', responsible: 'partner-se', accountable: 'partner-ae', when: { partnerType: ['services'] } },
    },
  },
  {
    name: 'integration check by nobody',
    about: ['integration-check'],
    change: { kind: 'responsibility.set', index: 16, field: 'responsible' },
  },
  {
    name: 'account mapping without accountable',
    about: ['account-mapping'],
    change: { kind: 'responsibility.set', index: 10, field: 'accountable' },
  },
  {
    name: 'duty at a mistyped stage',
    about: ['account-mapping', 'discovry'],
    change: { kind: 'responsibility.set', index: 10, field: 'stage', value: 'discovry' },
  },
  {
    name: 'delivery lead removed',
    about: ['partner-delivery'],
    change: { kind: 'entry.remove', section: 'roles', name: 'partner-delivery', uses: 'leave' },
  },
  {
    name: 'a third kind of partner',
    about: ['reseller', LEAD, CONFLICT],
    change: { kind: 'entry.add', section: 'partnerTypes', name: 'reseller', value: { name: 'Reseller' } },
  },
  {
    name: 'a fifth kind of customer',
    about: [LEAD, 'customer'],
    change: { kind: 'entry.set', section: 'facts', name: 'customer', field: ['values', 'former'], value: 'the customer left both' },
  },
  {
    name: 'nobody asks who found the opportunity',
    about: ['origin'],
    change: { kind: 'entry.set', section: 'facts', name: 'origin', field: ['question'] },
  },
  {
    name: 'a value without a phrase',
    about: ['origin', 'joint'],
    change: ['"both found the opportunity together"', '""'],
  },
  { name: 'visibility of protected removed', about: ['protected'], change: { kind: 'visibility.remove', index: 0 } },
  { name: 'nobody sees close', about: ['deal.close', 'close'], change: { kind: 'visibility.set', index: 1, field: 'seenBy', value: [] } },
  {
    name: 'the partner no longer sees protected',
    about: ['protected', 'registration.protected'],
    change: { kind: 'visibility.set', index: 0, field: 'seenBy', value: ['vendor'] },
  },
  { name: 'scope of a registration removed', about: ['registration'], change: { kind: 'framework.set', field: 'registrationScope' } },
  { name: 'tracking system removed', about: ['tracking'], change: { kind: 'tracking.set', field: 'system' } },
];

/** Faults planted in `northwind`, one at a time. */
export const FAULTS: readonly Fault[] = [...DECISIONS, ...PATHS, ...CLOCKS, ...PEOPLE];
