import '@xyflow/react/dist/style.css';
import { ReactFlow, useEdgesState, useNodesState, type Edge, type Node, type Viewport } from '@xyflow/react';
import { createRoot } from 'react-dom/client';

/** The same picture as on the studio's canvas, to be drawn with nothing but React Flow's own nodes and edges. */
interface BarePicture {
  readonly area: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly viewport: Viewport;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

function BareCanvas({ picture }: { readonly picture: BarePicture }) {
  const [nodes, , onNodesChange] = useNodesState([...picture.nodes]);
  const [edges, , onEdgesChange] = useEdgesState([...picture.edges]);
  return (
    <div style={{ position: 'absolute', ...picture.area }}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        defaultViewport={picture.viewport}
        minZoom={0.05}
      />
    </div>
  );
}

window.addEventListener('picture', (event) => {
  const root = document.getElementById('root');
  if (root && event instanceof CustomEvent)
    createRoot(root).render(<BareCanvas picture={event.detail as BarePicture} />);
});
