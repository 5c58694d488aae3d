import { SaxesParser } from 'saxes';

/** An element with what stands in it; text only where there are no elements in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Takes the elements of an XML text as they end. */
export interface XmlTaker {
  /** True for elements to be handed out whole; `path` holds the local names from the outermost element to this one. */
  wants(path: readonly string[]): boolean;
  /** An element begins that is not wanted itself and stands in none that is. */
  begin(path: readonly string[], attributes: Readonly<Record<string, string>>): void;
  element(element: XmlElement, path: readonly string[]): void;
  /** The file ended, or reading stopped, within a wanted element; `deeper`: within its last child. */
  cut(element: XmlElement, deeper: boolean): void;
}

/** An XML text being read in chunks. */
export interface XmlReading {
  push(text: string): boolean;
  end(): void;
  readonly problem: string | undefined;
}

/** Deeper nesting than any export has. */
const DEEPEST = 200;
/** A file with more faults than this is not read on. */
const MOST_FAULTS = 20;

/**
 * Reads XML without expanding anything: a file that declares entities is refused, and the five of XML itself are all that is known. After a
 * fault reading goes on; what was read before stays. Memory is one wanted element of at most `elementChars`.
 */
export function readXmlElements(taker: XmlTaker, elementChars: number): XmlReading {
  const parser = new SaxesParser({ xmlns: false, position: true } as const);
  const path: string[] = [];
  const open: XmlElement[] = [];
  let problem: string | undefined;
  let stopped = false;
  let faults = 0;
  let chars = 0;
  /** Characters since the parser last told of anything: all of them in one tag, or in one text. */
  let quiet = 0;

  const stop = (why: string): void => {
    problem = problem === undefined ? why : `${problem} ${why}`;
    stopped = true;
  };
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      stop(
        'The file declares XML entities, as files do that are made to fill memory or to read others: it is not read.',
      );
  });
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0;
    if (stopped) return;
    path.push(name.slice(name.indexOf(':') + 1));
    if (path.length > DEEPEST) {
      stop(`Elements are nested more than ${DEEPEST} deep near line ${parser.line}; reading stopped there.`);
      return;
    }
    const parent = open.at(-1);
    if (!parent && !taker.wants(path)) {
      taker.begin(path, attributes);
      return;
    }
    if (!parent) chars = 0;
    for (const value of Object.values(attributes)) chars += value.length;
    const element: XmlElement = { name: path.at(-1) ?? '', attributes, children: [], text: '' };
    parent?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (stopped || !element) return;
    chars += text.length;
    element.text = element.children.length > 0 ? '' : element.text + text;
    if (chars > elementChars)
      stop(
        `An element near line ${parser.line} is longer than ${elementChars.toLocaleString('en')} characters; reading stopped there.`,
      );
  });
  parser.on('closetag', () => {
    quiet = 0;
    if (stopped) return;
    const element = open.pop();
    if (element && open.length === 0) taker.element(element, path);
    path.pop();
  });
  parser.on('error', ({ message }) => {
    if (stopped) return;
    faults += 1;
    const plain = message.replace(/^(?:undefined:|\d+:)+\s*/, '');
    problem ??= `The file is not well-formed XML, first in line ${parser.line}: ${plain} What could be read was.`;
    if (faults >= MOST_FAULTS) stop('There are too many faults; the rest of the file was not read.');
  });

  return {
    push: (text) => {
      if (!stopped) {
        quiet += text.length;
        parser.write(text);
        if (quiet > elementChars + text.length)
          stop(
            `What begins near line ${parser.line} does not end within ${elementChars.toLocaleString('en')} characters; reading stopped there.`,
          );
      }
      return !stopped;
    },
    end: () => {
      const unfinished = open[0];
      if (!stopped) {
        if (path.length > 0)
          problem ??= `The file ends within <${path.at(-1) ?? ''}>, in line ${parser.line}: it is not whole. What stands before was read.`;
        stopped = true;
      }
      if (unfinished) taker.cut(unfinished, open.length > 1);
    },
    get problem() {
      return problem;
    },
  };
}
