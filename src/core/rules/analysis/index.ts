export { analyseDecision, analysisOf, type AnalysisLimits } from './analyseDecision.ts';
export type { DecisionAnalysis, DecisionFinding } from './decisionFinding.ts';
export { listImpossible, type ImpossibleScenario } from './impossibleScenarios.ts';
