/** One element of a JSON text: a whole document, or a member of a list that stands for one. */
export interface JsonElement {
  /** Position among the elements of the file, from 1; the line in a file with one value a line. */
  readonly row: number;
  /** The key of the list it stands in, "results"; undefined for documents and members of a list without a key. */
  readonly list: string | undefined;
  /** Absent when `fault` says why the text is no JSON. */
  readonly value?: unknown;
  readonly raw: string;
  readonly fault?: string | undefined;
}

/** Elements being read from text that is fed in chunks. */
export interface ElementReading {
  push(text: string): boolean;
  end(): void;
  readonly problem: string | undefined;
}

/** Keys under which exports list their objects. Other lists are part of the document. */
const LIST_KEYS: ReadonlySet<string> = new Set([
  'opportunities',
  'leads',
  'results',
  'deals',
  'records',
  'items',
  'value',
  'referrals',
  'events',
  'objects',
  'objectTypes',
  'eventTypes',
  'EngagementInvitationSummaries',
  'OpportunitySummaries',
  'Records',
]);

const NO_JSON = 'the element is not JSON';

/**
 * Scans JSON for its elements without holding the whole: the members of a list at the top or under a usual key ("results", "opportunities") of
 * a document, otherwise each document; several may follow each other with or without line breaks. Elements that are not
 * JSON are handed out with their fault. Memory is one element, at most `elementChars` of it.
 */
export function readJsonElements(take: (element: JsonElement) => void, elementChars: number): ElementReading {
  const scanner = new ElementScanner((raw, row, list) => take({ row, list, raw, ...parse(raw) }));
  let problem: string | undefined;
  return {
    push: (text) => {
      scanner.scan(text);
      if (scanner.held.length <= elementChars) return true;
      problem = `Element ${scanner.row + 1} is longer than ${elementChars.toLocaleString('en')} characters: it is not a record, or its end is missing. What stands before was read.`;
      return false;
    },
    end: () => {
      if (scanner.isComplete) return;
      scanner.scan('\n');
      if (scanner.isComplete) return;
      const { row, list } = scanner;
      problem ??= `The file ends within element ${row + 1}: it is not whole. What stands before was read.`;
      const raw = scanner.held.trim();
      if (raw !== '') take({ row: row + 1, list, raw, fault: 'the file ends within this element' });
    },
    get problem() {
      return problem;
    },
  };
}

const QUOTE = 34;
const COMMA = 44;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Finds where elements begin and end; knows brackets and strings, nothing else of JSON. */
class ElementScanner {
  readonly #emit: (raw: string, row: number, list: string | undefined) => void;
  /** Elements so far. */
  row = 0;
  /** Key of the list the scanner is in. */
  list: string | undefined;
  /** Text from the start of the unfinished element (or key). */
  held = '';
  #depth = 0;
  /** Depth at which elements stand: 0 documents, 1 members of a top list, 2 members of a list in a document. */
  #level = 0;
  /** At level 2: within such a list, not between them. */
  #inList = false;
  #start = -1;
  /** The unfinished element is a bare word, number or string. */
  #isBare = false;
  #inString = false;
  #escaped = false;
  #key = '';
  #keyStart = -1;

  constructor(emit: (raw: string, row: number, list: string | undefined) => void) {
    this.#emit = emit;
  }

  get isComplete(): boolean {
    return this.#depth === 0 && this.#start < 0 && !this.#inString;
  }

