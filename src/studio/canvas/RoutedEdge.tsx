import { EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { canFire } from '../session/canFire.ts';
import { Icon } from '../widgets/Icon.tsx';
import { useCanvasEditing } from './CanvasEditing.ts';
import { roundCorners } from './roundCorners.ts';
import type { DrawnFlowEdge } from './toFlow.ts';
import { useFarOut } from './useNodeLight.ts';

/** A way from state to state, along the corners the layout found, with its words on it. */
export const RoutedEdge = memo(function RoutedEdge(props: EdgeProps<DrawnFlowEdge>) {
  const { data, id, selected } = props;
  const framework = useStudio((state) => state.reading.framework);
  const lens = useStudio((state) => state.lens);
  const taken = useStudio((state) => state.highlight?.transitions);
  const farOut = useFarOut();
  const editing = useCanvasEditing();
  const lines = useMemo(
    () =>
      (data?.drawn.lines ?? []).map((line) => ({
        ...line,
        possible: !framework || canFire(framework, line.transition, lens.values),
      })),
    [data, framework, lens],
  );
  const { path, label } = findPath(props);
  const dim = lines.length > 0 && lines.every((line) => !line.possible);
  const lit = lines.some((line) => taken?.includes(line.transition.id));
  const look = ['routed', dim ? 'is-dim' : '', lit ? 'is-lit' : '', selected ? 'is-selected' : ''].join(' ');
  return (
    <>
      <g className={look}>
        <path id={id} d={path} className="routed-line" markerEnd="url(#arrow)" />
        <path
          d={path}
          className="react-flow__edge-interaction"
          strokeWidth={18}
          strokeOpacity={0}
          fill="none"
        />
      </g>
      {farOut ? null : (
        <EdgeLabelRenderer>
          {/* The line itself can be focused and chosen by key; its words are a larger place to click. */}
          {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
          <div
            data-line={id}
            className={`edge-label ${look} ${editing ? 'is-editable nodrag nopan' : ''}`}
            onClick={editing ? () => editing.selectEdge(id) : undefined}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            {lines.map((line) => (
              <span key={line.transition.id} className={line.possible ? '' : 'is-impossible'}>
                <span className="edge-text">
                  {line.timer ? <Icon name="clock" size={12} /> : null}
                  {line.timer ? <span className="visually-hidden">after </span> : null}
                  {line.text}
                </span>
                {line.guard === undefined ? null : (
                  <span className="edge-guard" title={`only when ${line.guard}`}>
                    only when {line.guard}
                  </span>
                )}
              </span>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

function findPath({
  data,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
}: EdgeProps<DrawnFlowEdge>): {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number };
} {
  const route = data?.route;
  if (route && route.points.length > 1) {
    const middle = route.points[Math.floor(route.points.length / 2)] ?? { x: sourceX, y: sourceY };
    return { path: roundCorners(route.points, 8), label: route.label ?? middle };
  }
  const [path, x, y] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 8,
  });
  return { path, label: { x, y } };
}
