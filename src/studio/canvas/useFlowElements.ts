import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import type { EditorFlow } from './toEditorFlow.ts';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';

/** What stands on the canvas between two edits of the text: the drawing, with what is selected and where things are being dragged. */
export interface FlowElements {
  readonly nodes: DrawnFlowNode[];
  readonly edges: DrawnFlowEdge[];
  changeNodes(changes: readonly NodeChange<DrawnFlowNode>[]): void;
  changeEdges(changes: readonly EdgeChange<DrawnFlowEdge>[]): void;
  /** Selects these and nothing else; ids that are not drawn yet are selected as soon as they are. */
  selectOnly(ids: readonly string[]): void;
  /** Moves states by hand until the next drawing. */
  shiftNodes(ids: readonly string[], by: { readonly x: number; readonly y: number }): void;
  /** Puts everything back to where the drawing says. */
  putBack(): void;
}

/** Follows a drawing, keeping the selection. */
export function useFlowElements(flow: EditorFlow): FlowElements {
  const [seen, setSeen] = useState(flow);
  const [nodes, setNodes] = useState(flow.nodes);
  const [edges, setEdges] = useState(flow.edges);
  const [wanted, setWanted] = useState<readonly string[]>();
  if (seen !== flow) {
    const arrived = wanted?.some((id) => flow.nodes.some((node) => node.id === id)) === true;
    const isSelected = (id: string, before: readonly { id: string; selected?: boolean }[]): boolean =>
      arrived ? wanted.includes(id) : before.some((other) => other.id === id && other.selected === true);
    setSeen(flow);
    setNodes(flow.nodes.map((node) => ({ ...node, selected: isSelected(node.id, nodes) })));
    setEdges(flow.edges.map((edge) => ({ ...edge, selected: isSelected(edge.id, edges) })));
    if (arrived) setWanted(undefined);
  }
  const changeNodes = useCallback((changes: readonly NodeChange<DrawnFlowNode>[]) => {
    setNodes((present) => applyNodeChanges([...changes], present));
  }, []);
  const changeEdges = useCallback((changes: readonly EdgeChange<DrawnFlowEdge>[]) => {
    setEdges((present) => applyEdgeChanges([...changes], present));
  }, []);
  const selectOnly = useCallback((ids: readonly string[]) => {
    setWanted(ids);
    const mark = <T extends { id: string; selected?: boolean }>(element: T): T =>
      (element.selected === true) === ids.includes(element.id)
        ? element
        : { ...element, selected: ids.includes(element.id) };
    setNodes((present) => present.map(mark));
    setEdges((present) => present.map(mark));
  }, []);
  const shiftNodes = useCallback((ids: readonly string[], by: { readonly x: number; readonly y: number }) => {
    setNodes((present) =>
      present.map((node) =>
        ids.includes(node.id)
          ? { ...node, position: { x: node.position.x + by.x, y: node.position.y + by.y } }
          : node,
      ),
    );
  }, []);
  const putBack = useCallback(() => {
    setNodes((present) =>
      present.map((node) => ({
        ...node,
        position: flow.nodes.find(({ id }) => id === node.id)?.position ?? node.position,
      })),
    );
  }, [flow]);
  return { nodes, edges, changeNodes, changeEdges, selectOnly, shiftNodes, putBack };
}
