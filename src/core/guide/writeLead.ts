import type { JsonObject, JsonValue } from '../model/framework.ts';
import { CUSTOMERS, ORIGINS, readText } from './guideAnswers.ts';
import { leadingRole, phraseOpen, readChoice, readLeadCells, type GuidePlan } from './guidePlan.ts';
import type { PieceEntry } from './printCommented.ts';

/** The decision on who leads the customer: one rule per customer and answer, and a comment per open case. */
export function writeLead(plan: GuidePlan): PieceEntry {
  const cells = plan.open.has('lead') ? new Map<string, never>() : readLeadCells(plan.value('lead', 'cells'));
  const own = readOwnLead(plan);
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
          ([origin]) => cells.get(`${customer}/${origin}`) === side && !(own && isOwnCase(customer, origin)),
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
      if (own && customer === 'new') {
        const general = cells.get('new/joint');
        const others = [...plan.partnerTypes.values()].filter((type) => type !== own.type);
        const scenario = { customer: ['new'], origin: ['joint'] };
        add([], { ...scenario, partnerType: [own.type] }, own.side, `Different for this kind: ${own.name}.`);
        if (general && others.length > 0)
          add([], { ...scenario, partnerType: others }, general, 'Every other kind of partner.');
      }
      for (const [origin, found] of ORIGINS)
        if (!cells.has(`${customer}/${origin}`))
          rules.push({ comments: [`${phraseOpen('lead').slice(0, -1)} when ${phrase} and ${found}.`] });
    }
  const inputs = ['customer', 'origin', ...(own ? ['partnerType'] : [])];
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

function readOwnLead(
  plan: GuidePlan,
): { readonly type: string; readonly name: string; readonly side: 'vendor' | 'partner' } | undefined {
  if (plan.open.has('services') || plan.open.has('lead')) return undefined;
  const name = readText(plan.value('services', 'type'));
  const type = plan.partnerTypes.get(name);
  const side = readChoice(plan.value('services', 'lead'), ['same', 'vendor', 'partner']);
  return type === undefined || side === 'same' ? undefined : { type, name, side };
}

function isOwnCase(customer: string, origin: string): boolean {
  return customer === 'new' && origin === 'joint';
}

function noteOf(customer: string, origins: readonly string[], side: 'vendor' | 'partner'): string {
  const who = side === 'vendor' ? 'The vendor leads' : 'The partner leads';
  const found = origins.length === ORIGINS.length ? 'whoever found the opportunity' : origins.join(', or ');
  return `${who} when ${customer}${origins.length === ORIGINS.length ? ', ' : ' and '}${found}.`;
}