  scan(chunk: string): void {
    const text = this.held + chunk;
    for (let at = this.held.length; at < text.length; at++) {
      if (this.#inString) at = this.#passString(text, at);
      else this.#passChar(text, at, text.charCodeAt(at));
    }
    const from = this.#start >= 0 ? this.#start : this.#keyStart >= 0 ? this.#keyStart : text.length;
    this.held = text.slice(from);
    if (this.#start >= 0) this.#start = 0;
    if (this.#keyStart >= 0) this.#keyStart -= from;
  }

  /** Goes on to the last character that was looked at. */
  #passString(text: string, from: number): number {
    let at = from;
    if (this.#escaped) {
      this.#escaped = false;
      return at;
    }
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === BACKSLASH) {
        this.#escaped = true;
        return at;
      }
      if (code === QUOTE) {
        this.#inString = false;
        if (this.#keyStart >= 0) this.#key = text.slice(this.#keyStart, at);
        this.#keyStart = -1;
        return at;
      }
      at += 1;
    }
    return at;
  }

  #passChar(text: string, at: number, code: number): void {
    const isClosing = code === CLOSE_OBJECT || code === CLOSE_LIST;
    if (
      this.#isBare &&
      this.#depth === this.#level &&
      (isClosing || code === COMMA || this.#endsBareWord(code))
    )
      this.#finish(text, at);
    if (code === QUOTE) {
      this.#inString = true;
      if (this.#depth === 1 && (this.#level === 2 || (this.#level === 0 && this.#start >= 0)))
        this.#keyStart = at + 1;
      else if (this.#standsAtElement()) this.#begin(at, true);
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) this.#open(at, code);
    else if (isClosing) this.#close(text, at);
    else if (code > 32 && code !== COMMA && this.#standsAtElement()) this.#begin(at, true);
  }

  #endsBareWord(code: number): boolean {
    return this.#level === 0 && (code === 10 || code === OPEN_OBJECT || code === OPEN_LIST);
  }

  #standsAtElement(): boolean {
    return this.#start < 0 && this.#depth === this.#level && (this.#level < 2 || this.#inList);
  }

  #open(at: number, code: number): void {
    const isList = code === OPEN_LIST;
    const isDocument = this.#level === 0 && this.#depth === 0;
    if (isDocument && isList && this.#start < 0) this.#level = 1;
    else if (this.#standsAtElement()) this.#begin(at, false);
    else if (
      isList &&
      this.#depth === 1 &&
      LIST_KEYS.has(this.#key) &&
      (this.#level === 2 || this.#level === 0)
    ) {
      this.#level = 2;
      this.#inList = true;
      this.#start = -1;
      this.list = this.#key;
    }
    this.#depth += 1;
  }

  #close(text: string, at: number): void {
    if (this.#depth === 0) return;
    this.#depth -= 1;
    if (this.#start >= 0) {
      if (this.#depth === this.#level) this.#finish(text, at + 1);
      return;
    }
    if (this.#level === 2 && this.#depth === 1) {
      this.#inList = false;
      this.list = undefined;
    }
    if (this.#depth === 0) this.#level = 0;
  }

  #begin(at: number, isBare: boolean): void {
    this.#start = at;
    this.#isBare = isBare;
  }

  #finish(text: string, end: number): void {
    const raw = text.slice(this.#start, end).trim();
    this.#start = -1;
    this.#isBare = false;
    this.row += 1;
    this.#emit(raw, this.row, this.list);
  }
}

/** Reads a file with one JSON value a line; blank lines are passed over, lines that are not JSON handed out with their fault. */
export function readJsonLines(take: (element: JsonElement) => void, lineChars: number): ElementReading {
  let row = 0;
  let rest = '';
  let problem: string | undefined;
  const takeLine = (line: string, isLast: boolean): void => {
    row += 1;
    const raw = line.trim();
    if (raw === '') return;
    const parsed = parse(raw);
    if (parsed.fault !== undefined && isLast)
      problem ??= `The file ends within line ${row}: it is not whole. What stands before was read.`;
    take({ row, list: undefined, raw, ...parsed });
  };
  return {
    push: (text) => {
      const lines = text.split('\n');
      lines[0] = rest + (lines[0] ?? '');
      rest = lines.pop() ?? '';
      for (const line of lines) takeLine(line, false);
      if (rest.length <= lineChars) return true;
      problem = `Line ${row + 1} is longer than ${lineChars.toLocaleString('en')} characters. What stands before was read.`;
      return false;
    },
    end: () => {
      if (rest !== '') takeLine(rest, true);
    },
    get problem() {
      return problem;
    },
  };
}

function parse(
  raw: string,
): { readonly value: unknown; readonly fault?: undefined } | { readonly fault: string } {
  try {
    return { value: JSON.parse(raw) as unknown };
  } catch {
    return { fault: NO_JSON };
  }
}
