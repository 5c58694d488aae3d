export type {
  Command,
  DecisionCommand,
  EntryCommand,
  FrameworkCommand,
  GuardTests,
  LifecycleCommand,
  NewRule,
  Position,
  RowCommand,
  RuleCommand,
  Section,
  SingleCommand,
  StateCommand,
  StateKind,
  StatePath,
  TransitionCommand,
  TransitionPlace,
} from '../model/command.ts';
export { nameCommand } from './nameCommand.ts';
export { planEdits } from './planEdits.ts';
export type { Refusal } from './refusal.ts';
export { applyEdits, type TextEdit } from './textEdit.ts';
