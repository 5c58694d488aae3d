import type { JsonObject } from '../model/framework.ts';
import { readRows, readText } from './guideAnswers.ts';
import { nameKeys } from './nameKeys.ts';
import { phraseOpen, readLarge, roleKey, roleOrLead, type GuidePlan } from './guidePlan.ts';
import type { Piece, PieceEntry } from './printCommented.ts';
import { shapeRegistration } from './writePaths.ts';

interface Duty {
  /** Key and name of the only kind of partner it is for. */
  readonly type?: { readonly key: string; readonly name: string };
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

const NOTHING: DutyRows = { duties: [], lost: [] };

/** Names of everything that is done, with keys. */
export function listActivities({ open, value }: GuidePlan): ReadonlyMap<string, string> {
  const general = open.has('duties') ? [] : readRows(value('duties', 'rows'));
  const special = open.has('services') ? [] : readRows(value('services', 'duties'));
  const names = [...general.map((row) => row[1] ?? ''), ...special.map((row) => row[2] ?? '')].filter(
    (name) => name !== '',
  );
  return nameKeys([...new Set(names)], 'activity');
}

/** Who does what: first at the registration, then stage by stage. */
export function writeDuties(plan: GuidePlan): Piece {
  const general = plan.open.has('duties')
    ? NOTHING
    : readDuties(plan, readRows(plan.value('duties', 'rows')));
  const special = plan.open.has('services')
    ? NOTHING
    : readDuties(plan, readRows(plan.value('services', 'duties')), { ofKinds: true });
  /** Kinds of partner that do not do it their own way. */
  const othersOf = (duty: Duty): readonly string[] =>
    [...plan.partnerTypes.values()].filter(
      (key) =>
        !special.duties.some(
          ({ type, stage, activity }) =>
            type?.key === key && stage === duty.stage && activity === duty.activity,
        ),
    );
  const entries: PieceEntry[] = [...writeRegistrationDuties(plan)];
  const push = (comments: readonly string[], value: JsonObject): void => {
    entries.push({ comments, piece: { kind: 'json', value } });
  };
  if (plan.open.has('duties')) entries.push({ comments: [phraseOpen('duties')], apart: true });
  let heading = '';
  for (const duty of general.duties) {
    const others = othersOf(duty);
    const replaced = others.length < plan.partnerTypes.size;
    if (replaced && others.length === 0) continue;
    push(duty.stageName === heading ? [] : [duty.stageName], {
      ...printDuty(duty),
      ...(replaced ? { when: { partnerType: others } } : {}),
    });
    heading = duty.stageName;
  }
  let kind = '';
  for (const duty of special.duties) {
    const { key = '', name = '' } = duty.type ?? {};
    push(name === kind ? [] : [`Different for this kind: ${name}`], {
      ...printDuty(duty),
      when: { partnerType: [key] },
    });
    kind = name;
  }
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
    const large = readLarge(plan);
    const shape = shapeRegistration(plan);
    const answers = ['approved', 'rejected', ...(shape.returned ? ['returned'] : [])];
    for (const state of ['submitted', 'overdue'])
      for (const answer of answers) {
        const place = { stage: `registration.${state}`, activity: `registration.${answer}` };
        const duty = { ...place, responsible: approver, accountable: approver };
        if (!large) push([], duty);
        else {
          push([], { ...duty, when: { amount: `< ${large.from}` } });
          const who = { responsible: large.by, accountable: large.by };
          push([], { ...place, ...who, when: { amount: `>= ${large.from}` } });
        }
      }
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

/** Rows of stage, activity, who does it and who answers for it; `ofKinds`: after the kind of partner. */
function readDuties(
  plan: GuidePlan,
  rows: readonly (readonly string[])[],
  { ofKinds = false }: { readonly ofKinds?: boolean } = {},
): DutyRows {
  const activities = listActivities(plan);
  const duties = new Map<string, Duty>();
  const lost: string[] = [];
  for (const row of rows) {
    const [stageName = '', name = '', who = '', answers = ''] = ofKinds ? row.slice(1) : row;
    if (name === '' && who === '' && answers === '') continue;
    const kind = ofKinds ? (row[0] ?? '') : '';
    const key = plan.partnerTypes.get(kind);
    const type = key === undefined ? undefined : { key, name: kind };
    const activity = activities.get(name);
    const stage = plan.open.has('stages') ? '*' : plan.stages.get(stageName);
    const responsible = roleKey(plan, who);
    const accountable = roleKey(plan, answers);
    const address = `${key ?? ''} ${stage} ${activity}`;
    const isLost = duties.has(address) || (ofKinds && type === undefined);
    if (activity === undefined || stage === undefined || responsible === undefined || isLost) {
      lost.push([kind, stageName, name, who, answers].filter((text) => text !== '').join(' · '));
      continue;
    }
    duties.set(address, {
      ...(type === undefined ? {} : { type }),
      stage,
      stageName: stage === '*' ? 'At any stage' : stageName,
      activity,
      responsible,
      ...(accountable === undefined ? {} : { accountable }),
    });
  }
  return { duties: [...duties.values()], lost };
}

function printDuty({ stageName: _name, type: _type, ...duty }: Duty): JsonObject {
  return { ...duty };
}
