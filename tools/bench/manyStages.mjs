/**
 * The text of a framework whose deal path has many stages in rows, none inside another: each leads to the next, every fourth also
 * skips ahead under a condition, every tenth leads back; a vendor and a partner duty at each; who leads depends on two facts.
 *
 * @param {number} count
 */
export function writeManyStages(count) {
  const keys = Array.from({ length: count }, (_, index) => `step-${index + 1}`);
  const roles = { 'vendor-ae': 'vendor', 'partner-ae': 'partner', 'partner-manager': 'vendor' };
  return `${JSON.stringify(
    {
      format: 'cosell-framework/1',
      id: 'many-stages',
      name: 'Many stages',
      version: '1',
      roles: Object.fromEntries(Object.entries(roles).map(([role, side]) => [role, { name: role, side }])),
      facts: {
        origin: { type: 'enum', values: { vendor: 'the vendor found it', partner: 'the partner found it' } },
        customer: { type: 'enum', values: { new: 'the customer is new', known: 'the customer is known' } },
      },
      activities: { prepare: { name: 'Prepare the step' }, confirm: { name: 'Confirm with the customer' } },
      lifecycles: {
        deal: {
          id: 'deal',
          initial: keys[0],
          states: {
            ...Object.fromEntries(keys.map((key, index) => [key, stageAt(keys, index)])),
            won: { type: 'final', tags: ['won'] },
            lost: { type: 'final', tags: ['lost'] },
          },
        },
      },
      decisions: {
        customerLead: {
          question: 'Who leads the customer?',
          inputs: ['origin', 'customer'],
          output: { type: 'role' },
          rules: [
            { id: 'lead-1', when: { origin: ['vendor'] }, then: 'vendor-ae' },
            { id: 'lead-2', when: { origin: ['partner'], customer: ['new'] }, then: 'partner-ae' },
          ],
        },
      },
      responsibilities: keys.flatMap((stage) => [
        { stage, activity: 'prepare', responsible: 'vendor-ae', informed: ['partner-manager'] },
        { stage, activity: 'confirm', responsible: 'partner-ae' },
      ]),
      layout: { deal: placesOf([...keys, 'won', 'lost']) },
    },
    undefined,
    2,
  )}\n`;
}

const AHEAD = 5;

/**
 * @param {readonly string[]} keys
 * @param {number} index
 */
function stageAt(keys, index) {
  const next = keys[index + 1] ?? 'won';
  const ahead = index % 4 === 0 ? keys[index + AHEAD] : undefined;
  const back = index % 10 === 9 ? keys[index - AHEAD] : undefined;
  const guard = { type: 'when', params: { facts: { customer: ['known'] } } };
  return {
    tags: ['stage'],
    description: `What is agreed in step ${index + 1}.`,
    on: {
      [`stage.${next}`]: next,
      ...(ahead === undefined ? {} : { [`stage.${ahead}`]: { target: ahead, guard } }),
      ...(back === undefined ? {} : { 'stage.returned': back }),
      ...(index === keys.length - 1 ? { 'deal.lost': 'lost' } : {}),
    },
  };
}

const COLUMN = 360;
const ROW = 240;

/** @param {readonly string[]} keys */
function placesOf(keys) {
  const columns = Math.ceil(Math.sqrt(keys.length));
  return Object.fromEntries(
    keys.map((key, index) => [key, { x: (index % columns) * COLUMN, y: Math.floor(index / columns) * ROW }]),
  );
}

/** The record of a deal that took one step. */
export function writeOneDeal() {
  return `${JSON.stringify({
    format: 'cosell-deal/1',
    id: 'D-1',
    facts: { origin: 'vendor', customer: 'new' },
    outcome: 'open',
    asOf: '2026-02-01',
    events: [{ at: '2026-01-05T09:00:00Z', type: 'stage.step-2', by: { role: 'vendor-ae' } }],
  })}\n`;
}
