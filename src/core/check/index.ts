export { checkFramework } from './checkFramework.ts';
export { resolveTarget } from './resolveTarget.ts';
export { stateTreeOf, type StateEntry, type StateTree } from './stateTree.ts';
export type { CheckReport, CheckRule } from './checkRule.ts';
