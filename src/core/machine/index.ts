export { CompiledLifecycle, compileLifecycle } from './compileLifecycle.ts';
export type {
  GuardAnswers,
  LiveLifecycle,
  MachineState,
  MachineStep,
  MachineTrigger,
  Timer,
} from './compileLifecycle.ts';
export type { NumberedTransition, RewrittenConfig } from './rewriteConfig.ts';
