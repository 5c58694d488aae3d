import { assertNever } from '../base/assert.ts';
import { ok, refused, type Result } from '../base/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { severityOf } from '../diagnostics/diagnosticCodes.ts';
import type { Framework } from '../model/framework.ts';
import { parseFramework, type ParsedFramework } from '../text/parseFramework.ts';
import { readFramework } from '../text/readFramework.ts';
import type { Command, SingleCommand } from '../model/command.ts';
import { setOrRemove, type Outcome, type Plan } from './plan.ts';
import { planDecision } from './planDecision.ts';
import { planEntry } from './planEntry.ts';
import { planLifecycle } from './planLifecycle.ts';
import { planRow } from './planRow.ts';
import { planRule } from './planRule.ts';
import { planState } from './planState.ts';
import { planTransition } from './planTransition.ts';
import type { Refusal } from './refusal.ts';
import { TextDraft } from './textDraft.ts';
import type { TextEdit } from './textEdit.ts';

/**
 * The smallest text edits that carry a command out: UTF-16 offsets in `text`, ascending, not overlapping; none when nothing changes.
 * Comments, order and form of everything else stay. A readable framework stays readable, else the command is refused; what `checkFramework`
 * says of the result is the caller's business.
 */
export function planEdits(text: string, command: Command): Result<readonly TextEdit[], Refusal> {
  const before = readText(text);
  if (!before.ok) return before;
  const draft = new TextDraft(text);
  const refusal = carryOutAll(draft, before.value, stepsOf(command));
  if (refusal) return refused(refusal);
  const edits = draft.toEdits();
  if (edits.length === 0) return ok(edits);
  const after = parseFramework(draft.text);
  lastRead.parsed = after;
  const problem = findError(after);
  return problem ? refused(refuseResult(problem)) : ok(edits);
}

function stepsOf(command: Command): readonly SingleCommand[] {
  return command.kind === 'steps' ? command.steps.flatMap(stepsOf) : [command];
}

/** Carries out one command after another on the same draft; each finds the framework as those before it left it. */
function carryOutAll(draft: TextDraft, before: Framework, commands: readonly SingleCommand[]): Outcome {
  let framework = before;
  for (const [index, command] of commands.entries()) {
    if (index > 0) {
      const read = readDraft(draft);
      if (!read.ok) return read.error;
      framework = read.value;
    }
    const refusal = carryOut({ framework, draft }, command);
    if (refusal) return refusal;
  }
  return undefined;
}

function readDraft(draft: TextDraft): Result<Framework, Refusal> {
  const problems: Pick<Diagnostic, 'path' | 'message'>[] = [];
  const framework = readFramework({ node: draft.root, path: [] }, (code, path, message) => {
    if (severityOf(code) === 'error') problems.push({ path, message });
  });
  const [problem = { path: [], message: 'This is not a framework.' }] = problems;
  return framework && problems.length === 0 ? ok(framework) : refused(refuseResult(problem));
}

function refuseResult({ path, message }: Pick<Diagnostic, 'path' | 'message'>): Refusal {
  return { kind: 'value.refused', path, message: `This cannot be at "${path.join('.')}": ${message}` };
}

const lastRead: { parsed?: ParsedFramework } = {};

/** The framework in a text. The last one is remembered: one text is often asked about many times while somebody drags. */
function readText(text: string): Result<Framework, Refusal> {
  const parsed = lastRead.parsed?.text === text ? lastRead.parsed : parseFramework(text);
  lastRead.parsed = parsed;
  if (parsed.framework) return ok(parsed.framework);
  const problem = findError(parsed);
  const where = problem ? ` (line ${problem.range.line}: ${problem.message})` : '';
  return refused({
    kind: 'text.broken',
    message: `The text cannot be read at the moment${where}; mend it there first.`,
    ...(problem ? { range: problem.range } : {}),
  });
}

function findError({ diagnostics }: ParsedFramework): Diagnostic | undefined {
  return diagnostics.find(({ severity }) => severity === 'error');
}

function carryOut(plan: Plan, command: SingleCommand): Outcome {
  switch (command.kind) {
    case 'state.add':
    case 'state.rename':
    case 'state.remove':
    case 'state.describe':
    case 'state.tag':
    case 'state.setKind':
    case 'state.setInitial':
    case 'state.nest':
    case 'state.group':
      return planState(plan, command);
    case 'transition.add':
    case 'transition.remove':
    case 'transition.retarget':
    case 'transition.reconnect':
    case 'transition.setTrigger':
    case 'transition.setGuard':
    case 'transition.setReenter':
    case 'transition.describe':
    case 'transition.move':
      return planTransition(plan, command);
    case 'lifecycle.add':
    case 'lifecycle.rename':
    case 'lifecycle.remove':
    case 'lifecycle.setCreatedBy':
    case 'layout.place':
      return planLifecycle(plan, command);
    case 'decision.add':
    case 'decision.remove':
    case 'decision.rename':
    case 'decision.setQuestion':
    case 'decision.setHitPolicy':
    case 'decision.setOutput':
    case 'decision.setDefers':
    case 'decision.setOn':
    case 'column.add':
    case 'column.remove':
    case 'column.move':
      return planDecision(plan, command);
    case 'rule.insert':
    case 'rule.duplicate':
    case 'rule.remove':
    case 'rule.move':
    case 'rule.setCell':
    case 'rule.setAnswer':
    case 'rule.setNote':
    case 'rule.setDecider':
    case 'rule.setId':
    case 'rules.setCells':
      return planRule(plan, command);
    case 'responsibility.insert':
    case 'responsibility.remove':
    case 'responsibility.set':
    case 'responsibility.move':
    case 'visibility.insert':
    case 'visibility.remove':
    case 'visibility.set':
    case 'visibility.move':
      return planRow(plan, command);
    case 'entry.add':
    case 'entry.rename':
    case 'entry.move':
    case 'entry.remove':
    case 'entry.set':
    case 'fact.renameValue':
    case 'fact.removeValue':
    case 'fact.moveValue':
    case 'answer.rename':
    case 'answer.move':
      return planEntry(plan, command);
    case 'framework.set':
      setOrRemove(plan.draft, [command.field], command.value);
      return undefined;
    case 'tracking.set':
      setOrRemove(plan.draft, ['tracking', command.field], command.value);
      return undefined;
    default:
      return assertNever(command);
  }
}
