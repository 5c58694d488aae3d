import {
  compileDecision,
  shareAnswers,
  stagesOf,
  type CompiledDecision,
  type FactValue,
  type Framework,
} from '../../core/index.ts';
import type { Lens } from './studioState.ts';

/** Who leads, as shares of the scenarios that the lens leaves open; they add up to 1. */
export interface Ownership {
  readonly vendor: number;
  readonly partner: number;
  /** Nobody: the framework is silent. */
  readonly silent: number;
  /** Both: the framework gives two answers. */
  readonly ambiguous: number;
  /** How many scenarios the shares are of. */
  readonly scenarios: number;
  /** Role names by share, largest first. */
  readonly roles: readonly { readonly role: string; readonly share: number }[];
}

const COMPILED = new WeakMap<Framework, CompiledDecision>();
let last: { framework: Framework; lens: Lens; byStage: ReadonlyMap<string, Ownership> } | undefined;

/** Ownership of every stage, by stage key. The last result is kept, so many cards may ask. */
export function readOwnership(framework: Framework, lens: Lens): ReadonlyMap<string, Ownership> {
  if (last?.framework === framework && last.lens === lens) return last.byStage;
  const byStage = new Map(
    stagesOf(framework).map((stage) => [stage.key, ownershipAt(framework, stage.key, lens.values)]),
  );
  last = { framework, lens, byStage };
  return byStage;
}

function ownershipAt(framework: Framework, stage: string, known: ReadonlyMap<string, FactValue>): Ownership {
  const decision = framework.decisions.get('customerLead');
  if (!decision || decision.rules.length === 0)
    return { vendor: 0, partner: 0, silent: 1, ambiguous: 0, scenarios: 1, roles: [] };
  const compiled = COMPILED.get(framework) ?? compileDecision(framework, decision);
  COMPILED.set(framework, compiled);
  const shares = shareAnswers(compiled, new Map([...known, ['stage', stage]]));
  const part = (count: number): number => (shares.total === 0 ? 0 : count / shares.total);
  const bySide = { vendor: 0, partner: 0 };
  for (const [role, count] of shares.byAnswer) bySide[columnOfRole(framework, role)] += count;
  return {
    vendor: part(bySide.vendor),
    partner: part(bySide.partner),
    silent: part(shares.silent),
    ambiguous: part(shares.ambiguous),
    scenarios: shares.total,
    roles: [...shares.byAnswer]
      .map(([role, count]) => ({ role: framework.roles.get(role)?.name ?? role, share: part(count) }))
      .toSorted((a, b) => b.share - a.share),
  };
}

/** The column, vendor or partner, in which a role's side is shown. */
export function columnOfRole(framework: Framework, role: string): 'vendor' | 'partner' {
  const side = framework.roles.get(role)?.side ?? role;
  if (side === 'vendor' || side === 'partner') return side;
  return framework.sides.get(side)?.column ?? 'partner';
}
