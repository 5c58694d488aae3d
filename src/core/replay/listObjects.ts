import type { Deal } from '../model/deal.ts';
import type { CompiledFramework } from './compileFramework.ts';
import { prepareDeal } from './prepareDeal.ts';

/** The objects of a deal, such as "deal" and "registration/R1", in the order in which a run tells their states. */
export function listObjects(compiled: CompiledFramework, deal: Deal): readonly string[] {
  return prepareDeal(compiled, deal).objects.map(({ key }) => key);
}
