export { createOcelPrinter, printOcel } from './printOcel.ts';
