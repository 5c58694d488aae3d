import type { Node } from 'jsonc-parser';
import { indentAt } from './containerView.ts';
import { LINE_WIDTH } from './lineWidth.ts';

/** How a text is written, so that what is added looks like what is there. */
export interface TextStyle {
  readonly lineBreak: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Between key and value: `: `. */
  readonly colon: string;
  /** Between the entries of a one-line list or object, after the comma. */
  readonly space: string;
  /** Inside the braces of a one-line object. */
  readonly padding: string;
  /** Whether the text has several lines at all. */
  readonly lines: boolean;
  /** How long a line that closes a list or object may become, as the longest such line shows. */
  readonly width: number;
}

const WIDEST = 160;

const DEFAULT_INDENT = '  ';

export function readTextStyle(text: string, root: Node): TextStyle {
  const lineBreak = /\r\n|\n|\r/.exec(text.slice(root.offset))?.[0];
  const first = root.children?.[0];
  const colon = first ? colonOf(text, first) : ': ';
  const space = colon.endsWith(':') ? '' : ' ';
  const sample = findOneLineObject(text, root);
  const indent = first && lineBreak !== undefined ? indentAt(text, first.offset) : '';
  return {
    lineBreak: lineBreak ?? '\n',
    indent: indent.slice(indentAt(text, root.offset).length) || DEFAULT_INDENT,
    colon,
    space,
    padding: sample ? (/^\{([ \t]*)/.exec(text.slice(sample.offset))?.[1] ?? '') : space,
    width: Math.min(WIDEST, findWidth(text)),
    lines: lineBreak !== undefined && root.length > text.indexOf(lineBreak, root.offset) - root.offset,
  };
}

function findWidth(text: string): number {
  let width = LINE_WIDTH;
  for (const line of text.split(/[\r\n]+/)) {
    if (line.length > width && /[}\]],?$/.test(line.slice(-2))) width = line.length;
  }
  return width;
}

function colonOf(text: string, property: Node): string {
  const [key, value] = property.children ?? [];
  if (!key || !value) return ': ';
  const between = text.slice(key.offset + key.length, value.offset);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ': ';
}

function findOneLineObject(text: string, node: Node): Node | undefined {
  const isSample = node.type === 'object' && (node.children?.length ?? 0) > 0;
  if (isSample && !/[\r\n]/.test(text.slice(node.offset, node.offset + node.length))) return node;
  for (const child of node.children ?? []) {
    const found = findOneLineObject(text, child);
    if (found) return found;
  }
  return undefined;
}
