import type { DealEvent, Framework, JsonValue, Transition } from '../../core/index.ts';

const KNOWN: Readonly<Record<string, string>> = {
  'registration.submitted': 'registered',
  'registration.awarded': 'registration awarded',
  'decision.made': 'decision made',
  'exception.granted': 'exception granted',
  'status.shared': 'status shared',
  note: 'note',
  'customer.disputed': 'customer disputed',
  'partner.added': 'another partner joined',
  'partner.replaced': 'partner replaced',
  'partner.acquired': 'partner acquired',
  'account.merged': 'accounts merged',
  'account.transferred': 'account moved to another owner',
  'deal.split': 'deal split',
  'deal.merged': 'deals merged',
  'deal.reopened': 'deal reopened',
  'owner.left': 'the owner left',
  'deal.won': 'deal won',
  'deal.lost': 'deal lost',
};

/** "registration.approved" as a person says it: the file's own name, else a stock phrase, else its words. */
export function phraseEventType(framework: Framework | undefined, type: string): string {
  const named = framework?.events.get(type)?.name ?? framework?.activities.get(type)?.name;
  if (named !== undefined) return named;
  const stage = /^stage\.(.+)$/.exec(type)?.[1];
  if (stage !== undefined) return `moved to ${phraseKey(stage)}`;
  return KNOWN[type] ?? phraseKey(type);
}

/** A recorded event in a few words, with what it changed. */
export function phraseEvent(framework: Framework | undefined, event: DealEvent): string {
  const text = (value: JsonValue | undefined): string => wordOf(value) ?? '?';
  if (event.type === 'lead.changed')
    return `${phraseRole(framework, text(event.data.get('lead')))} takes the lead`;
  if (event.type === 'fact.changed') {
    const fact = text(event.data.get('fact'));
    return phraseFact(framework, fact, event.data.get('value'));
  }
  if (event.type === 'note') return text(event.data.get('text') ?? 'note');
  return phraseEventType(framework, event.type);
}

/** What makes a transition happen. */
export function phraseTrigger(framework: Framework, transition: Transition): string {
  const { trigger } = transition;
  switch (trigger.kind) {
    case 'event':
      return phraseEventType(framework, trigger.type);
    case 'after':
      return `after ${phraseDuration(framework, trigger.duration)}`;
    case 'always':
      return 'at once';
    case 'done':
      return 'when all is done';
  }
}

/** The length of a named duration: "90 days", "2 working days", "90 days, longer for some". */
export function phraseDuration(framework: Framework, name: string): string {
  const rows = framework.durations.get(name)?.rows ?? [];
  const length = rows.at(-1)?.length;
  if (!length) return phraseKey(name);
  const said = length.kind === 'business' ? count(length.days, 'working day') : phraseIsoLength(length.text);
  return rows.length > 1 ? `${said}, else for some` : said;
}

/** "P90D" as "90 days". */
export function phraseIsoLength(text: string): string {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  if (!match) return text;
  const units = ['year', 'month', 'week', 'day', 'hour', 'minute'];
  const parts = units.flatMap((unit, index) => {
    const amount = match[index + 1];
    return amount === undefined ? [] : [count(Number(amount), unit)];
  });
  return parts.join(' ') || text;
}

/** One value of one fact: the file's phrase, else "customer: new". */
export function phraseFact(
  framework: Framework | undefined,
  fact: string,
  value: JsonValue | undefined,
): string {
  const phrase = framework?.facts.get(fact)?.values.get(wordOf(value) ?? '');
  if (phrase !== undefined) return phrase;
  if (typeof value === 'boolean') return value ? phraseKey(fact) : `no ${phraseKey(fact)}`;
  return `${phraseKey(fact)}: ${phraseKey(wordOf(value) ?? 'unknown')}`;
}

/** The name of a role. */
export function phraseRole(framework: Framework | undefined, role: string): string {
  return framework?.roles.get(role)?.name ?? phraseKey(role);
}

/** A key, or the last parts of an address, as words: "vendor-account" is "vendor account". */
export function phraseKey(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[._-]+/g, ' ')
    .toLowerCase();
}

/** A key as a title: "In Close". */
export function titleOfKey(key: string): string {
  const words = phraseKey(key);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A recorded value as text; nothing for what is no single value. */
function wordOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
