import { Icon } from '../widgets/Icon.tsx';
import type { OutlineRow } from './listRows.ts';

/** One line of the outline; while it is renamed, a field. */
export function OutlineLine({
  row: { node, level, position, siblings, open },
  current,
  renaming,
  onPick,
  onToggle,
  onFocus,
  onMenu,
  onFinish,
}: {
  readonly row: OutlineRow;
  readonly current: boolean;
  readonly renaming: boolean;
  readonly onPick: () => void;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onMenu: (at: { readonly left: number; readonly top: number }) => void;
  readonly onFinish: (to: string | undefined) => void;
}) {
  const { problems } = node;
  const place = {
    style: { paddingLeft: 4 + (level - 1) * 14 },
    'aria-level': level,
    'aria-posinset': position,
    'aria-setsize': siblings,
  };
  if (renaming)
    return (
      <div
        role="treeitem"
        {...place}
        className="outline-line"
        tabIndex={-1}
        aria-selected={current}
        aria-label={node.label}
      >
        <input
          className="field-input outline-name"
          aria-label={`New name of ${node.label}`}
          defaultValue={node.name}
          ref={(input) => {
            if (input && document.activeElement !== input) input.select();
          }}
          onBlur={() => onFinish(undefined)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onFinish(event.currentTarget.value.trim());
            else if (event.key === 'Escape') onFinish(undefined);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
    );
  return (
    // The tree handles the keys for all of its lines.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      {...place}
      className={`outline-line outline-${node.kind}`}
      data-line={node.id}
      tabIndex={current ? 0 : -1}
      aria-selected={current}
      aria-expanded={open}
      aria-label={[node.label, node.detail, node.said, phraseProblems(problems)].filter(Boolean).join(', ')}
      onClick={onPick}
      onFocus={onFocus}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ left: event.clientX, top: event.clientY });
      }}
    >
      {/* Opens and closes for the pointer; the arrow keys do it for the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span
        className="outline-twist"
        onClick={(event) => {
          event.stopPropagation();
          if (open !== undefined) onToggle();
        }}
      >
        {open === undefined ? null : <Icon name={open ? 'down' : 'right'} size={12} />}
      </span>
      <span className="outline-label">{node.label}</span>
      {node.detail === undefined ? null : <span className="outline-detail">{node.detail}</span>}
      {problems === 0 ? null : (
        <span className="outline-problems" title={phraseProblems(problems)}>
          {problems}
        </span>
      )}
    </div>
  );
}

function phraseProblems(count: number): string {
  if (count === 0) return '';
  return `${count} ${count === 1 ? 'problem' : 'problems'}`;
}
