import type { OutlineNode } from './createOutline.ts';

/** A line that is in view, with its place in the tree. */
export interface OutlineRow {
  readonly node: OutlineNode;
  /** 1-based. */
  readonly level: number;
  readonly parent: string | undefined;
  /** 1-based, among its siblings. */
  readonly position: number;
  readonly siblings: number;
  /** Undefined for a line without children. */
  readonly open: boolean | undefined;
}

/** The lines in view, from top to bottom: those below closed ones are left out. */
export function listRows(
  nodes: readonly OutlineNode[],
  isOpen: (id: string) => boolean,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const visit = (list: readonly OutlineNode[], level: number, parent: string | undefined): void => {
    for (const [index, node] of list.entries()) {
      const open = node.children.length === 0 ? undefined : isOpen(node.id);
      rows.push({ node, level, parent, position: index + 1, siblings: list.length, open });
      if (open === true) visit(node.children, level + 1, node.id);
    }
  };
  visit(nodes, 1, undefined);
  return rows;
}

/** Where a key leads, or which lines it opens or closes. */
type RowMove =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'open' | 'close'; readonly ids: readonly string[] };

/** What a key does in a tree, after the ARIA practice: go to a line, open or close one; undefined when it is not the tree's key. */
export function moveInRows(
  rows: readonly OutlineRow[],
  current: string | undefined,
  key: string,
): RowMove | undefined {
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.id === current),
  );
  const row = rows[at];
  if (!row) return undefined;
  const go = (target: OutlineRow | undefined) => target && ({ kind: 'go', id: target.node.id } as const);
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1]);
    case 'ArrowUp':
      return go(rows[at - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (row.open === undefined) return undefined;
      return row.open ? go(rows[at + 1]) : { kind: 'open', ids: [row.node.id] };
    case 'ArrowLeft':
      if (row.open === true) return { kind: 'close', ids: [row.node.id] };
      return go(rows.find(({ node }) => node.id === row.parent));
    case '*':
      return {
        kind: 'open',
        ids: rows
          .filter(({ parent, open }) => parent === row.parent && open === false)
          .map(({ node }) => node.id),
      };
    default:
      return undefined;
  }
}

/** The next line, around the end to the beginning, that begins with what was typed; more letters keep a line that still fits. */
export function findTyped(
  rows: readonly OutlineRow[],
  current: string | undefined,
  typed: string,
): string | undefined {
  const at = rows.findIndex(({ node }) => node.id === current);
  const from = typed.length > 1 ? at : at + 1;
  const ordered = [...rows.slice(Math.max(0, from)), ...rows.slice(0, Math.max(0, from))];
  return ordered.find(({ node }) => node.label.toLowerCase().startsWith(typed.toLowerCase()))?.node.id;
}
