import type { JsonValue } from '../model/framework.ts';

/** A part of a text with comments: plain JSON, or an object or list whose entries carry comments. An entry without a piece is comments only. */
export type Piece =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'object'; readonly entries: readonly PieceEntry[] }
  | { readonly kind: 'list'; readonly entries: readonly PieceEntry[] };

export interface PieceEntry {
  readonly comments: readonly string[];
  readonly key?: string;
  readonly piece?: Piece;
  /** An empty line before it. */
  readonly apart?: boolean;
}

const WIDTH = 110;

/** Prints with two spaces; what fits on a line stays on it. */
export function printCommented(piece: Piece, indent = 0, used = 0): string {
  if (piece.kind === 'json') return printJson(piece.value, indent, used);
  const [open, close] = piece.kind === 'object' ? ['{', '}'] : ['[', ']'];
  if (piece.entries.length === 0) return open + close;
  const pad = ' '.repeat(indent + 2);
  const last = piece.entries.findLastIndex((entry) => entry.piece !== undefined);
  const lines = piece.entries.flatMap((entry, index) => {
    const comments = entry.comments.map((comment) => `${pad}// ${comment.replace(/\s+/g, ' ')}`);
    const head = entry.apart && index > 0 ? ['', ...comments] : comments;
    if (!entry.piece) return head;
    const key = entry.key === undefined ? '' : `${JSON.stringify(entry.key)}: `;
    const body = printCommented(entry.piece, indent + 2, key.length + 1);
    return [...head, `${pad}${key}${body}${index < last ? ',' : ''}`];
  });
  return [open, ...lines, `${' '.repeat(indent)}${close}`].join('\n');
}

function printJson(value: JsonValue, indent: number, used: number): string {
  const line = printLine(value);
  if (typeof value !== 'object' || value === null || indent + used + line.length <= WIDTH) return line;
  const pad = ' '.repeat(indent + 2);
  const close = ' '.repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => pad + printJson(item, indent + 2, 1));
    return `[\n${items.join(',\n')}\n${close}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return pad + name + printJson(item, indent + 2, name.length + 1);
  });
  return `{\n${entries.join(',\n')}\n${close}}`;
}

function printLine(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => printLine(item)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${printLine(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
