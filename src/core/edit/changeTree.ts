import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { TextEdit } from './textEdit.ts';

/**
 * The tree of a text after an edit: only the entries that the edit touches are parsed anew. Nodes around the edit are made anew, those
 * behind it are shifted where they are, so the old tree cannot be used any more. Undefined when the text is better parsed as a whole.
 *
 * @param text the text after the edit
 */
export function changeTree(root: Node, text: string, edit: TextEdit): Node | undefined {
  return holds(root, edit) ? changeContainer(root, text, edit) : undefined;
}

function changeContainer(node: Node, text: string, edit: TextEdit): Node | undefined {
  const children: readonly Node[] = node.children ?? [];
  const shift = edit.text.length - (edit.end - edit.start);
  const from = firstAt(children, (child) => endOf(child) >= edit.start);
  const to = firstAt(children, (child) => child.offset > edit.end);
  const changed =
    (to === from + 1 ? changeInside(children[from], text, edit, shift) : undefined) ??
    parseEntries(node, from, to, text, shift);
  if (!changed) return undefined;
  const rest = children.slice(to);
  for (const later of rest) shiftNode(later, shift);
  return {
    ...node,
    length: node.length + shift,
    children: [...children.slice(0, from), ...changed, ...rest],
  };
}

/** The entry with the edit carried out in the list or object it is or holds; undefined when the edit reaches beyond. */
function changeInside(
  child: Node | undefined,
  text: string,
  edit: TextEdit,
  shift: number,
): readonly Node[] | undefined {
  if (child?.type !== 'property') {
    const changed = child && holds(child, edit) ? changeContainer(child, text, edit) : undefined;
    return changed && [changed];
  }
  const [key, value] = child.children ?? [];
  if (!key || !value || !holds(value, edit)) return undefined;
  const changed = changeContainer(value, text, edit);
  return changed && [{ ...child, length: child.length + shift, children: [key, changed] }];
}

/** Parses the stretch between the entries that an edit leaves alone, with stand-ins for those beside it. */
function parseEntries(
  node: Node,
  from: number,
  to: number,
  text: string,
  shift: number,
): readonly Node[] | undefined {
  const before = node.children?.[from - 1];
  const after = node.children?.[to];
  const start = before ? endOf(before) : node.offset + 1;
  const end = (after ? after.offset : endOf(node) - 1) + shift;
  const [open, standIn, close] = node.type === 'array' ? ['[', '{}', ']'] : ['{', '"":{}', '}'];
  const head = open + (before ? standIn : '');
  const errors: ParseError[] = [];
  const source = head + text.slice(start, end) + (after ? standIn : '') + close;
  const parsed = parseTree(source, errors, { allowTrailingComma: true });
  if (!parsed || errors.length > 0) return undefined;
  const entries = parsed.children ?? [];
  const fresh = entries.slice(before ? 1 : 0, after ? -1 : entries.length);
  for (const entry of fresh) shiftNode(entry, start - head.length);
  return fresh;
}

function holds({ type, offset, length }: Node, edit: TextEdit): boolean {
  return (type === 'array' || type === 'object') && offset < edit.start && edit.end < offset + length;
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** The index of the first entry for which something holds that holds for all later ones; their number when there is none. */
function firstAt(children: readonly Node[], holdsFrom: (child: Node) => boolean): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (child && holdsFrom(child)) high = middle;
    else low = middle + 1;
  }
  return low;
}

type Offsets = Pick<Node, 'offset' | 'colonOffset'>;
type Movable = { -readonly [Field in keyof Offsets]: Offsets[Field] };

function shiftNode(node: Node, by: number): void {
  const movable: Movable = node;
  movable.offset += by;
  if (movable.colonOffset !== undefined) movable.colonOffset += by;
  for (const child of node.children ?? []) shiftNode(child, by);
}
