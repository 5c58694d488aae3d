import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../model/framework.ts';
import { indentAt, isComment, leadOf, tailOf, type ContainerView } from './containerView.ts';
import { LINE_WIDTH } from './lineWidth.ts';
import { isContainer, printOnLines, printOnOneLine, printToFit } from './printValue.ts';
import type { TextEdit } from './textEdit.ts';
import type { TextStyle } from './textStyle.ts';

/** What is to be inserted: a value to be printed, or a stretch of source text with the comments that go with it. */
export type Content =
  | { readonly kind: 'value'; readonly key?: string; readonly value: JsonValue }
  | {
      readonly kind: 'source';
      readonly key?: string;
      readonly text: string;
      /** Of the line the source text began in. */
      readonly indent: string;
      /** Comments that stood behind it on the same line. */
      readonly comment?: string;
    };

/** Where an entry of a container goes, and in which form. */
interface Spot {
  readonly indent: string;
  /** How the list or object beside which the new one stands is written. */
  readonly model: { readonly lines: boolean; readonly length: number } | undefined;
  readonly ownLine: boolean;
}

/** The edits that put an entry at an index of a list or object, in the form of its neighbours. */
export function insertChild(
  view: ContainerView,
  index: number,
  content: Content,
  style: TextStyle,
): readonly TextEdit[] {
  if (view.children.length === 0) return insertFirst(view, content, style);
  const isLast = index >= view.children.length;
  const neighbourIndex = isLast ? view.children.length - 1 : index;
  const tail = tailOf(view, neighbourIndex);
  const needsLine = isLast && tail.comments.some((comment) => comment.kind === 'line');
  const ownLine = leadOf(view, neighbourIndex).lineStart !== undefined;
  const indent = ownLine
    ? indentAt(view.text, leadOf(view, neighbourIndex).start)
    : indentAt(view.text, view.node.offset) + (needsLine ? style.indent : '');
  const spot: Spot = {
    indent,
    model: modelOf(view, (view.children[index - 1] ?? view.children[index])?.value),
    ownLine: ownLine || needsLine,
  };
  if (spot.ownLine) return insertLine(view, Math.min(index, view.children.length), content, spot, style);
  return insertBeside(view, Math.min(index, view.children.length), content, spot, style);
}

function insertLine(
  view: ContainerView,
  index: number,
  content: Content,
  spot: Spot,
  style: TextStyle,
): readonly TextEdit[] {
  const line = (comma: string): string => style.lineBreak + spot.indent + render(content, spot, style, comma);
  if (index === 0) {
    const gap = view.gaps[0] ?? [];
    const firstBreak = gap.findIndex((part) => part.kind === 'break');
    const comment = gap.slice(0, firstBreak).findLast(isComment);
    return [insertion(comment?.end ?? view.node.offset + 1, line(','))];
  }
  const lineAt = (at: number, comma: string): TextEdit =>
    insertion(at, line(comma) + closingBreak(view, at, content, style));
  const tail = tailOf(view, index - 1);
  const before = view.children[index - 1];
  if (tail.comma) return [lineAt(Math.max(tail.end, afterComma(view, index)), ',')];
  return [insertion(before?.end ?? tail.end, ','), lineAt(tail.end, '')];
}

/** A line break after a line comment, unless the line ends there anyway: what follows must not become part of the comment. */
function closingBreak(view: ContainerView, at: number, content: Content, style: TextStyle): string {
  const comment = content.kind === 'source' ? content.comment : undefined;
  if (comment?.includes('//') !== true || /^[ \t]*(?:[\r\n]|$)/.test(view.text.slice(at))) return '';
  return style.lineBreak + indentAt(view.text, view.node.offset);
}

/** After the comma before an entry and the comments that stand behind it on its line. */
function afterComma(view: ContainerView, index: number): number {
  const gap = view.gaps[index] ?? [];
  const comma = gap.findIndex((part) => part.kind === 'comma');
  const rest = gap.slice(comma);
  const end = rest.findIndex((part) => part.kind === 'break');
  return (
    (end < 0 ? rest.slice(0, 1) : rest.slice(0, end)).findLast((part) => part.kind !== 'space')?.end ?? 0
  );
}

