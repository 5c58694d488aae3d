import type { ReactFlowInstance } from '@xyflow/react';
import type { Position } from '../../core/edit/index.ts';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';
import type { CanvasCommands } from './useCanvasCommands.ts';
import type { CanvasSettingsChange } from './useCanvasSettings.ts';
import type { Drafts } from './useDrafts.ts';
import type { Moves } from './useMoves.ts';

/** Everything the actions of the canvas work with. */
export interface CanvasBench extends CanvasSettingsChange {
  readonly placed: PlacedLifecycle;
  /** Ids of the chosen states and lines. */
  readonly states: readonly string[];
  readonly lines: readonly string[];
  /** The state or line at which the keyboard is. */
  readonly current: string | undefined;
  readonly flow: ReactFlowInstance<DrawnFlowNode, DrawnFlowEdge>;
  readonly commands: CanvasCommands;
  readonly moves: Moves;
  readonly drafts: Drafts;
  selectOnly(ids: readonly string[]): void;
  /** Brings the keyboard to a state or line; without `keep` it alone is chosen. */
  focus(id: string, options?: { readonly keep?: boolean }): void;
  /** The same, and brings it into view. */
  reveal(id: string, options?: { readonly keep?: boolean }): void;
  startRename(id: string): void;
  tidy(): void;
  find(): void;
  /** At a point of the screen; without one beside what is chosen. */
  openMenu(point?: Position): void;
  /** Opens what a line says: its clocks on the canvas, else its conditions in the inspector. */
  openLine(id: string): void;
}

/** The part of the page in which the keys of the canvas count. */
export const CANVAS_KEYS = 'canvas';
