import type { Framework } from '../../model/framework.ts';
import { CHALLENGE_EVENTS } from '../../model/reserved.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates } from '../stateTree.ts';

const QUESTIONS: Readonly<Record<(typeof CHALLENGE_EVENTS)[number], string | undefined>> = {
  // Asks customerLead in every framework.
  'customer.disputed': undefined,
  'partner.added': 'a partner joins a running deal',
  'partner.replaced': 'a partner is replaced by another',
  'partner.acquired': 'a partner is acquired while its deal is running',
  'account.merged': 'two accounts become one',
  'account.transferred': 'an account gets a new owner',
  'deal.split': 'a deal is split in two',
  'deal.merged': 'two deals become one',
  'deal.reopened': 'a closed deal is reopened',
  'owner.left': 'the owner leaves',
};

/** Every framework meets these; one that names them nowhere has no answer when they come. */
export function challenges(framework: Framework, report: CheckReport): void {
  const known = new Set([
    ...[...framework.decisions.values()].flatMap(({ on }) => on),
    ...framework.responsibilities.map(({ activity }) => activity),
    ...allStates(framework).flatMap(({ node }) =>
      node.transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? [trigger.type] : [])),
    ),
  ]);
  for (const type of CHALLENGE_EVENTS) {
    const question = QUESTIONS[type];
    if (question === undefined || known.has(type)) continue;
    report('challenge.unanswered', ['decisions'], `Nothing says what happens when ${question} ("${type}").`, {
      part: 'key',
      about: type,
    });
  }
}
