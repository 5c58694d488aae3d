import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { NodeName } from './NodeName.tsx';
import { Ports } from './Ports.tsx';
import type { DrawnFlowNode } from './toFlow.ts';
import { useFarOut, useNodeLight } from './useNodeLight.ts';

/** A state that is no stage: its name, and which registrations are in it. */
export const StateNodeView = memo(function StateNodeView({ id, data, selected }: NodeProps<DrawnFlowNode>) {
  const { drawn } = data;
  const light = useNodeLight(drawn);
  const farOut = useFarOut();
  const look = [
    'state',
    drawn.shape === 'final' ? 'is-final' : '',
    ...drawn.state.tags.map((tag) => `has-${tag}`),
    light.active ? 'is-active' : '',
    selected ? 'is-selected' : '',
    farOut ? 'is-far' : '',
  ];
  return (
    <div className={look.join(' ')} title={drawn.state.description}>
      <Ports id={id} selected={selected} final={drawn.shape === 'final'} />
      {drawn.initial ? (
        <span className="start-mark" role="img" title="starts here" aria-label="starts here" />
      ) : null}
      <NodeName id={id} title={drawn.title} className="state-name" />
      {light.objects.length === 0 ? null : (
        <span className="state-objects">
          {light.objects.map((object) => (
            <b key={object} className="state-object">
              {object}
            </b>
          ))}
        </span>
      )}
    </div>
  );
});
