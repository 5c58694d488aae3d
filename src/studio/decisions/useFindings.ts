import type { DecisionFinding } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';

const NONE: readonly DecisionFinding[] = [];

/** What a decision leaves open, as the worker told it last; `fresh` while that is what the text says now. */
export function useFindings(decision: string): {
  readonly findings: readonly DecisionFinding[];
  readonly exhaustive: boolean;
  readonly fresh: boolean;
} {
  const analysed = useStudio(({ reading }) => reading.analysed);
  const fresh = useStudio(({ reading }) => reading.analysed?.version === reading.version);
  const found = analysed?.decisions.find((one) => one.decision === decision);
  return { findings: found?.findings ?? NONE, exhaustive: found?.exhaustive ?? true, fresh };
}
