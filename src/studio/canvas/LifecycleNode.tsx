import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import type { LifecycleFlowNode } from './toFlow.ts';

/** The ground on which one path is drawn. */
export const LifecycleNode = memo(function LifecycleNode({ data }: NodeProps<LifecycleFlowNode>) {
  const { name, title } = data.lifecycle;
  const count = useStudio(
    (state) => state.highlight?.objects.filter(({ object }) => object.startsWith(`${name}/`)).length ?? 0,
  );
  return (
    <div className="lifecycle">
      <span className="lifecycle-title">
        {title}
        {count > 1 ? <span> · {count} on this deal</span> : null}
      </span>
    </div>
  );
});
