import '@xyflow/react/dist/style.css';
import './canvas.css';
import './editor.css';
import { ReactFlowProvider } from '@xyflow/react';
import type { Framework } from '../../core/index.ts';
import { EditorFlow } from './EditorFlow.tsx';
import { useCanvasSettings } from './useCanvasSettings.ts';
import { useLifecycleLayout } from './useLifecycleLayout.ts';

/** One lifecycle of the framework, to be drawn. */
export function CanvasEditor({
  framework,
  lifecycle,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
}) {
  const placed = useLifecycleLayout(framework, lifecycle);
  const settings = useCanvasSettings();
  if (!placed) return <div className="canvas canvas-empty">Drawing…</div>;
  return (
    <ReactFlowProvider key={`${framework.id}/${lifecycle}`}>
      <EditorFlow framework={framework} placed={placed} {...settings} />
    </ReactFlowProvider>
  );
}
