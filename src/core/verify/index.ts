export {
  verifyFramework,
  verifyStepwise,
  type VerifyOptions,
  type VerifyProgress,
} from './verifyFramework.ts';
export { createVerifyMemory, type VerifyMemory } from './verifyMemory.ts';
export { diagnoseReport } from './diagnoseReport.ts';
export { possibleInputs } from './findPossibleInputs.ts';
export { showsIt } from './confirmPlay.ts';
export type {
  Counterexample,
  ExploredPart,
  PossibleInputs,
  PropertyKind,
  PropertyStatus,
  Shown,
  VerifyFinding,
  VerifyProperty,
  VerifyReport,
} from './verifyReport.ts';
