export { createBlankFramework } from './createBlankFramework.ts';
export { parseFramework, type ParsedFramework } from './parseFramework.ts';
export { rangeOfProblem } from './rangeOfProblem.ts';
export { FRAMEWORK_FORMAT } from './readFramework.ts';
