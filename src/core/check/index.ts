export { checkFramework } from './checkFramework.ts';
export { identifyDiagnostics, type IdentifiedDiagnostic } from './identifyDiagnostics.ts';
export { resolveTarget } from './resolveTarget.ts';
export {
  parseSeverity,
  settleDiagnostics,
  type CheckSettings,
  type SettledDiagnostics,
  type SeverityLevel,
} from './settleDiagnostics.ts';
export { stateTreeOf, type StateEntry, type StateTree } from './stateTree.ts';
export type { CheckReport, CheckRule } from './checkRule.ts';
