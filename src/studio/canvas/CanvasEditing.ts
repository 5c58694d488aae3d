import { createContext, useContext } from 'react';

/** What a card or line of the canvas can ask of the editor around it. */
export interface CanvasEditing {
  /** Id of the state whose name is being typed. */
  readonly renaming: string | undefined;
  startRename(id: string): void;
  /** Without a name, or with the same, nothing changes. Answers false when the name was refused. */
  finishRename(id: string, name: string | undefined): boolean;
  /** Begins a state that follows this one. */
  addAfter(id: string): void;
  selectEdge(id: string): void;
}

/** Present where the framework can be drawn; absent where it is only shown. */
export const CanvasEditingContext = createContext<CanvasEditing | undefined>(undefined);

/** The editor around, if there is one. */
export function useCanvasEditing(): CanvasEditing | undefined {
  return useContext(CanvasEditingContext);
}
