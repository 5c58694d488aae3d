/** Other words for what a stage, a registration's state or an outcome may be called, in the form `plainWords` gives. */
export type Concept =
  | 'discovery'
  | 'scoping'
  | 'evaluation'
  | 'proposal'
  | 'negotiation'
  | 'won'
  | 'lost'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'resubmitted'
  | 'extended'
  | 'withdrawn'
  | 'expired';

/**
 * Default labels and ids of Salesforce, HubSpot, AWS Partner Central, Microsoft Partner Center and of common registration forms (docs: the systems' own
 * references), and words teams use for the same.
 */
const WORDS: Readonly<Record<Concept, readonly string[]>> = {
  discovery: [
    'discovery',
    'discover',
    'prospecting',
    'prospect',
    'qualification',
    'qualified',
    'qualify',
    'qualifying',
    'needs analysis',
    'appointment scheduled',
    'appointmentscheduled',
    'qualified to buy',
    'qualifiedtobuy',
    'introduction',
    'intro',
    'first meeting',
    'research',
    'align',
  ],
  scoping: ['scoping', 'scope', 'solution design', 'requirements'],
  evaluation: [
    'evaluation',
    'technical evaluation',
    'technical validation',
    'proof of concept',
    'proof of value',
    'poc',
    'pilot',
    'trial',
  ],
  proposal: [
    'proposal',
    'proposal price quote',
    'price quote',
    'quote',
    'offer',
    'pitch',
    'presentation',
    'presentation scheduled',
    'presentationscheduled',
    'demo',
    'demonstration',
    'business validation',
    'engage',
  ],
  negotiation: [
    'negotiation',
    'negotiation review',
    'negotiating',
    'negotiate',
    'contract',
    'contract sent',
    'contractsent',
    'legal',
    'procurement',
    'awaiting signature',
    'signature',
    'committed',
    'commit',
    'close',
    'closing',
    'verbal',
  ],
  won: ['won', 'closed won', 'closedwon', 'deal won', 'launched', 'signed', 'win'],
  lost: ['lost', 'closed lost', 'closedlost', 'deal lost'],
  submitted: [
    'submitted',
    'submit',
    'new',
    'pending',
    'received',
    'requested',
    'registered',
    'in review',
    'under review',
    'pending review',
    'pending approval',
    'pending submission',
  ],
  approved: ['approved', 'approve', 'accepted', 'granted', 'protected', 'confirmed'],
  rejected: ['rejected', 'reject', 'denied', 'deny', 'declined', 'refused', 'disapproved'],
  returned: ['returned', 'return', 'action required', 'more information', 'needs information', 'incomplete'],
  resubmitted: ['resubmitted', 'resubmit', 'sent again'],
  extended: ['extended', 'extend', 'extension', 'extension asked', 'renewed'],
  withdrawn: ['withdrawn', 'withdraw', 'cancelled', 'canceled', 'recalled', 'retracted'],
  expired: ['expired', 'expire', 'lapsed', 'run out'],
};

const CONCEPTS: ReadonlyMap<string, Concept> = new Map(
  (Object.keys(WORDS) as Concept[]).flatMap((concept) =>
    WORDS[concept].map((words) => [words, concept] as const),
  ),
);

/** A label as plain words: no case, accents, punctuation, nor the number in front. "4-Proposal/Price Quote" -> "proposal price quote". */
export function plainWords(label: string): string {
  const words = label
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const named = words.replace(/^(?:stage )?\d+ (?=\D)/, '');
  return named === '' ? words : named;
}

/** What a label is another word for, as a whole or by one of the two halves around a slash, comma or dash. */
export function conceptOf(label: string): Concept | undefined {
  const whole = CONCEPTS.get(plainWords(label));
  if (whole) return whole;
  const parts = new Set(
    label.split(/\s*[/,:|]\s*|\s+[-–—]\s+/).map((part) => CONCEPTS.get(plainWords(part))),
  );
  parts.delete(undefined);
  return parts.size === 1 ? [...parts][0] : undefined;
}
