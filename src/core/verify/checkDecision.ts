import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import type { FactValue } from '../model/cell.ts';
import { lifecycleOfColumn } from '../model/derivedReads.ts';
import { isRegistrationDecision, stagesOf } from '../model/domains.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import { codeOf, questionOf } from '../replay/evaluateDecision.ts';
import { classifyInputs, phraseQuestion } from '../rules/index.ts';
import { askDecision, type Asked, type Inputs } from './askDecision.ts';
import { concludeProperty } from './concludeProperty.ts';
import { confirmFirst } from './confirmPlay.ts';
import type { Exploration } from './explore.ts';
import { findOccasions, readOccasion, type Occasion } from './occasions.ts';
import type { Play } from './playMoves.ts';
import type { VerifyFinding, VerifyProperty } from './verifyReport.ts';

type Fault = 'silent' | 'ambiguous';

interface Tally {
  scenarios: number;
  complete: boolean;
  readonly faults: Record<Fault, { readonly occasion: Occasion; readonly inputs: Inputs }[]>;
}

/** Occasions kept of one fault, from which an example is picked. */
const KEPT = 400;

/** Lifecycles that have to be explored to know when a decision is asked and what it then reads. */
export function lifecyclesOfDecision(
  { framework, lifecycles }: CompiledFramework,
  name: string,
): readonly string[] {
  const decision = framework.decisions.get(name);
  const tested = (decision?.rules ?? []).flatMap(({ when }) => [...when.keys()]);
  const read = [...(decision?.inputs ?? []), ...tested].flatMap((column) => lifecycleOfColumn(column) ?? []);
  const heard = [...lifecycles].flatMap(([lifecycle, { machine }]) =>
    (decision?.on ?? []).some((type) => machine.eventTypes.has(type) || machine.createdBy.has(type))
      ? [lifecycle]
      : [],
  );
  const wanted = [...read, ...heard];
  if (isRegistrationDecision(name)) return ['registration', ...wanted];
  return name === 'customerLead' || wanted.length === 0 ? ['deal', ...wanted] : wanted;
}

/** Whether a decision answers, and gives one answer, whenever it is asked. The lead is told stage by stage. */
export function checkDecision(exploration: Exploration, name: string): readonly VerifyProperty[] {
  const { plan } = exploration;
  const { framework, decisions } = plan.compiled;
  const isLead = name === 'customerLead';
  const subjects = isLead ? stagesOf(framework).map(({ key }) => key) : [name];
  const tallies = new Map(
    subjects.map((subject): [string, Tally] => [
      subject,
      { scenarios: 0, complete: exploration.complete, faults: { silent: [], ambiguous: [] } },
    ]),
  );
  const columns = (decisions.get(name)?.columns ?? []).flatMap(({ column }) => [
    column,
    ...(/^(?:incumbent|challenger|same)\.(.+)$/.exec(column)?.slice(1) ?? []),
  ]);
  const asked = new Map<string, Asked>();
  for (const occasion of findOccasions(exploration, name, framework.decisions.get(name)?.on ?? [])) {
    const tally = tallies.get(isLead ? (occasion.stage ?? '') : name);
    if (!tally) continue;
    const settled = new Map(columns.map((column) => [column, readOccasion(plan, occasion, column)]));
    const key = JSON.stringify([...settled.values()].map((value) => value ?? null));
    const answer = asked.get(key) ?? askDecision(plan.compiled, name, (column) => settled.get(column));
    asked.set(key, answer);
    tally.scenarios += answer.scenarios;
    tally.complete &&= answer.complete;
    for (const fault of ['silent', 'ambiguous'] as const) {
      for (const inputs of answer[fault])
        if (tally.faults[fault].length < KEPT) tally.faults[fault].push({ occasion, inputs });
    }
  }
  return [...tallies].flatMap(([subject, tally]) =>
    (['silent', 'ambiguous'] as const).map((fault) =>
      concludeProperty(
        {
          kind: `${isLead ? 'lead' : 'decision'}.${fault === 'silent' ? 'decided' : 'unique'}`,
          subject,
          claim: claimOf(plan.compiled, name, subject, fault),
        },
        tally,
        describeFault(exploration, name, subject, fault, tally.faults[fault]),
      ),
    ),
  );
}

function claimOf(compiled: CompiledFramework, name: string, subject: string, fault: Fault): string {
  const question = questionOf(compiled, name).replace(/[?\s]*$/, '?');
  const place = name === 'customerLead' ? ` in the stage "${subject}"` : '';
  return fault === 'silent'
    ? `"${question}" always has an answer${place}`
    : `"${question}" never has two answers${place}`;
}

function describeFault(
  exploration: Exploration,
  name: string,
  subject: string,
  fault: Fault,
  found: readonly { readonly occasion: Occasion; readonly inputs: Inputs }[],
): readonly VerifyFinding[] {
  const [first] = found;
  if (!first) return [];
  const { plan } = exploration;
  const isLead = name === 'customerLead';
  const plays = found.map(({ occasion, inputs }) => playOf(exploration, name, occasion, inputs));
  const { counterexample, confirmed, play } = confirmFirst(plan, plays, () => ({
    kind: 'finding',
    code: codeOf(name, fault === 'silent' ? 'undecided' : 'ambiguous'),
    decision: name,
    ...(isLead ? { stage: subject } : {}),
  }));
  const inputs = play?.inputs ?? first.inputs;
  const question = phraseCase(plan.compiled, name, inputs);
  const missing = plan.compiled.framework.decisions.has(name) ? '' : ' The framework has no such decision.';
  return [
    {
      code: faultCode(isLead, fault),
      message:
        (fault === 'silent' ? `Nothing answers: ${question}` : `Two rules answer differently: ${question}`) +
        missing,
      path: ['decisions', name],
      ...(inputs.size > 0 ? { witness: Object.fromEntries(inputs) } : {}),
      confirmed,
      ...(counterexample ? { counterexample } : {}),
    },
  ];
}

function faultCode(isLead: boolean, fault: Fault): DiagnosticCode {
  if (isLead) return fault === 'silent' ? 'stage.lead-undecided' : 'stage.lead-ambiguous';
  return fault === 'silent' ? 'decision.can-be-silent' : 'decision.can-be-ambiguous';
}

function playOf({ plan }: Exploration, name: string, occasion: Occasion, inputs: Inputs): Play {
  const { node, edge } = occasion;
  const on = plan.compiled.framework.decisions.get(name)?.on ?? [];
  const occurrence = edge ? undefined : on.find((type) => !plan.compiled.moving.has(type));
  return {
    node,
    inputs,
    ...(edge ? { edge } : {}),
    ...(occurrence === undefined || name === 'customerLead' ? {} : { occurrence }),
  };
}

/** The question with what makes the case, in the words of the file. */
function phraseCase(compiled: CompiledFramework, name: string, inputs: Inputs): string {
  const { framework, decisions } = compiled;
  const model = framework.decisions.get(name);
  const decision = decisions.get(name);
  if (!model || !decision) return questionOf(compiled, name);
  const read = (column: string): FactValue | undefined => inputs.get(column);
  const relevant = classifyInputs(decision, read).map(({ column }): [string, FactValue | undefined] => [
    column,
    read(column),
  ]);
  return phraseQuestion(framework, model, relevant);
}
