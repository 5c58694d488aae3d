import './outline.css';
import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { IconButton } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { createOutline, type OutlineNode } from './createOutline.ts';
import { listRows, moveInRows, type OutlineRow } from './listRows.ts';
import { OutlineTools } from './OutlineTools.tsx';

/** Everything in the framework as a tree: read, found, renamed, removed and added to without a picture. */
export function OutlinePanel({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const [room, navigate] = useLocation();
  const framework = useStudio((state) => state.reading.framework);
  const parsed = useStudio((state) => state.reading.parsed);
  const { run, refusal, clear } = useCommand();
  const tree = useRef<HTMLDivElement>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const nodes = useMemo(() => (framework ? createOutline(framework) : []), [framework]);
  const rows = listRows(nodes, (id) => toggled.has(id) !== isOpenAtFirst(id));
  const current = rows.find(({ node }) => node.id === wanted) ?? rows[0];

  const focusLine = (id: string): void => {
    setWanted(id);
    tree.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`)?.focus();
  };
  const toggle = (id: string): void => {
    const next = new Set(toggled);
    if (!next.delete(id)) next.add(id);
    setToggled(next);
  };
  const show = (node: OutlineNode): void => {
    const { state, path } = node;
    if (!path) return toggle(node.id);
    if (node.kind === 'state' && state) {
      session.select({ kind: 'state', lifecycle: state.lifecycle, path: state.path.join('.') });
      if (!['/draw/canvas', '/draw/source'].includes(room)) navigate('/draw/canvas');
    } else if (parsed) session.revealSource(parsed.keyRangeOf(path));
  };
  const remove = (row: OutlineRow): void => {
    if (!row.node.remove) return;
    const at = rows.indexOf(row);
    const next = rows[at + 1]?.level === row.level ? rows[at + 1] : rows[at - 1];
    if (run(row.node.remove) && next) focusLine(next.node.id);
  };
  const press = (event: React.KeyboardEvent): void => {
    if (
      !current ||
      event.target instanceof HTMLInputElement ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const move = moveInRows(rows, current.node.id, event.key);
    if (move?.kind === 'go') focusLine(move.id);
    else if (move) toggle(move.id);
    else if (event.key === 'Enter') show(current.node);
    else if (event.key === 'F2' && current.node.name !== undefined) setRenaming(current.node.id);
    else if (event.key === 'Delete') remove(current);
    else return;
    event.preventDefault();
  };
  const finish = (node: OutlineNode, to: string | undefined): void => {
    setRenaming(undefined);
    const command = to === undefined || to === node.name ? undefined : node.rename?.(to);
    if (command) run(command);
    else clear();
    requestAnimationFrame(() => focusLine(node.id));
  };

  return (
    <aside className="outline" aria-label="Outline">
      <header className="outline-head">
        <h2>Outline</h2>
        <IconButton icon="close" label="Close the outline (Ctrl+Shift+L)" onClick={onClose} />
      </header>
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        aria-label="The framework"
        tabIndex={-1}
        onKeyDown={press}
      >
        {rows.map((row) => (
          <OutlineLine
            key={row.node.id}
            row={row}
            current={row === current}
            renaming={renaming === row.node.id}
            onPick={() => {
              focusLine(row.node.id);
              show(row.node);
            }}
            onToggle={() => toggle(row.node.id)}
            onFocus={() => setWanted(row.node.id)}
            onFinish={(to) => finish(row.node, to)}
          />
        ))}
      </div>
      <RefusalNote message={refusal?.message} />
      {current ? (
        <OutlineTools
          key={current.node.id}
          node={current.node}
          onRename={() => setRenaming(current.node.id)}
          onRemove={() => remove(current)}
          run={run}
        />
      ) : null}
    </aside>
  );
}

function OutlineLine({
  row: { node, level, position, siblings, open },
  current,
  renaming,
  onPick,
  onToggle,
  onFocus,
  onFinish,
}: {
  readonly row: OutlineRow;
  readonly current: boolean;
  readonly renaming: boolean;
  readonly onPick: () => void;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  readonly onFinish: (to: string | undefined) => void;
}) {
  if (renaming)
    return (
      <div
        role="treeitem"
        className="outline-line"
        style={{ paddingLeft: indentOf(level) }}
        tabIndex={-1}
        aria-level={level}
        aria-posinset={position}
        aria-setsize={siblings}
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
      className={`outline-line outline-${node.kind}`}
      style={{ paddingLeft: indentOf(level) }}
      data-line={node.id}
      tabIndex={current ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open}
      aria-selected={current}
      onClick={onPick}
      onFocus={onFocus}
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
    </div>
  );
}

function indentOf(level: number): number {
  return 4 + (level - 1) * 14;
}

/** Paths and their states are open at first; the rest is closed. */
function isOpenAtFirst(id: string): boolean {
  return id === 'Paths' || id === '["lifecycles","deal"]';
}
