import { REST } from '../../formats/eventlog/flattenDeal.ts';
import type { Framework } from '../../model/framework.ts';
import { ACTIVITY, type History, type ObjectKind } from '../history/history.ts';
import { guessEvents } from './guessEvents.ts';
import { guessFields } from './guessFields.ts';
import { guessStandIns } from './guessStandIns.ts';
import type { Mapping, ObjectLine } from './mapping.ts';
import { tallyHistory, type HistoryTally, type TypeTally } from './tallyHistory.ts';

const MEANINGS: Readonly<Record<ObjectKind, { readonly is: string; readonly because: string }>> = {
  opportunity: { is: 'deal', because: 'opportunities are deals' },
  registration: { is: 'registration', because: 'a partner’s claim on a deal' },
  account: { is: 'account', because: 'names the customers' },
  partner: { is: 'partner', because: 'names the partners' },
  user: { is: 'ignored', because: 'serves only to be named' },
  other: { is: 'ignored', because: 'serves only to be named' },
};

/**
 * Guesses what records mean from the framework's own names and from what stages and fields are usually called. Every line says why. What is not
 * sure is left out: `countMapping` lists it. Without a framework every label becomes an event of its own.
 */
export function guessMapping(framework: Framework | undefined, history: History): Mapping {
  const tally = tallyHistory(history);
  const objects = [...tally.types.values()].map((type) => guessObject(framework, type, tally));
  const isOwn = [...tally.types.values()].some(({ fields }) => fields.has(REST));
  const guessed = objects.map(({ type, is }) => {
    const own = tally.types.get(type);
    if (!own || is === 'ignored') return { events: [], fields: [] };
    const all = guessEvents(framework, own, is, isOwn);
    // Of accounts and partners only what a log says happened to them is an event of their deals.
    const isShared = is === 'account' || is === 'partner';
    const events = isShared ? all.filter(({ field }) => field === ACTIVITY) : all;
    return { events, fields: guessFields(framework, own, is, events, isOwn) };
  });
  return {
    ...(framework ? { framework: framework.id } : {}),
    objects,
    events: guessed.flatMap(({ events }) => events),
    fields: guessed.flatMap(({ fields }) => fields),
    actors: [],
    standIns: framework ? guessStandIns(framework, objects, tally) : [],
    joins: [],
  };
}

function guessObject(framework: Framework | undefined, type: TypeTally, tally: HistoryTally): ObjectLine {
  const kinds = [...tally.types.values()].map(({ kind }) => kind);
  const named = framework?.lifecycles.has(type.type.toLowerCase()) ? type.type.toLowerCase() : undefined;
  if (named !== undefined) return { type: type.type, is: named, because: `is called like the ${named} path` };
  const most = [...tally.types.values()].reduce((a, b) => (b.changes > a.changes ? b : a));
  if (type.kind === 'other' && most === type && !kinds.includes('opportunity'))
    return {
      type: type.type,
      is: 'deal',
      because: 'most is recorded of it, and nothing else is an opportunity',
    };
  const { is, because } = MEANINGS[type.kind];
  const isKnown = is !== 'registration' || !framework || framework.lifecycles.has(is);
  return isKnown
    ? { type: type.type, is, because }
    : { type: type.type, is: 'ignored', because: `the framework has no ${is} path` };
}
