import { stripComments, type Node } from 'jsonc-parser';
import { invariant } from '../base/assert.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { JsonObject, JsonValue } from '../model/framework.ts';
import { propertiesByName } from '../text/jsonTree.ts';
import { parseJsonText } from '../text/parseJsonText.ts';
import { changeTree } from './changeTree.ts';
import { indentAt, leadOf, tailOf, viewContainer, type ContainerView } from './containerView.ts';
import { insertChild, type Content } from './insertChild.ts';
import { isSameValue, keysOf, valueOf } from './jsonDiff.ts';
import { indexInOrder } from './keyOrder.ts';
import { LINE_WIDTH } from './lineWidth.ts';
import { isContainer, isList, printOnLines, printOnOneLine, printToFit } from './printValue.ts';
import { removeChild, startAbove } from './removeChild.ts';
import { applyEdits, joinEdits, type TextEdit } from './textEdit.ts';
import { createTextPieces } from './textPieces.ts';
import { readTextStyle, type TextStyle } from './textStyle.ts';

/** Source text lifted out of a draft, to be put elsewhere. */
export type Lifted = Extract<Content, { readonly kind: 'source' }>;

/**
 * A JSON text with comments being changed. Paths mean the text as changed so far. Changes far enough apart are collected and applied
 * at once; whoever asks for something they could have touched sees them applied.
 */
export class TextDraft {
  readonly #pieces;
  #text: string;
  #root: Node;
  #style: TextStyle;
  #pending: TextEdit[] = [];
  readonly #touched = new Set<Node>();

  constructor(text: string) {
    this.#pieces = createTextPieces(text);
    this.#text = text;
    this.#root = parseRoot(text);
    this.#style = readTextStyle(text, this.#root);
  }

  get text(): string {
    this.#flush();
    return this.#text;
  }

  /** The tree of the present text, until the next change. */
  get root(): Node {
    this.#flush();
    return this.#root;
  }

  /** What turns the first text into the present one. */
  toEdits(): readonly TextEdit[] {
    this.#flush();
    return this.#pieces.toEdits();
  }

  value(path: JsonPath): JsonValue | undefined {
    const node = this.#settled(path);
    return node && valueOf(node);
  }

  has(path: JsonPath): boolean {
    return this.#find(path) !== undefined;
  }

  /** The keys of an object; none where there is no object. */
  keys(path: JsonPath): readonly string[] {
    const node = this.#settled(path);
    return node?.type === 'object' ? [...propertiesByName(node).keys()] : [];
  }

  /** The number of entries of a list or object; 0 where there is none. */
  size(path: JsonPath): number {
    return this.#settled(path)?.children?.length ?? 0;
  }

  /** Gives the place at a path this value, changing only what differs; what leads there is created. */
  set(path: JsonPath, value: JsonValue): void {
    const node = this.#find(path);
    if (node) return this.#merge(path, value);
    const parent = path.slice(0, -1);
    const key = path.at(-1);
    if (typeof key === 'number') {
      if (this.has(parent)) this.insert(parent, key, { kind: 'value', value });
      else this.set(parent, [value]);
    } else if (this.has(parent)) {
      this.put(path, { kind: 'value', value });
    } else {
      invariant(key !== undefined, 'the root of a text is an object');
      this.set(parent, { [key]: value });
    }
  }

  /** Puts a new property where such a property usually stands; the objects that lead there are created. */
  put(path: JsonPath, content: Content): void {
    const parent = path.slice(0, -1);
    const key = path.at(-1);
    invariant(typeof key === 'string', 'a property has a name');
    if (!this.has(parent)) this.put(parent, { kind: 'value', value: {} });
    this.insert(parent, indexInOrder(parent, this.keys(parent), key), { ...content, key });
  }

  /** Puts an entry at an index of a list or object; beyond its end means at its end. */
  insert(path: JsonPath, index: number, content: Content): void {
    const printed = content.kind === 'source' ? content.text : printOnOneLine(content.value, this.#style);
    if (/[[{]/.test(printed)) this.#makeRoom(path, printed, content.key);
    this.#change(path, true, (container) => {
      const view = viewContainer(this.#text, container);
      return insertChild(view, Math.max(0, Math.min(index, view.children.length)), content, this.#style);
    });
  }

  /** Takes the entry at a path out of its list or object. Nothing happens when there is none. */
  remove(path: JsonPath, options: { readonly above?: boolean } = {}): void {
    if (!this.has(path)) return;
    this.#change(path.slice(0, -1), true, (container) => {
      const view = viewContainer(this.#text, container);
      return removeChild(view, indexOfChild(container, path), options.above);
    });
  }

  renameKey(path: JsonPath, to: string): void {
    this.#change(path.slice(0, -1), true, (container) => {
      const key = container.children?.[indexOfChild(container, path)]?.children?.[0];
      return key ? [{ start: key.offset, end: key.offset + key.length, text: JSON.stringify(to) }] : [];
    });
  }

