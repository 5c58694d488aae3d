import { assertNever } from '../base/assert.ts';
import type { JsonObject } from '../model/framework.ts';
import type { LifecycleCommand } from '../model/command.ts';
import { findLifecycle, findState } from './findState.ts';
import { findTargets } from './moveStates.ts';
import { findColumnUses, renameUses } from './nameUses.ts';
import { checkName, PLAIN_NAME, setOrRemove, type Outcome, type Plan } from './plan.ts';
import { placeStates } from './planLayout.ts';
import { refuseTaken } from './refusal.ts';

const RESERVED = ['deal', 'registration'];

export function planLifecycle(plan: Plan, command: LifecycleCommand): Outcome {
  switch (command.kind) {
    case 'lifecycle.add':
      return addLifecycle(plan, command);
    case 'lifecycle.rename':
      return renameLifecycle(plan, command.name, command.to);
    case 'lifecycle.remove':
      return removeLifecycle(plan, command.name, command.uses === 'leave');
    case 'lifecycle.setCreatedBy': {
      const tree = findLifecycle(plan.framework, command.name);
      if (!tree.ok) return tree.error;
      const events = command.events.length > 0 ? command.events : undefined;
      setOrRemove(plan.draft, ['lifecycles', command.name, 'meta', 'createdBy'], events);
      return undefined;
    }
    case 'layout.place': {
      for (const { path, position } of command.places) {
        const found = findState(plan.framework, command.lifecycle, path);
        if (!found.ok && position) return found.error;
      }
      placeStates(plan, command.lifecycle, command.places);
      return undefined;
    }
    default:
      return assertNever(command);
  }
}

function checkNewLifecycle({ framework }: Plan, name: string): Outcome {
  if (framework.lifecycles.has(name)) return refuseTaken('lifecycle', name);
  return checkName(name, PLAIN_NAME);
}

function addLifecycle(
  plan: Plan,
  { name, states = ['open'], createdBy = [] }: Extract<LifecycleCommand, { readonly kind: 'lifecycle.add' }>,
): Outcome {
  const [initial] = states;
  const refusal = checkNewLifecycle(plan, name);
  if (refusal) return refusal;
  if (initial === undefined)
    return { kind: 'initial.lost', message: `"${name}" needs a state to begin in; name one.` };
  for (const key of states) {
    const problem = checkName(key, PLAIN_NAME);
    if (problem) return problem;
  }
  const value: JsonObject = {
    id: name,
    initial,
    ...(createdBy.length > 0 ? { meta: { createdBy } } : {}),
    states: Object.fromEntries(states.map((key) => [key, {}])),
  };
  plan.draft.set(['lifecycles', name], value);
  return undefined;
}

function renameLifecycle(plan: Plan, name: string, to: string): Outcome {
  const found = findLifecycle(plan.framework, name);
  if (!found.ok) return found.error;
  if (name === to) return undefined;
  const refusal = refuseReserved(name) ?? checkNewLifecycle(plan, to);
  if (refusal) return refusal;
  const { draft, framework } = plan;
  for (const { written, path } of findTargets(plan, found.value)) {
    const [id = '', ...rest] = written.slice(1).split('.');
    if (written.startsWith('#') && id === name) draft.set(path, `#${[to, ...rest].join('.')}`);
  }
  if (draft.has(['lifecycles', name, 'id'])) draft.set(['lifecycles', name, 'id'], to);
  for (const { index, stage } of framework.responsibilities) {
    if (!stage.startsWith(`${name}.`)) continue;
    draft.set(['responsibilities', index, 'stage'], to + stage.slice(name.length));
  }
  framework.tracking?.visibility.forEach(({ object }, index) => {
    if (object === name) draft.set(['tracking', 'visibility', index, 'object'], to);
  });
  const problem = renameUses(plan, findOwnColumns(plan, name), to);
  if (problem) return problem;
  if (draft.has(['layout', name])) draft.renameKey(['layout', name], to);
  draft.renameKey(['lifecycles', name], to);
  return undefined;
}

function findOwnColumns(plan: Plan, name: string): ReturnType<typeof findColumnUses> {
  return findColumnUses(plan, (column) => (column === `state.${name}` ? (to) => `state.${to}` : undefined));
}

function removeLifecycle(plan: Plan, name: string, leaveUses: boolean): Outcome {
  const { draft, framework } = plan;
  const found = findLifecycle(framework, name);
  if (!found.ok) return found.error;
  if (name === 'deal') {
    return {
      kind: 'name.reserved',
      name,
      message: 'Every framework has the path of a deal; it cannot be removed.',
    };
  }
  const columns = findOwnColumns(plan, name).filter(
    ({ path }) => !(path[0] === 'lifecycles' && path[1] === name),
  );
  if (columns.length > 0 && !leaveUses) {
    const places = columns.slice(0, 3).map(({ path }) => path.join('.'));
    const message = `The state of "${name}" is still tested in ${places.join(', ')}; remove these tests first.`;
    return { kind: 'still.used', message, uses: columns.map(({ path }) => path) };
  }
  const duties = framework.responsibilities.filter(({ stage }) => stage.startsWith(`${name}.`));
  for (const { index } of duties.toReversed()) draft.remove(['responsibilities', index]);
  const shown = [...(framework.tracking?.visibility ?? []).entries()].filter(
    ([, { object }]) => object === name,
  );
  for (const [index] of shown.toReversed()) draft.remove(['tracking', 'visibility', index]);
  draft.remove(['layout', name]);
  draft.remove(['lifecycles', name]);
  return undefined;
}

function refuseReserved(name: string): Outcome {
  if (!RESERVED.includes(name)) return undefined;
  const message = `"${name}" has a fixed meaning in every framework and keeps its name.`;
  return { kind: 'name.reserved', name, message };
}
