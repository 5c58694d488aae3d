import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { applyEdits, planEdits, type Command } from '../../../src/core/edit/index.ts';

/** A framework without these holes: the sample. Faults are changes of it. */
export const SOUND = readFileSync(
  resolve(import.meta.dirname, '../../../scenarios/twelve-partners/northwind.cosell.jsonc'),
  'utf8',
);

type Change = Command | readonly [find: string | RegExp, replacement: string];

/** The sample with changes made to it. */
export function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, change) => {
    if (!('kind' in change)) {
      const next = text.replace(change[0], change[1]);
      if (next === text) throw new Error(`nothing to change: ${String(change[0])}`);
      return next;
    }
    const edits = planEdits(text, change);
    if (!edits.ok) throw new Error(JSON.stringify(edits.error));
    return applyEdits(text, edits.value);
  }, SOUND);
}

const TYPES =
  /("(?:partnerType|incumbentPartnerType|challengerPartnerType)": )\["(?:integration|services)"\]/g;
const LEAD = 'customerLead';
const setLead = (rules: string): Change => [
  /"rules": \[\s*\{\s*"id": "lead-1"[\s\S]*?"lead-8"[^\n]*\n\s*\]/,
  `"rules": [${rules}]`,
];
const duties = (rows: string): Change => [
  /"responsibilities": \[[\s\S]*?\n {2}\],/,
  `"responsibilities": [${rows}],`,
];
const inState = (
  state: string,
  trigger: string,
  kind: 'event' | 'after',
): Extract<Command, { kind: 'transition.remove' }>['transition'] => ({
  lifecycle: 'registration',
  source: [state],
  trigger: kind === 'event' ? { kind, type: trigger } : { kind, duration: trigger },
  index: 0,
});
const tag = (lifecycle: string, state: string, ...tags: readonly string[]): Change => ({
  kind: 'state.tag',
  lifecycle,
  path: [state],
  tags,
});
const use = (
  section: 'roles' | 'durations' | 'calendars' | 'activities' | 'events' | 'facts',
  value: Extract<Command, { kind: 'entry.add' }>['value'],
): Change => ({
  kind: 'entry.add',
  section,
  name: section === 'events' ? 'stage.extra' : 'extra',
  value,
});

/** Spec entry, what is wrong, the code, its path, changes of the sample. */
export const HOLES: readonly (readonly [string, string, string, string, ...(readonly Change[])])[] = [
  [
    'CK5',
    'a scenario without a lead',
    'ownership.undecided',
    'decisions/customerLead',
    { kind: 'rule.remove', decision: LEAD, rule: 'lead-6' },
  ],
  [
    'CK5',
    'a lead that reads nothing',
    'ownership.unread',
    'decisions/customerLead',
    setLead('{ "id": "all", "when": {}, "then": "vendor-ae" }'),
  ],
  [
    'CK5',
    'a lead that is only postponed',
    'ownership.only-postponed',
    'decisions/customerLead',
    setLead(
      '{ "id": "all", "when": {}, "then": "later", "decider": "sales-lead", "within": "decideWithin" }',
    ),
    { kind: 'decision.setDefers', decision: LEAD, defers: ['later'] },
  ],
  [
    'CK5',
    'a leader without a duty',
    'ownership.idle-leader',
    'decisions/customerLead/rules/0/then',
    use('roles', { name: 'Extra', side: 'vendor' }),
    { kind: 'rule.setAnswer', decision: LEAD, rule: 'lead-1', then: 'extra' },
  ],
  ['CK6', 'two kinds of partner and one motion', 'rigid.one-motion', 'partnerTypes', [TYPES, '$1"-"']],
  [
    'CK6',
    'a kind of partner like another',
    'rigid.alike',
    'partnerTypes/agency',
    { kind: 'entry.add', section: 'partnerTypes', name: 'reseller', value: { name: 'Reseller' } },
    { kind: 'entry.add', section: 'partnerTypes', name: 'agency', value: { name: 'Agency' } },
  ],
  ['CK7', 'no duties', 'document.no-duties', 'responsibilities', duties('')],
  [
    'CK7',
    'nothing to rehearse',
    'document.nothing-to-rehearse',
    'responsibilities',
    [/,\s*"how": "[^"]*"/g, ''],
    [/, "deliverable": "[^"]*"/g, ''],
  ],
  [
    'CK7',
    'a stage in which the partner has nothing to do',
    'document.idle-side',
    'lifecycles/deal/states/pitch',
    [
      /("stage": "pitch"[^}]*?\}[^}]*?"responsible": ")[\w-]+(", "accountable": ")[\w-]+(", "consulted": \[")[\w-]+/g,
      '$1vendor-se$2vendor-ae$3vendor-se',
    ],
  ],
  [
    'CK7',
    'a stage without a description',
    'document.undescribed-stage',
    'lifecycles/deal/states/pitch',
    { kind: 'state.describe', lifecycle: 'deal', path: ['pitch'] },
  ],
  ['CK8', 'tracking without duties', 'tool.tracking-only', 'tracking', duties('')],
  [
    'CK8',
    'a fact that nothing reads',
    'tool.unread-fact',
    'facts/extra',
    use('facts', { type: 'boolean', question: 'Is it?' }),
  ],
  [
    'CK9',
    'no grant',
    'registration.no-grant',
    'lifecycles/registration',
    tag('registration', 'protected', 'active'),
  ],
  [
    'CK9',
    'no refusal',
    'registration.no-refusal',
    'lifecycles/registration',
    tag('registration', 'rejected'),
  ],
  [
    'CK9',
    'a clock that refuses',
    'registration.refused-by-clock',
    'lifecycles/registration/states/expired/tags',
    tag('registration', 'expired', 'refused'),
  ],
  [
    'CK9',
    'no expiry',
    'registration.no-expiry',
    'lifecycles/registration/states/protected',
    { kind: 'transition.remove', transition: inState('protected', 'protection', 'after') },
  ],
  [
    'CK9',
    'a waiting registration that does not count',
    'registration.uncounted',
    'lifecycles/registration/states/submitted',
    tag('registration', 'submitted'),
  ],
  [
    'CK9',
    'waiting longer than protection',
    'registration.outlasted',
    'lifecycles/registration/states/submitted/after/approvalSla',
    ['"approvalSla": { "businessDays": 2', '"approvalSla": { "businessDays": 200'],
  ],
  [
    'CK9',
    'no scope',
    'registration.no-scope',
    'lifecycles/registration',
    { kind: 'framework.set', field: 'registrationScope' },
  ],
  [
    'CK9',
    'no tracking',
    'registration.untracked',
    'lifecycles/registration',
    [/"tracking": \{[\s\S]*?\n {2}\},/, ''],
  ],
  ['CK10', 'tracked nowhere', 'tracking.nowhere', 'tracking', { kind: 'tracking.set', field: 'system' }],
  [
    'CK10',
    'a state whose sight is not told',
    'visibility.missing',
    'lifecycles/registration/states/protected',
    { kind: 'visibility.remove', index: 0 },
  ],
  [
    'CK10',
    'a state nobody sees',
    'visibility.unseen',
    'tracking/visibility/0/seenBy',
    { kind: 'visibility.set', index: 0, field: 'seenBy', value: [] },
  ],
  [
    'CK10',
    'a state one side sees',
    'visibility.one-sided',
    'tracking/visibility/0/seenBy',
    { kind: 'visibility.set', index: 0, field: 'seenBy', value: ['vendor'] },
  ],
  [
    'CK10',
    'told after it has ended',
    'visibility.too-late',
    'tracking/visibility/0/within',
    { kind: 'visibility.set', index: 0, field: 'within', value: 'P1Y' },
  ],
  [
    'CK10',
    'nobody who tells',
    'visibility.untold',
    'tracking/visibility',
    { kind: 'responsibility.remove', index: 22 },
  ],
  [
    'CK11',
    'a clock nothing starts',
    'clock.never-starts',
    'durations/protection/from',
    use('events', { name: 'Extra' }),
    ['"from": "registration.approved"', '"from": "stage.extra"'],
  ],
  [
    'CK11',
    'a clock whose start comes too late',
    'clock.never-starts',
    'durations/protection/from',
    ['"from": "registration.approved"', '"from": "registration.withdrawn"'],
  ],
  [
    'CK11',
    'an extension that is not heard',
    'clock.not-heard',
    'durations/protection/extend/on',
    { kind: 'transition.remove', transition: inState('protected', 'registration.extended', 'event') },
  ],
  [
    'CK11',
    'extensions that outgrow the clock',
    'clock.outgrown',
    'durations/protection/extend/max',
    ['"by": "P30D", "max": 2', '"by": "P30D", "max": 12'],
  ],
  [
    'CK11',
    'a clock within a shorter one',
    'clock.never-strikes',
    'lifecycles/registration/states/submitted/states/quiet/after/lateAsk',
    [
      '"after": { "approvalSla": "overdue" }',
      '"after": { "approvalSla": "overdue" }, "initial": "quiet", "states": { "quiet": { "after": { "lateAsk": "loud" } }, "loud": {} }',
    ],
  ],
  [
    'CK11',
    'an answer after the protection',
    'answer.too-late',
    'decisions/partnerReplaced/rules/2/within',
    ['"decideWithin": { "businessDays": 2', '"decideWithin": { "businessDays": 200'],
  ],
  [
    'CK12',
    'a duty of nobody in one state',
    'duty.undecided',
    'responsibilities/1',
    { kind: 'responsibility.remove', index: 2 },
  ],
  [
    'CK12',
    'a duty of nobody for some partners',
    'duty.partial',
    'responsibilities/11',
    { kind: 'responsibility.remove', index: 12 },
  ],
  [
    'CK12',
    'a duty of two',
    'duty.ambiguous',
    'responsibilities/14',
    { kind: 'responsibility.set', index: 15, field: 'when', value: { partnerType: ['integration'] } },
    { kind: 'responsibility.set', index: 15, field: 'responsible', value: 'partner-se' },
  ],
  [
    'CK12',
    'a row without anybody',
    'duty.unassigned',
    'responsibilities/10',
    { kind: 'responsibility.set', index: 10, field: 'responsible' },
  ],
  [
    'CK12',
    'a row nobody answers for',
    'duty.unaccounted',
    'responsibilities/10',
    { kind: 'responsibility.set', index: 10, field: 'accountable' },
  ],
  [
    'CK12',
    'something no row names',
    'duty.unnamed',
    'responsibilities',
    { kind: 'responsibility.remove', index: 8 },
  ],
  ['CK13', 'an idle role', 'role.idle', 'roles/extra', use('roles', { name: 'Extra', side: 'vendor' })],
  ['CK13', 'an idle activity', 'activity.idle', 'activities/extra', use('activities', { name: 'Extra' })],
  ['CK13', 'an unheard event', 'event.unheard', 'events/stage.extra', use('events', { name: 'Extra' })],
  ['CK13', 'an unused duration', 'duration.unused', 'durations/extra', use('durations', 'P1D')],
  [
    'CK13',
    'an unused calendar',
    'calendar.unused',
    'calendars/extra',
    use('calendars', { timezone: 'UTC', workdays: [1], hours: '09:00-17:00', holidays: [] }),
  ],
  [
    'CK13',
    'a challenge nobody answers',
    'challenge.unanswered',
    'decisions',
    { kind: 'decision.remove', name: 'ownerLeft' },
  ],
  [
    'CK13',
    'a path that never begins',
    'lifecycle.never-begins',
    'lifecycles/registration',
    { kind: 'lifecycle.setCreatedBy', name: 'registration', events: [] },
  ],
  [
    'CK13',
    'a state with no way out',
    'state.dead-end',
    'lifecycles/registration/states/expired',
    ['"expired": { "type": "final", ', '"expired": { '],
  ],
  [
    'CK13',
    'a state that is no stage',
    'stage.untagged',
    'lifecycles/deal/states/pitch',
    tag('deal', 'pitch'),
  ],
  [
    'CK13',
    'a stage that cannot be lost',
    'stage.no-loss',
    'lifecycles/deal/states/pitch',
    ['"stage.close": "close", "deal.lost": "lost"', '"stage.close": "close"'],
  ],
  [
    'CK14',
    'an instruction with another length',
    'prose.unbacked',
    'responsibilities/1/how',
    ['"approvalSla": { "businessDays": 2', '"approvalSla": { "businessDays": 3'],
  ],
  [
    'CK14',
    'a note with another length',
    'prose.unbacked',
    'decisions/registrationConflict/rules/5/note',
    ['"hoursApart": "> 48"', '"hoursApart": "> 72"'],
  ],
];