  /** Puts source text in the place of a value. */
  replace(path: JsonPath, source: string): void {
    this.#change(path, true, ({ offset, length }) => [{ start: offset, end: offset + length, text: source }]);
  }

  /** Moves an entry of a list or object to another index of it, together with the comments on its line and directly above. */
  move(path: JsonPath, from: number, to: number): void {
    if (from === to) return;
    const { view, index } = this.#viewChild(path, from);
    const lifted = liftChild(view, index, startAbove(view, index));
    this.#change(path, true, () => removeChild(view, index, true));
    this.#flush();
    this.insert(path, to, lifted);
  }

  /** The source of an entry with the comments on its line; with `key`, its key too. */
  lift(path: JsonPath, options: { readonly key: boolean }): Lifted {
    this.#flush();
    const container = this.#find(path.slice(0, -1));
    invariant(container, 'what is lifted stands in a list or object');
    const view = viewContainer(this.#text, container);
    const index = indexOfChild(container, path);
    const start = options.key ? leadOf(view, index).start : view.children[index]?.value.offset;
    return liftChild(view, index, start ?? view.close);
  }

  #viewChild(path: JsonPath, index: number): { readonly view: ContainerView; readonly index: number } {
    this.#flush();
    const container = this.#find(path);
    invariant(container, `there is something at ${path.join('.')}`);
    return { view: viewContainer(this.#text, container), index };
  }

  #merge(path: JsonPath, value: JsonValue): void {
    const node = this.#settled(path);
    const old = node && valueOf(node);
    if (old === undefined || isSameValue(old, value)) return;
    if (isContainer(old) && isContainer(value)) {
      if (isList(old) && isList(value)) return this.#mergeList(path, old, value);
      if (!isList(old) && !isList(value)) return this.#mergeObject(path, old, value);
    }
    if (isContainer(value)) {
      this.#makeRoom(path.slice(0, -1), printOnOneLine(value, this.#style));
      this.#flush();
    }
    this.#change(path, false, ({ offset, length }) => {
      const indent = indentAt(this.#text, offset);
      const column = offset - this.#lineStart(offset);
      return [{ start: offset, end: offset + length, text: printToFit(value, this.#style, indent, column) }];
    });
  }

  #mergeObject(path: JsonPath, old: JsonObject, value: JsonObject): void {
    const keys = keysOf(value);
    for (const key of keysOf(old)) if (!keys.includes(key)) this.remove([...path, key]);
    for (const key of keys) this.set([...path, key], value[key] ?? null);
  }

  /** Keeps the common beginning and end of two lists. */
  #mergeList(path: JsonPath, old: readonly JsonValue[], value: readonly JsonValue[]): void {
    const most = Math.min(old.length, value.length);
    let head = 0;
    while (head < most && isSameValue(old[head], value[head])) head++;
    let tail = 0;
    while (tail < most - head && isSameValue(old.at(-1 - tail), value.at(-1 - tail))) tail++;
    const shared = most - tail;
    for (let at = head; at < shared; at++) this.#merge([...path, at], value[at] ?? null);
    for (let at = old.length - tail - 1; at >= shared; at--) this.remove([...path, at]);
    for (let at = shared; at < value.length - tail; at++) {
      this.insert(path, at, { kind: 'value', value: value[at] ?? null });
    }
  }

  /** Spreads the one-line lists and objects around a place over several lines when what comes there would make their line too long. */
  #makeRoom(path: JsonPath, printed: string, key = ''): void {
    if (!this.#style.lines) return;
    const width = printed.includes('{') ? LINE_WIDTH : this.#style.width;
    for (let round = 0; round <= path.length; round++) {
      this.#flush();
      const isOneLine = (depth: number): boolean => {
        const node = this.#find(path.slice(0, depth));
        return node !== undefined && !/[\r\n]/.test(this.#sourceOf(node));
      };
      const node = this.#find(path);
      if (!node || (node.children ?? []).length === 0 || !isOneLine(path.length)) return;
      const line = indentAt(this.#text, node.offset).length + this.#lineLength(node);
      if (line + printed.length + key.length <= width) return;
      let depth = path.length;
      while (depth > 0 && isOneLine(depth - 1)) depth--;
      const outer = this.#find(path.slice(0, depth));
      if (!outer) return;
      const source = this.#sourceOf(outer);
      if (stripComments(source) !== source) return;
      const indent = indentAt(this.#text, outer.offset);
      this.replace(path.slice(0, depth), printOnLines(valueOf(outer), this.#style, indent));
    }
  }

  #sourceOf(node: Node): string {
    return this.#text.slice(node.offset, node.offset + node.length);
  }

  /** The length of the line in which a node stands, without its indentation. */
  #lineLength(node: Node): number {
    const line = /^[^\r\n]*/.exec(this.#text.slice(this.#lineStart(node.offset)))?.[0] ?? '';
    return line.trim().length;
  }

  #lineStart(offset: number): number {
    return Math.max(this.#text.lastIndexOf('\n', offset), this.#text.lastIndexOf('\r', offset)) + 1;
  }

  /** The node at a path with nothing pending inside it. */
  #settled(path: JsonPath): Node | undefined {
    const node = this.#find(path);
    if (!node) return undefined;
    const end = node.offset + node.length;
    if (!this.#pending.some((edit) => edit.start <= end && node.offset <= edit.end)) return node;
    this.#flush();
    return this.#find(path);
  }

  /** Collects the edits of one list, object or value, after applying what they could depend on. */
  #change(path: JsonPath, structure: boolean, plan: (node: Node) => readonly TextEdit[]): void {
    let node = this.#find(path);
    invariant(node, `there is something at ${path.join('.')}`);
    let edits = plan(node);
    if (
      edits.some((edit) => this.#pending.some((other) => edit.start <= other.end && other.start <= edit.end))
    ) {
      this.#flush();
      node = this.#find(path);
      invariant(node, `there is still something at ${path.join('.')}`);
      edits = plan(node);
    }
    this.#pending.push(...edits);
    if (structure || edits.length > 0) this.#touched.add(node);
  }

  /** The node at a path. Applies what is pending when the path leads through it. */
  #find(path: JsonPath): Node | undefined {
    let node: Node | undefined = this.#root;
    for (const segment of path) {
      if (node && this.#touched.has(node)) break;
      node = node && childOf(node, segment);
    }
    if (!node || !this.#touched.has(node)) return node;
    this.#flush();
    return this.#find(path);
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    const edits = joinEdits(this.#pending);
    this.#pieces.change(edits);
    this.#pending = [];
    this.#touched.clear();
    let root: Node | undefined = edits.length <= MOST_SINGLE_EDITS ? this.#root : undefined;
    if (!root) this.#text = applyEdits(this.#text, edits);
    for (const edit of root ? edits.toReversed() : []) {
      this.#text = applyEdits(this.#text, [edit]);
      root = root && changeTree(root, this.#text, edit);
    }
    this.#root = root ?? parseRoot(this.#text);
  }
}

/** More edits than this are carried out faster by parsing the whole text. */
const MOST_SINGLE_EDITS = 8;

function parseRoot(text: string): Node {
  const { root, problems } = parseJsonText(text);
  const [problem] = problems;
  invariant(
    root && !problem,
    `a draft stays readable: ${problem?.message ?? 'empty'} ${text.slice(problem?.start, problem?.end)}`,
  );
  return root;
}

function childOf(node: Node, segment: string | number): Node | undefined {
  if (typeof segment === 'number') return node.type === 'array' ? node.children?.[segment] : undefined;
  return node.type === 'object' ? propertiesByName(node).get(segment)?.children?.[1] : undefined;
}

function indexOfChild(container: Node, path: JsonPath): number {
  const last = path.at(-1);
  if (typeof last === 'number') return last;
  return (container.children ?? []).findIndex((property) => property.children?.[0]?.value === last);
}

function liftChild(view: ContainerView, index: number, start: number): Lifted {
  const child = view.children[index];
  invariant(child, 'what is lifted is there');
  const comment = tailOf(view, index)
    .comments.map((part) => view.text.slice(part.start, part.end))
    .join(' ');
  return {
    kind: 'source',
    text: view.text.slice(start, child.end),
    indent: indentAt(view.text, child.start),
    ...(comment === '' ? {} : { comment }),
  };
}
