/** A replacement in a text. Offsets are UTF-16, `end` exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that are in ascending order and do not overlap, all offsets meaning the text as given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Orders edits and joins those that touch, so that they can be applied at once. Insertions at one place keep their order. */
export function joinEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && edit.start <= last.end) {
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        text: last.text + edit.text,
      };
    } else {
      joined.push(edit);
    }
  }
  return joined;
}

/** Leaves out of an edit what the text has already at its two ends; undefined when nothing is left. */
export function trimEdit(text: string, edit: TextEdit): TextEdit | undefined {
  const old = text.slice(edit.start, edit.end);
  const most = Math.min(old.length, edit.text.length);
  let head = 0;
  while (head < most && old[head] === edit.text[head]) head++;
  if (splitsPair(old, head) || splitsPair(edit.text, head)) head--;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === edit.text.at(-1 - tail)) tail++;
  if (splitsPair(old, old.length - tail) || splitsPair(edit.text, edit.text.length - tail)) tail--;
  if (head + tail === old.length && old.length === edit.text.length) return undefined;
  return {
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}

/** Whether a cut would part a surrogate pair or a CR LF. */
function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (
    (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000) ||
    (before === 13 && after === 10)
  );
}
