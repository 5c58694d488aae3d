import { trimEdit, type TextEdit } from './textEdit.ts';

type Piece =
  | { readonly kind: 'old'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/** A text as pieces of the original and new text between them: many rounds of edits become one. */
export interface TextPieces {
  /** Changes the present text; the edits are ascending, do not overlap, and mean the present text. */
  change(edits: readonly TextEdit[]): void;
  /** The fewest replacements in the original that give the present text. */
  toEdits(): readonly TextEdit[];
}

export function createTextPieces(original: string): TextPieces {
  let pieces: readonly Piece[] = [{ kind: 'old', start: 0, end: original.length }];
  return {
    change(edits) {
      pieces = changePieces(pieces, edits);
    },
    toEdits() {
      const edits: TextEdit[] = [];
      let at = 0;
      let text = '';
      for (const piece of [
        ...pieces,
        { kind: 'old', start: original.length, end: original.length } as const,
      ]) {
        if (piece.kind === 'new') {
          text += piece.text;
          continue;
        }
        if (piece.start > at || text !== '') {
          const edit = trimEdit(original, { start: at, end: piece.start, text });
          if (edit) edits.push(edit);
        }
        at = piece.end;
        text = '';
      }
      return edits;
    },
  };
}

function changePieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const changed: Piece[] = [];
  let index = 0;
  let used = 0;
  let position = 0;
  const takeUntil = (offset: number, keep: boolean): void => {
    for (let piece = pieces[index]; piece && position < offset; piece = pieces[index]) {
      const length = lengthOf(piece);
      const wanted = Math.min(length - used, offset - position);
      if (keep) changed.push(cut(piece, used, used + wanted));
      used += wanted;
      position += wanted;
      if (used < length) return;
      index += 1;
      used = 0;
    }
  };
  for (const edit of edits) {
    takeUntil(edit.start, true);
    takeUntil(edit.end, false);
    if (edit.text !== '') changed.push({ kind: 'new', text: edit.text });
  }
  takeUntil(Infinity, true);
  return changed;
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'old' ? piece.end - piece.start : piece.text.length;
}

function cut(piece: Piece, from: number, to: number): Piece {
  if (piece.kind === 'new') return { kind: 'new', text: piece.text.slice(from, to) };
  return { kind: 'old', start: piece.start + from, end: piece.start + to };
}
