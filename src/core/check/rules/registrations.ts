import type { Framework } from '../../model/framework.ts';
import { findReachable } from '../activeStates.ts';
import type { CheckReport } from '../checkRule.ts';
import { estimateSpan } from '../estimateDays.ts';
import { findRootStates } from '../stagePlaces.ts';
import { resolveTarget } from '../resolveTarget.ts';
import { stateTreeOf, withAncestors, type StateEntry, type StateTree } from '../stateTree.ts';

const PATH = ['lifecycles', 'registration'] as const;

/** A registration protects something, ends, is refused somewhere, counts while it waits, and is tracked. Its rules are `decision.missing`. */
export function registrations(framework: Framework, report: CheckReport): void {
  const registration = framework.lifecycles.get('registration');
  if (!registration) return;
  const tree = stateTreeOf(registration);
  const reached = findReachable(tree);
  const entries = tree.entries.filter((entry) => entry.parent && reached.has(entry));
  const granted = entries.filter(({ node }) => node.tags.includes('granted'));
  if (granted.length === 0) {
    const message =
      'No state of the registration path is tagged "granted", so a registration never protects anything.';
    report('registration.no-grant', PATH, message, { part: 'key' });
  }
  if (!entries.some(({ node }) => node.tags.includes('refused'))) {
    const message =
      'No state of the registration path is tagged "refused", so nobody can tell from a record which registration lost.';
    report('registration.no-refusal', PATH, message, { part: 'key' });
  }
  for (const entry of granted) {
    if (entry.node.kind === 'final' || timersOf(entry).length > 0) continue;
    const message = `A registration that is "${entry.node.key}" never runs out: no clock leads away from there.`;
    report('registration.no-expiry', entry.jsonPath, message, { part: 'key' });
  }
  reportRefusedByClock(tree, entries, report);
  reportUncounted(framework, reached, report);
  reportSlowAnswers(framework, entries, granted, report);
  if (framework.registrationScope === undefined) {
    const message =
      'Nothing says what a registration protects: the opportunity, the account, the domain, or account and product.';
    report('registration.no-scope', PATH, message, { part: 'key' });
  }
  const { tracking } = framework;
  if (
    (tracking?.fields.length ?? 0) === 0 &&
    !tracking?.visibility.some(({ object }) => object === 'registration')
  ) {
    const message = 'Registrations are tracked nowhere: no fields are kept and nothing says who sees them.';
    report('registration.untracked', PATH, message, { part: 'key' });
  }
}

/** A registration that ran out was not turned down; "refused" tells replay who lost. */
function reportRefusedByClock(tree: StateTree, entries: readonly StateEntry[], report: CheckReport): void {
  for (const entry of entries) {
    for (const { trigger, target } of entry.node.transitions) {
      const reached =
        trigger.kind === 'after' && target !== undefined ? resolveTarget(tree, entry, target) : undefined;
      if (trigger.kind !== 'after' || !reached?.node.tags.includes('refused')) continue;
      const message = `A registration that only ran out counts as refused: "${trigger.duration}" leads to "${reached.node.key}".`;
      report('registration.refused-by-clock', [...reached.jsonPath, 'tags'], message, {
        fix: {
          kind: 'state.tag',
          lifecycle: 'registration',
          path: reached.node.path,
          tags: reached.node.tags.filter((tag) => tag !== 'refused'),
        },
      });
    }
  }
}

/** A registration that is under way and not tagged active meets no rival. */
function reportUncounted(framework: Framework, reached: ReadonlySet<StateEntry>, report: CheckReport): void {
  for (const entry of findRootStates(framework, 'registration')) {
    const { node, jsonPath } = entry;
    if (node.kind === 'final' || node.tags.includes('active') || !reached.has(entry)) continue;
    const message = `While a registration is "${node.key}" it does not count: a second one meets no conflict. Tag it "active" if it should.`;
    report('registration.uncounted', jsonPath, message, {
      part: 'key',
      fix: { kind: 'state.tag', lifecycle: 'registration', path: node.path, tags: [...node.tags, 'active'] },
    });
  }
}

/** Waiting or grace that may take longer than what is granted lasts. */
function reportSlowAnswers(
  framework: Framework,
  entries: readonly StateEntry[],
  granted: readonly StateEntry[],
  report: CheckReport,
): void {
  const protection = granted.flatMap(timersOf).map((name) => ({ name, span: estimateSpan(framework, name) }));
  for (const entry of entries) {
    if (granted.some((state) => withAncestors(entry).includes(state))) continue;
    for (const { trigger } of entry.node.transitions) {
      if (trigger.kind !== 'after') continue;
      const span = estimateSpan(framework, trigger.duration);
      const outlasted = protection.find(
        ({ span: granting }) => span && granting && span.shortest > granting.longest,
      );
      if (!outlasted) continue;
      const message = `A registration may stay "${entry.node.key}" for "${trigger.duration}", which is longer than "${outlasted.name}" protects it.`;
      report('registration.outlasted', [...entry.jsonPath, 'after', trigger.duration], message, {
        part: 'key',
      });
    }
  }
}

/** Durations that lead away from a state, its own and those of the states around it. */
function timersOf(entry: StateEntry): readonly string[] {
  return withAncestors(entry).flatMap(({ node }) =>
    node.transitions.flatMap(({ trigger }) => (trigger.kind === 'after' ? [trigger.duration] : [])),
  );
}
