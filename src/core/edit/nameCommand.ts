import { assertNever } from '../base/assert.ts';
import type { Command, StatePath, TransitionPlace } from '../model/command.ts';
import { nameTrigger } from './findState.ts';
import { nounOf } from './planEntry.ts';

/** The name of a command in the history: 'Rename stage "pitch"'. */
export function nameCommand(command: Command): string {
  switch (command.kind) {
    case 'steps':
      return command.name;
    case 'state.add':
      return `Add ${nounOfState(command)} "${command.key}"`;
    case 'state.rename':
      return `Rename state "${last(command.path)}" to "${command.to}"`;
    case 'state.remove':
      return `Remove state "${last(command.path)}"`;
    case 'state.describe':
      return `Describe "${last(command.path)}"`;
    case 'state.tag':
      return `Tag "${last(command.path)}"`;
    case 'state.setKind':
      return `Make "${last(command.path)}" ${command.type}`;
    case 'state.setInitial':
      return `Begin in "${command.initial}"`;
    case 'state.nest':
      return command.parent.length > 0
        ? `Move "${last(command.path)}" into "${last(command.parent)}"`
        : `Move "${last(command.path)}" to the top`;
    case 'state.group':
      return `Group ${command.keys.length} states as "${command.key}"`;
    case 'transition.add':
      return `Add transition "${nameTrigger(command.trigger)}" from "${last(command.source)}"`;
    case 'transition.remove':
      return `Remove transition ${nameTransition(command.transition)}`;
    case 'transition.retarget':
      return `Lead ${nameTransition(command.transition)} to "${last(command.target)}"`;
    case 'transition.reconnect':
      return `Begin ${nameTransition(command.transition)} at "${last(command.source)}"`;
    case 'transition.setTrigger':
      return `Change trigger to "${nameTrigger(command.trigger)}"`;
    case 'transition.setGuard':
      return `${command.guard ? 'Set' : 'Drop'} condition of ${nameTransition(command.transition)}`;
    case 'transition.setReenter':
      return `${command.reenter ? 'Re-enter' : 'Stay'} on ${nameTransition(command.transition)}`;
    case 'transition.describe':
      return `Describe transition ${nameTransition(command.transition)}`;
    case 'transition.move':
      return `Reorder ${nameTransition(command.transition)}`;
    case 'lifecycle.add':
      return `Add path "${command.name}"`;
    case 'lifecycle.rename':
      return `Rename path "${command.name}" to "${command.to}"`;
    case 'lifecycle.remove':
      return `Remove path "${command.name}"`;
    case 'lifecycle.setCreatedBy':
      return `Set what begins "${command.name}"`;
    case 'layout.place':
      return command.places.length === 1
        ? `Move "${last(command.places[0]?.path ?? [])}"`
        : `Place ${command.places.length} states`;
    case 'decision.add':
      return `Add decision "${command.name}"`;
    case 'decision.remove':
      return `Remove decision "${command.name}"`;
    case 'decision.rename':
      return `Rename decision "${command.name}" to "${command.to}"`;
    case 'decision.setQuestion':
      return `Word the question of "${command.decision}"`;
    case 'decision.setHitPolicy':
      return `Set what happens if several rules of "${command.decision}" fit`;
    case 'decision.setOutput':
      return `Set the answers of "${command.decision}"`;
    case 'decision.setDefers':
      return `Set what postpones "${command.decision}"`;
    case 'decision.setOn':
      return `Set when "${command.decision}" is asked`;
    case 'column.add':
      return `Add column "${command.column}"`;
    case 'column.remove':
      return `Remove column "${command.column}"`;
    case 'column.move':
      return `Move column "${command.column}"`;
    case 'rule.insert':
      return command.rule.id === undefined
        ? `Add rule to "${command.decision}"`
        : `Add rule "${command.rule.id}"`;
    case 'rule.duplicate':
      return `Duplicate rule "${command.rule}"`;
    case 'rule.remove':
      return `Remove rule "${command.rule}"`;
    case 'rule.move':
      return `Move rule "${command.rule}"`;
    case 'rule.setCell':
      return `Set "${command.column}" of rule "${command.rule}"`;
    case 'rule.setAnswer':
      return `Set answer of rule "${command.rule}"`;
    case 'rule.setNote':
      return `Note on rule "${command.rule}"`;
    case 'rule.setDecider':
      return `Set who decides rule "${command.rule}"`;
    case 'rule.setId':
      return `Rename rule "${command.rule}" to "${command.id}"`;
    case 'rules.setCells':
      return `Fill ${command.cells.length} cells of "${command.decision}"`;
    case 'responsibility.insert':
      return 'Add duty';
    case 'responsibility.remove':
      return `Remove duty ${command.index + 1}`;
    case 'responsibility.set':
      return `Set "${command.field}" of duty ${command.index + 1}`;
    case 'responsibility.move':
      return `Move duty ${command.index + 1}`;
    case 'visibility.insert':
      return 'Add visibility';
    case 'visibility.remove':
      return `Remove visibility ${command.index + 1}`;
    case 'visibility.set':
      return `Set "${command.field}" of visibility ${command.index + 1}`;
    case 'visibility.move':
      return `Move visibility ${command.index + 1}`;
    case 'entry.add':
      return `Add ${nounOf(command.section)} "${command.name}"`;
    case 'entry.rename':
      return `Rename ${nounOf(command.section)} "${command.name}" to "${command.to}"`;
    case 'entry.move':
      return `Move ${nounOf(command.section)} "${command.name}"`;
    case 'entry.remove':
      return `Remove ${nounOf(command.section)} "${command.name}"`;
    case 'entry.set':
      return `Change ${nounOf(command.section)} "${command.name}"`;
    case 'fact.renameValue':
      return `Rename value "${command.value}" of "${command.fact}" to "${command.to}"`;
    case 'fact.removeValue':
      return `Remove value "${command.value}" of "${command.fact}"`;
    case 'fact.moveValue':
      return `Move value "${command.value}" of "${command.fact}"`;
    case 'answer.rename':
      return `Rename answer "${command.answer}" to "${command.to}"`;
    case 'answer.move':
      return `Move answer "${command.answer}"`;
    case 'framework.set':
      return `Change ${command.field} of the framework`;
    case 'tracking.set':
      return `Change ${command.field} of tracking`;
    default:
      return assertNever(command);
  }
}

function nounOfState({
  lifecycle,
  tags,
}: {
  readonly lifecycle: string;
  readonly tags?: readonly string[];
}): string {
  return lifecycle === 'deal' && tags?.includes('stage') ? 'stage' : 'state';
}

function last(path: StatePath): string {
  return path.at(-1) ?? 'the whole path';
}

function nameTransition({ source, trigger }: TransitionPlace): string {
  return `"${nameTrigger(trigger)}" of "${last(source)}"`;
}
