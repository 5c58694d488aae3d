import { Button, IconButton } from '../widgets/Button.tsx';
import { listNewStates, NEW_STATES, type NewStateKind } from './planNewState.ts';

/** What can be put on the canvas, and what can be done with what is chosen. */
export function CanvasToolbar({
  lifecycle,
  chosen,
  snap,
  onAdd,
  onSnap,
  onTidy,
  onGroup,
  onRemove,
  onShow,
}: {
  readonly lifecycle: string;
  readonly chosen: number;
  readonly snap: boolean;
  readonly onAdd: (kind: NewStateKind) => void;
  readonly onSnap: () => void;
  readonly onTidy: () => void;
  readonly onGroup: () => void;
  readonly onRemove: (() => void) | undefined;
  readonly onShow: (panel: 'find' | 'keys') => void;
}) {
  return (
    <div className="canvas-tools" role="toolbar" aria-label="Draw">
      <div className="canvas-palette" role="group" aria-label="Add">
        {listNewStates(lifecycle).map((kind) => (
          <button
            key={kind}
            type="button"
            className={`palette-item palette-${kind}`}
            title={`Add: ${NEW_STATES[kind].label}`}
            onClick={() => onAdd(kind)}
          >
            <span className="palette-shape" aria-hidden="true" />
            {NEW_STATES[kind].label}
          </button>
        ))}
      </div>
      <div className="canvas-acts" role="group" aria-label="Arrange">
        <Button look="quiet" onClick={onTidy} title="Lay out afresh; one step to undo">
          {chosen > 1 ? `Tidy ${chosen}` : 'Tidy all'}
        </Button>
        {chosen > 0 ? (
          <Button look="quiet" onClick={onGroup} title="Put into a group (Ctrl+G)">
            Group
          </Button>
        ) : null}
        {onRemove ? (
          <Button look="quiet" onClick={onRemove} title="Remove (Delete)">
            Remove
          </Button>
        ) : null}
        <Button look="quiet" aria-pressed={snap} onClick={onSnap} title="Line up while dragging (Alt+S)">
          Snap
        </Button>
        <IconButton icon="search" label="Find on the canvas (Ctrl+F)" onClick={() => onShow('find')} />
        <Button
          look="quiet"
          className="icon-button"
          onClick={() => onShow('keys')}
          aria-label="Keys (?)"
          title="Keys (?)"
        >
          ?
        </Button>
      </div>
    </div>
  );
}
