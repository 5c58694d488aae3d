import { stageTaken } from './stageTaken.ts';
import { nameKeys } from './nameKeys.ts';
import {
  CUSTOMERS,
  ORIGINS,
  QUESTION_IDS,
  readRows,
  readText,
  readTexts,
  readWhole,
  type FieldValue,
  type GuideAnswers,
  type QuestionId,
} from './guideAnswers.ts';
import { GUIDE_QUESTIONS } from './guideQuestions.ts';

/** What the answers come to: names with their keys, and the questions nobody can answer yet. */
export interface GuidePlan {
  readonly name: string;
  readonly open: ReadonlySet<QuestionId>;
  readonly partnerTypes: ReadonlyMap<string, string>;
  readonly vendorRoles: ReadonlyMap<string, string>;
  readonly partnerRoles: ReadonlyMap<string, string>;
  readonly stages: ReadonlyMap<string, string>;
  readonly value: (question: QuestionId, field: string) => FieldValue | undefined;
}

/** The roles of a framework whose people nobody has named yet. */
export const PLACEHOLDER_ROLES = { vendor: ['Account executive'], partner: ['Partner seller'] } as const;

/** Reads answers, whoever wrote them: an answer that says nothing counts as undecided. */
export function planGuide(answers: GuideAnswers): GuidePlan {
  const value = (question: QuestionId, field: string): FieldValue | undefined =>
    answers[question]?.values[field];
  const list = (question: QuestionId, field: string): readonly string[] =>
    answers[question]?.decided === true ? readTexts(value(question, field)) : [];
  const named = { vendor: list('roles', 'vendor'), partner: list('roles', 'partner') };
  const vendorNames = named.vendor.length > 0 ? named.vendor : PLACEHOLDER_ROLES.vendor;
  const partnerNames = named.partner.length > 0 ? named.partner : PLACEHOLDER_ROLES.partner;
  const vendorRoles = nameKeys(vendorNames, 'vendor-role');
  const partnerRoles = nameKeys(partnerNames, 'partner-role', [...vendorRoles.values()]);
  const partnerTypes = nameKeys(list('programme', 'types'), 'type');
  const stages = nameKeys(list('stages', 'stages'), 'stage', stageTaken);
  const saysNothing: Partial<Record<QuestionId, boolean>> = {
    programme: partnerTypes.size === 0,
    roles: named.vendor.length === 0 || named.partner.length === 0,
    stages: stages.size === 0,
    lead: readLeadCells(value('lead', 'cells')).size === 0,
    duties: readRows(value('duties', 'rows')).every((row) => row.every((cell) => cell === '')),
  };
  return {
    name: readText(value('programme', 'name'), 'Our co-sell programme'),
    open: new Set(QUESTION_IDS.filter((id) => answers[id]?.decided !== true || saysNothing[id] === true)),
    partnerTypes,
    vendorRoles,
    partnerRoles,
    stages,
    value,
  };
}

/** Key of the role of that name, on whichever side. */
export function roleKey(plan: GuidePlan, name: FieldValue | undefined): string | undefined {
  const text = readText(name);
  return plan.vendorRoles.get(text) ?? plan.partnerRoles.get(text);
}

/** Key of the role that leads when its side does. */
export function leadingRole(plan: GuidePlan, side: 'vendor' | 'partner'): string {
  const [first] = (side === 'vendor' ? plan.vendorRoles : plan.partnerRoles).values();
  return first ?? `${side}-ae`;
}

/** The role named, or the one that leads for its side. */
export function roleOrLead(
  plan: GuidePlan,
  name: FieldValue | undefined,
  side: 'vendor' | 'partner',
): string {
  return roleKey(plan, name) ?? leadingRole(plan, side);
}

/** From which amount another role approves, and in which currency; undefined when the same one approves all. */
export function readLarge(
  plan: GuidePlan,
): { readonly from: number; readonly currency?: string; readonly by: string } | undefined {
  if (plan.open.has('approve') || plan.value('approve', 'large') !== 'other') return undefined;
  const currency = readText(plan.value('approve', 'currency')).toUpperCase();
  return {
    from: readWhole(plan.value('approve', 'from'), 100_000, 1_000_000_000),
    ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    by: roleOrLead(plan, plan.value('approve', 'largeBy'), 'vendor'),
  };
}

/** Whether time is counted in working days, which takes a calendar. */
export function countsWorkingDays({ value }: GuidePlan): boolean {
  return value('approve', 'count') !== 'all';
}

/** The side that leads, by "customer/origin"; open cells are left out. */
export function readLeadCells(value: FieldValue | undefined): ReadonlyMap<string, 'vendor' | 'partner'> {
  const cells = new Map<string, 'vendor' | 'partner'>();
  for (const [customer, origin, side] of readRows(value)) {
    const known = CUSTOMERS.some(([key]) => key === customer) && ORIGINS.some(([key]) => key === origin);
    if (known && (side === 'vendor' || side === 'partner')) cells.set(`${customer}/${origin}`, side);
  }
  return cells;
}

/** A field that is a choice: one of its options, the first when it is none of them. */
export function readChoice<Value extends string>(
  value: FieldValue | undefined,
  options: readonly [Value, ...Value[]],
): Value {
  return options.find((option) => option === value) ?? options[0];
}

/** "who approves a registration and by when", of an open question. */
export function phraseOpen(id: QuestionId): string {
  const index = GUIDE_QUESTIONS.findIndex((question) => question.id === id);
  return `Undecided (question ${index + 1}): ${GUIDE_QUESTIONS[index]?.open ?? id}.`;
}
