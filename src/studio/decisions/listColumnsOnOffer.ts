import { domainOfColumn, isRegistrationDecision, type Decision, type Framework } from '../../core/index.ts';
import { titleOf } from './decisionTable.ts';

const DERIVED = ['partnerType', 'stage', 'registration', 'activeRegistrations', 'hoursInStage'];
/** Counts the days since an event. */
const DAYS_SINCE = 'daysSince.';
const OF_REGISTRATIONS = ['incumbentState', 'incumbentPartnerType', 'challengerPartnerType', 'hoursApart'];

/** What a decision may ask about that it does not ask about yet. */
export function listColumnsOnOffer(
  framework: Framework,
  decision: Decision,
): readonly { readonly column: string; readonly title: string }[] {
  const registration = isRegistrationDecision(decision.name);
  const aboutPair = [...framework.facts].flatMap(([name, fact]) =>
    fact.of === 'deal' ? [] : [`incumbent.${name}`, `challenger.${name}`, `same.${name}`],
  );
  const names = [
    ...(registration ? OF_REGISTRATIONS : []),
    ...[...framework.facts].filter(([, fact]) => !registration || fact.of === 'deal').map(([name]) => name),
    ...(registration ? aboutPair : []),
    ...DERIVED,
    ...[...framework.lifecycles.keys()].map((name) => `state.${name}`),
    ...[...framework.events.keys()].map((type) => `${DAYS_SINCE}${type}`),
  ];
  return [...new Set(names)]
    .filter((name) => !decision.inputs.includes(name) && domainOfColumn(framework, name, { registration }))
    .map((column) => ({ column, title: titleOf(framework, column) }));
}
