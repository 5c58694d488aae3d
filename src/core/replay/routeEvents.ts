import type { Deal, DealEvent } from '../model/deal.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { MachineState } from '../machine/index.ts';

interface Instance {
  readonly key: string;
  readonly partner: string | undefined;
  /** Where the plain machine stands, guards waved through: only to know whether the object is still active. */
  state: MachineState;
}

/**
 * Finds the object an event belongs to: the one it names; else the one lifecycle that knows its type (its only active instance, else its
 * newest, a fresh one where the event creates and another partner is at work); else the deal. Undefined for an object of unknown kind.
 */
export function createRouter(
  compiled: CompiledFramework,
  deal: Deal,
): (event: DealEvent) => string | undefined {
  const instances = new Map<string, Instance[]>();
  const knowing = (type: string): string[] =>
    [...compiled.lifecycles].flatMap(([name, { machine }]) =>
      machine.eventTypes.has(type) || machine.createdBy.has(type) ? [name] : [],
    );

  const follow = (lifecycle: string, key: string, event: DealEvent): void => {
    const machine = compiled.lifecycles.get(lifecycle)?.machine;
    if (!machine || lifecycle === 'deal') return;
    const known = instances.get(lifecycle) ?? [];
    instances.set(lifecycle, known);
    const waved = machine.guards.map(() => true);
    const created: Instance = { key, partner: event.by.partner, state: machine.start(waved).next };
    const instance = known.find((candidate) => candidate.key === key) ?? created;
    if (instance === created) known.push(created);
    if (instance === created && machine.createdBy.has(event.type)) return;
    instance.state = machine.step(instance.state, { kind: 'event', type: event.type }, waved).next;
  };

  const nameless = (event: DealEvent): { lifecycle: string; key: string } => {
    const [lifecycle, ...others] = knowing(event.type);
    if (lifecycle === undefined || others.length > 0 || lifecycle === 'deal')
      return { lifecycle: 'deal', key: 'deal' };
    const known = instances.get(lifecycle) ?? [];
    const active = known.filter(({ state }) => !state.done);
    const creates = compiled.lifecycles.get(lifecycle)?.machine.createdBy.has(event.type) ?? false;
    const rival =
      creates && event.by.partner !== undefined && known.every(({ partner }) => partner !== event.by.partner);
    const chosen = rival ? undefined : active.length === 1 ? active[0] : known.at(-1);
    return { lifecycle, key: chosen?.key ?? `${lifecycle}/${String(known.length + 1)}` };
  };

  return (event) => {
    if (event.object === undefined) {
      const { lifecycle, key } = nameless(event);
      follow(lifecycle, key, event);
      return key;
    }
    const kind = event.object.split('/')[0] ?? '';
    if (kind === 'deal' || event.object === deal.id) return 'deal';
    if (!compiled.lifecycles.has(kind)) return undefined;
    follow(kind, event.object, event);
    return event.object;
  };
}
