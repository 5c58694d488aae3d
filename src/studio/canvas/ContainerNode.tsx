import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { NodeName } from './NodeName.tsx';
import { Ports } from './Ports.tsx';
import type { DrawnFlowNode } from './toFlow.ts';
import { useNodeLight } from './useNodeLight.ts';

/** A state with states inside; parallel ones run side by side. */
export const ContainerNode = memo(function ContainerNode({ id, data, selected }: NodeProps<DrawnFlowNode>) {
  const { drawn } = data;
  const light = useNodeLight(drawn);
  const parallel = drawn.state.kind === 'parallel';
  const look = [
    'container',
    parallel ? 'is-parallel' : '',
    light.active ? 'is-active' : '',
    selected ? 'is-selected' : '',
  ];
  return (
    <div className={look.join(' ')}>
      <Ports id={id} selected={selected} />
      <div className="container-head">
        {drawn.initial ? (
          <span className="start-mark" role="img" title="starts here" aria-label="starts here" />
        ) : null}
        <NodeName id={id} title={drawn.title} className="container-name" />
        {parallel ? <span>side by side</span> : null}
        {drawn.purpose === undefined ? null : <span title={drawn.purpose}>{drawn.purpose}</span>}
      </div>
    </div>
  );
});
