import { Handle, Position } from '@xyflow/react';
import { Icon } from '../widgets/Icon.tsx';
import { useCanvasEditing } from './CanvasEditing.ts';

const SIDES = [Position.Right, Position.Left, Position.Top, Position.Bottom];

/** Where lines begin and end: on every side while the framework is drawn, unseen where it is only shown. */
export function Ports({
  id,
  selected,
  final,
}: {
  readonly id: string;
  readonly selected: boolean;
  readonly final?: boolean;
}) {
  const editing = useCanvasEditing();
  if (!editing)
    return (
      <>
        <Handle type="target" position={Position.Left} isConnectable={false} />
        <Handle type="source" position={Position.Right} isConnectable={false} />
      </>
    );
  return (
    <>
      {SIDES.map((side) => (
        <Handle key={side} id={side} type="source" position={side} isConnectableStart={final !== true} />
      ))}
      {selected && final !== true ? (
        <button
          type="button"
          tabIndex={-1}
          className="quick-add nodrag nopan"
          aria-label="Add what comes next"
          title="Add what comes next (Ctrl+→)"
          onClick={(event) => {
            event.stopPropagation();
            editing.addAfter(id);
          }}
        >
          <Icon name="plus" size={14} />
        </button>
      ) : null}
    </>
  );
}
