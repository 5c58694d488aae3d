import type { Io } from './io.ts';

/** Emphasis for people; the identity when nobody watches or colour is unwanted (https://no-color.org). */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
}

/** Colours if the text goes to a terminal. */
export function createPaint(io: Io, isToFile: boolean): Paint {
  const noColor = io.env['NO_COLOR'];
  const isPlain =
    isToFile ||
    !io.stdout.isTerminal ||
    (noColor !== undefined && noColor !== '') ||
    io.env['TERM'] === 'dumb';
  const code =
    (start: number, end: number) =>
    (text: string): string =>
      isPlain ? text : `\u001b[${start}m${text}\u001b[${end}m`;
  return {
    strong: code(1, 22),
    faint: code(2, 22),
    good: code(32, 39),
    bad: code(31, 39),
    doubtful: code(33, 39),
  };
}
