import type { Simulation } from '../../core/simulate/index.ts';

/** The partner type of the simulated deal as it is now. */
export function partnerTypeOf({ history, moment }: Simulation): string | undefined {
  const type = history.read('partnerType', moment);
  return typeof type === 'string' ? type : undefined;
}
