export { parseFramework, sortByPlace, type ParsedFramework } from './parseFramework.ts';
export { FRAMEWORK_FORMAT } from './readFramework.ts';
