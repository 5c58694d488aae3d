import type { JsonObject, JsonValue } from '../model/framework.ts';
import { CUSTOMERS, ORIGINS, readRows } from './guideAnswers.ts';
import { leadingRole, phraseOpen, readLeadCells, type GuidePlan } from './guidePlan.ts';
import type { PieceEntry } from './printCommented.ts';

/** The decision on who leads the customer: one rule per customer and answer, and a comment per open case. */
export function writeLead(plan: GuidePlan): PieceEntry {
  const cells = plan.open.has('lead') ? new Map<string, never>() : readLeadCells(plan.value('lead', 'cells'));
  const own = readOwnLeads(plan);
  const exceptional = own.length > 0;
  const rules: PieceEntry[] = [];
  const add = (
    comments: readonly string[],
    when: JsonObject,
    side: 'vendor' | 'partner',
    note: string,
  ): void => {
    const id = `lead-${rules.filter((rule) => rule.piece).length + 1}`;
    const value: JsonValue = { id, when, then: leadingRole(plan, side), note };
    rules.push({ comments, piece: { kind: 'json', value } });
  };
  if (!plan.open.has('lead'))
    for (const [customer, phrase] of CUSTOMERS) {
      for (const side of ['partner', 'vendor'] as const) {
        const origins = ORIGINS.filter(
          ([origin]) =>
            cells.get(`${customer}/${origin}`) === side && !(exceptional && isOwnCase(customer, origin)),
        );
        if (origins.length === 0) continue;
        const when = { customer: [customer], origin: origins.map(([origin]) => origin) };
        add(
          [],
          when,
          side,
          noteOf(
            phrase,
            origins.map(([, text]) => text),
            side,
          ),
        );
      }
      if (exceptional && customer === 'new') {
        const general = cells.get('new/joint');
        const others = [...plan.partnerTypes.values()].filter((key) => own.every(({ type }) => type !== key));
        const scenario = { customer: ['new'], origin: ['joint'] };
        for (const { type, name, side } of own)
          add([], { ...scenario, partnerType: [type] }, side, `Different for this kind: ${name}.`);
        if (general && others.length > 0)
          add([], { ...scenario, partnerType: others }, general, 'Every other kind of partner.');
      }
      for (const [origin, found] of ORIGINS)
        if (!cells.has(`${customer}/${origin}`))
          rules.push({ comments: [`${phraseOpen('lead').slice(0, -1)} when ${phrase} and ${found}.`] });
    }
  const inputs = ['customer', 'origin', ...(exceptional ? ['partnerType'] : [])];
  return {
    comments: plan.open.has('lead')
      ? [phraseOpen('lead')]
      : ['Whose customer it is and who found the opportunity say who leads.'],
    key: 'customerLead',
    piece: {
      kind: 'object',
      entries: [
        { comments: [], key: 'question', piece: { kind: 'json', value: 'Who leads the customer?' } },
        { comments: [], key: 'hitPolicy', piece: { kind: 'json', value: 'UNIQUE' } },
        { comments: [], key: 'inputs', piece: { kind: 'json', value: inputs } },
        { comments: [], key: 'output', piece: { kind: 'json', value: { type: 'role' } } },
        { comments: [], key: 'rules', piece: { kind: 'list', entries: rules } },
      ],
    },
  };
}

interface OwnLead {
  readonly type: string;
  readonly name: string;
  readonly side: 'vendor' | 'partner';
}

/** Kinds of partner for which somebody else leads; of two rows on one kind the first counts. */
function readOwnLeads(plan: GuidePlan): readonly OwnLead[] {
  if (plan.open.has('services') || plan.open.has('lead')) return [];
  const leads = new Map<string, OwnLead>();
  for (const [name = '', side] of readRows(plan.value('services', 'leads'))) {
    const type = plan.partnerTypes.get(name);
    if (type !== undefined && !leads.has(type) && (side === 'vendor' || side === 'partner'))
      leads.set(type, { type, name, side });
  }
  return [...leads.values()];
}

function isOwnCase(customer: string, origin: string): boolean {
  return customer === 'new' && origin === 'joint';
}

function noteOf(customer: string, origins: readonly string[], side: 'vendor' | 'partner'): string {
  const who = side === 'vendor' ? 'The vendor leads' : 'The partner leads';
  const found = origins.length === ORIGINS.length ? 'whoever found the opportunity' : origins.join(', or ');
  return `${who} when ${customer}${origins.length === ORIGINS.length ? ', ' : ' and '}${found}.`;
}
