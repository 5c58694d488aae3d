export { printXState } from './printXState.ts';
