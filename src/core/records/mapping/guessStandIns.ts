import { fieldWords, MEANINGS_OF_WORDS } from './fieldWords.ts';
import type { Framework } from '../../model/framework.ts';
import type { ObjectLine, StandIn } from './mapping.ts';
import type { HistoryTally } from './tallyHistory.ts';

/** What could stand in where a record is silent. None is accepted: a person does that. */
export function guessStandIns(
  framework: Framework,
  objects: readonly ObjectLine[],
  tally: HistoryTally,
): readonly StandIn[] {
  const standIns: StandIn[] = [];
  const has = (is: string): boolean => objects.some((line) => line.is === is);
  const facts = [...framework.facts].filter(([, { of, type }]) => of === 'deal' && type === 'enum');
  const origin = facts.find(([, { values }]) => values.has('partner') && values.has('vendor'));
  if (origin && has('registration')) {
    standIns.push({
      kind: 'registered-first',
      fact: origin[0],
      then: 'partner',
      otherwise: 'vendor',
      accepted: false,
      because: 'a registration that was there before the opportunity says who found it',
    });
  }
  const customer = facts.find(([, { values }]) => values.has('vendor-account'));
  if (customer) {
    standIns.push({
      kind: 'won-before',
      fact: customer[0],
      then: 'vendor-account',
      ...(customer[1].values.has('new') ? { otherwise: 'new' } : {}),
      accepted: false,
      because: 'an earlier won deal on the account makes it the vendor’s',
    });
  }
  const answers = framework.decisions.get('customerLead')?.rules.map(({ then }) => then) ?? [];
  const role = [...framework.roles].find(([id, { side }]) => side === 'vendor' && answers.includes(id))?.[0];
  for (const { type, is } of objects) {
    const fields = is === 'deal' ? [...(tally.types.get(type)?.fields.keys() ?? [])] : [];
    const field = fields.find((name) => MEANINGS_OF_WORDS.owner.has(fieldWords(name)));
    if (field === undefined || role === undefined) continue;
    standIns.push({
      kind: 'owner-at-close',
      type,
      field,
      roles: new Map(),
      otherwise: role,
      accepted: false,
      because: 'whoever owned the opportunity at close led the customer',
    });
  }
  return standIns;
}
