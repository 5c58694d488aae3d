export { printOcel } from './printOcel.ts';
