import type { JsonObject } from '../model/framework.ts';
import { readRows, readText, type QuestionId } from './guideAnswers.ts';
import { nameKeys } from './nameKeys.ts';
import { phraseOpen, roleKey, roleOrLead, type GuidePlan } from './guidePlan.ts';
import type { Piece, PieceEntry } from './printCommented.ts';
import { shapeRegistration } from './writePaths.ts';

interface Duty {
  readonly stage: string;
  readonly stageName: string;
  readonly activity: string;
  readonly responsible?: string;
  readonly accountable?: string;
}

interface DutyRows {
  readonly duties: readonly Duty[];
  /** Rows that name what is not there. */
  readonly lost: readonly string[];
}

/** Names of everything that is done, with keys. */
export function listActivities({ open, value }: GuidePlan): ReadonlyMap<string, string> {
  const rows = (['duties', 'services'] as const).flatMap((id) =>
    open.has(id) ? [] : readRows(value(id, 'rows')),
  );
  const names = rows.map((row) => row[1] ?? '').filter((name) => name !== '');
  return nameKeys([...new Set(names)], 'activity');
}

/** Who does what: first at the registration, then stage by stage. */
export function writeDuties(plan: GuidePlan): Piece {
  const own = plan.open.has('services')
    ? undefined
    : plan.partnerTypes.get(readText(plan.value('services', 'type')));
  const general = plan.open.has('duties') ? { duties: [], lost: [] } : readDuties(plan, 'duties');
  const special = own === undefined ? { duties: [], lost: [] } : readDuties(plan, 'services');
  const others = [...plan.partnerTypes.values()].filter((type) => type !== own);
  const isReplaced = (duty: Duty): boolean =>
    special.duties.some((other) => other.stage === duty.stage && other.activity === duty.activity);
  const entries: PieceEntry[] = [...writeRegistrationDuties(plan)];
  const push = (comments: readonly string[], value: JsonObject): void => {
    entries.push({ comments, piece: { kind: 'json', value } });
  };
  if (plan.open.has('duties')) entries.push({ comments: [phraseOpen('duties')], apart: true });
  let heading = '';
  for (const duty of general.duties) {
    if (isReplaced(duty) && others.length === 0) continue;
    push(duty.stageName === heading ? [] : [duty.stageName], {
      ...printDuty(duty),
      ...(isReplaced(duty) ? { when: { partnerType: others } } : {}),
    });
    heading = duty.stageName;
  }
  special.duties.forEach((duty, index) =>
    push(index === 0 ? [`Different for this kind: ${readText(plan.value('services', 'type'))}`] : [], {
      ...printDuty(duty),
      when: { partnerType: [own ?? ''] },
    }),
  );
  if (plan.open.has('services')) entries.push({ comments: [phraseOpen('services')], apart: true });
  const lost = [...general.lost, ...special.lost];
  if (lost.length > 0)
    entries.push({ comments: ['Not written, for it names what is not in the lists above:', ...lost] });
  return { kind: 'list', entries };
}

function writeRegistrationDuties(plan: GuidePlan): readonly PieceEntry[] {
  const { open, value } = plan;
  const entries: PieceEntry[] = [];
  const push = (comments: readonly string[], duty: JsonObject): void => {
    entries.push({ comments, piece: { kind: 'json', value: duty } });
  };
  if (open.has('register')) entries.push({ comments: [phraseOpen('register')] });
  else {
    const registrant = roleOrLead(plan, value('register', 'by'), 'partner');
    const how = `Where: ${readText(value('register', 'where'), 'partner portal')}. Before the first call.`;
    const duty = { responsible: registrant, accountable: registrant, how };
    push(['At the registration'], { stage: '*', activity: 'registration.submitted', ...duty });
  }
  if (open.has('approve')) entries.push({ comments: [phraseOpen('approve')] });
  else {
    const approver = roleOrLead(plan, value('approve', 'by'), 'vendor');
    const shape = shapeRegistration(plan);
    const answers = ['approved', 'rejected', ...(shape.returned ? ['returned'] : [])];
    for (const state of ['submitted', 'overdue'])
      for (const answer of answers)
        push([], {
          stage: `registration.${state}`,
          activity: `registration.${answer}`,
          responsible: approver,
          accountable: approver,
        });
    if (shape.returned) {
      const registrant = roleOrLead(
        plan,
        open.has('register') ? undefined : value('register', 'by'),
        'partner',
      );
      const place = { stage: 'registration.returned' };
      push([], { ...place, activity: 'registration.rejected', responsible: approver, accountable: approver });
      push([], {
        ...place,
        activity: 'registration.resubmitted',
        responsible: registrant,
        accountable: registrant,
      });
    }
  }
  return entries;
}

function readDuties(plan: GuidePlan, question: QuestionId & ('duties' | 'services')): DutyRows {
  const activities = listActivities(plan);
  const duties = new Map<string, Duty>();
  const lost: string[] = [];
  for (const [stageName = '', name = '', who = '', answers = ''] of readRows(plan.value(question, 'rows'))) {
    if (name === '' && who === '' && answers === '') continue;
    const activity = activities.get(name);
    const stage = plan.open.has('stages') ? '*' : plan.stages.get(stageName);
    const responsible = roleKey(plan, who);
    const accountable = roleKey(plan, answers);
    const repeated = duties.has(`${stage} ${activity}`);
    if (activity === undefined || stage === undefined || responsible === undefined || repeated) {
      lost.push([stageName, name, who, answers].filter((text) => text !== '').join(' · '));
      continue;
    }
    duties.set(`${stage} ${activity}`, {
      stage,
      stageName: stage === '*' ? 'At any stage' : stageName,
      activity,
      responsible,
      ...(accountable === undefined ? {} : { accountable }),
    });
  }
  return { duties: [...duties.values()], lost };
}

function printDuty({ stageName: _name, ...duty }: Duty): JsonObject {
  return { ...duty };
}