function insertBeside(
  view: ContainerView,
  index: number,
  content: Content,
  spot: Spot,
  style: TextStyle,
): readonly TextEdit[] {
  const printed = render(content, spot, style, ',');
  if (index === 0) {
    const [first] = view.gaps[0] ?? [];
    const padding = first?.kind === 'space' ? view.text.slice(first.start, first.end) : '';
    const after = padding === '' ? style.space : '';
    return [insertion(view.node.offset + 1, padding + printed + after)];
  }
  const tail = tailOf(view, index - 1);
  if (index < view.children.length) return [insertion(tail.comma?.end ?? tail.end, style.space + printed)];
  if (tail.comma) return [insertion(tail.end, style.space + printed)];
  return [insertion(tail.end, `,${style.space}${render(content, spot, style, '')}`)];
}

function insertFirst(view: ContainerView, content: Content, style: TextStyle): readonly TextEdit[] {
  const gap = view.gaps[0] ?? [];
  const comment = gap.findLast(isComment);
  const outer = indentAt(view.text, view.node.offset);
  const broken = gap.some((part) => part.kind === 'break') || gap.some((part) => part.kind === 'line');
  const deep = content.kind === 'source' ? /[[{\r\n]/.test(content.text) : isContainer(content.value);
  const ownLine = style.lines && (broken || (deep && !comment));
  const indent = ownLine ? outer + style.indent : outer;
  const printed = render(content, { indent, model: undefined, ownLine }, style, '');
  const start = comment?.end ?? view.node.offset + 1;
  if (ownLine) {
    const keepsEnd =
      comment !== undefined && gap.slice(gap.indexOf(comment)).some((part) => part.kind === 'break');
    const end = keepsEnd ? start : view.close;
    const closing = keepsEnd ? '' : style.lineBreak + outer;
    return [{ start, end, text: style.lineBreak + indent + printed + closing }];
  }
  if (comment) return [insertion(start, style.space + printed)];
  const padding = view.node.type === 'object' ? style.padding : '';
  return [{ start, end: view.close, text: padding + printed + padding }];
}

/** Writes the entry with its comma and its comments. */
function render(content: Content, spot: Spot, style: TextStyle, comma: string): string {
  const key = content.key === undefined ? '' : JSON.stringify(content.key) + style.colon;
  if (content.kind === 'value') {
    return key + printBeside(content.value, spot, style, spot.indent.length + key.length) + comma;
  }
  const body = content.text
    .split(/(\r\n|\n|\r)/)
    .map((part, index) =>
      index > 0 && part.startsWith(content.indent) && index % 2 === 0
        ? spot.indent + part.slice(content.indent.length)
        : part,
    );
  return key + body.join('') + comma + renderComment(content.comment, spot.ownLine);
}

function renderComment(comment: string | undefined, ownLine: boolean): string {
  if (comment === undefined) return '';
  if (ownLine || !comment.includes('//')) return ` ${comment}`;
  return ` /*${comment.replace(/^\/\//, '').replaceAll('*/', '* /')} */`;
}

function printBeside(value: JsonValue, spot: Spot, style: TextStyle, column: number): string {
  if (!style.lines || !isContainer(value)) return printOnOneLine(value, style);
  if (!spot.ownLine) return printOnOneLine(value, style);
  const { model } = spot;
  if (model?.lines) return printOnLines(value, style, spot.indent);
  return printToFit(value, style, spot.indent, column, model && Math.max(LINE_WIDTH, column + model.length));
}

function modelOf(view: ContainerView, node: Node | undefined): Spot['model'] {
  if (!node?.children || node.children.length === 0) return undefined;
  const { offset, length } = node;
  return { lines: /[\r\n]/.test(view.text.slice(offset, offset + length)), length };
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}
