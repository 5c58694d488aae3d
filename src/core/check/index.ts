export { checkFramework } from './checkFramework.ts';
export type { CheckReport, CheckRule } from './checkRule.ts';
