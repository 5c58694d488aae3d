import type { Framework } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { estimateDays, estimateSpan } from '../estimateDays.ts';
import { findRootStates, findStages } from '../stagePlaces.ts';
import { nameOfState, stateTreeOf, withAncestors, type StateEntry } from '../stateTree.ts';

/** Every stage and every state of a registration says what each side sees, where, and by when. */
export function sharing(framework: Framework, report: CheckReport): void {
  if (!framework.lifecycles.has('registration')) return;
  const { tracking } = framework;
  if (tracking && tracking.system === undefined) {
    const message = 'Nothing says where it is tracked: "system" names the place both sides look at.';
    report('tracking.nowhere', ['tracking'], message, { part: 'key' });
  }
  if ((tracking?.visibility.length ?? 0) === 0) {
    const message =
      'Nothing says what each side sees of any stage or any state of a registration, where, and by when.';
    report('visibility.missing', ['tracking', 'visibility'], message, { part: 'key' });
    return;
  }
  const states = [
    ...findStages(framework).map((entry) => ['stage', entry] as const),
    ...findRootStates(framework, 'registration').map((entry) => ['registration state', entry] as const),
  ];
  for (const [noun, entry] of states) {
    const name = nameOfState(entry);
    const names = withAncestors(entry).map(nameOfState);
    const shown = (tracking?.visibility ?? []).some(
      ({ object, state }) => object === entry.lifecycle && names.includes(state),
    );
    if (shown) continue;
    const message = `Nothing says what each side sees of the ${noun} "${name}", and by when.`;
    report('visibility.missing', entry.jsonPath, message, {
      part: 'key',
      fix: {
        kind: 'visibility.insert',
        row: {
          object: entry.lifecycle,
          state: name,
          seenBy: ['vendor', 'partner'],
          fields: [...(tracking?.fields ?? [])],
          masked: [],
          within: 'P1D',
        },
      },
    });
  }
  if (!framework.responsibilities.some(({ activity }) => activity === 'status.shared')) {
    const message =
      'Somebody has to tell the sides what they may see, and "status.shared" is nobody\'s duty.';
    report('visibility.untold', ['tracking', 'visibility'], message, { part: 'key' });
  }
  reportRows(framework, report);
}

function reportRows(framework: Framework, report: CheckReport): void {
  framework.tracking?.visibility.forEach(({ object, state, seenBy, within }, index) => {
    const path = ['tracking', 'visibility', index];
    const about = `${object}.${state}`;
    if (seenBy.length === 0) {
      report('visibility.unseen', [...path, 'seenBy'], `Nobody sees the ${object} while it is "${state}".`, {
        about,
      });
    }
    const blind = ['vendor', 'partner'].filter((side) => !seenBy.includes(side));
    const isShared = object === 'deal' || object === 'registration';
    if (blind.length === 1 && isShared) {
      const message = `Only one side sees the ${object} while it is "${state}": the ${blind.join('')} does not.`;
      report('visibility.one-sided', [...path, 'seenBy'], message, {
        about,
        fix: { kind: 'visibility.set', index, field: 'seenBy', value: [...seenBy, ...blind] },
      });
    }
    if (within === undefined) {
      const message = `Nothing says by when the sides see that the ${object} is "${state}".`;
      report('visibility.no-deadline', path, message, {
        about,
        fix: { kind: 'visibility.set', index, field: 'within', value: 'P1D' },
      });
      return;
    }
    const entry = stateNamed(framework, object, state);
    const days = estimateDays(framework, within);
    const timer = entry?.node.transitions.find(({ trigger }) => {
      const span = trigger.kind === 'after' ? estimateSpan(framework, trigger.duration) : undefined;
      return span !== undefined && days !== undefined && days > span.longest;
    });
    if (timer?.trigger.kind !== 'after') return;
    const message = `The sides see that the ${object} is "${state}" later than it lasts: "${timer.trigger.duration}" ends it before.`;
    report('visibility.too-late', [...path, 'within'], message, { about });
  });
}

function stateNamed(framework: Framework, lifecycle: string, state: string): StateEntry | undefined {
  const found = framework.lifecycles.get(lifecycle);
  return (
    found &&
    stateTreeOf(found).entries.find((entry) => entry.parent !== undefined && nameOfState(entry) === state)
  );
}
