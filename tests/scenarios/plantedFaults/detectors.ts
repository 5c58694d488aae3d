import { checkFramework, identifyDiagnostics } from '../../../src/core/check/index.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/index.ts';
import { applyEdits, planEdits } from '../../../src/core/edit/index.ts';
import type { Deal } from '../../../src/core/model/deal.ts';
import { compileFramework, replayDeal } from '../../../src/core/replay/index.ts';
import { stressFramework } from '../../../src/core/stress/index.ts';
import { parseFramework, type ParsedFramework } from '../../../src/core/text/index.ts';
import { createVerifyMemory, diagnoseReport, verifyFramework } from '../../../src/core/verify/index.ts';
import type { Fault } from './faults.ts';

/** Something a detector says about a framework. */
interface Said {
  /** Equal for what says the same. */
  readonly id: string;
  /** All the words of it, names of the place included. */
  readonly words: string;
}

/** Looks at a framework text; undefined when it cannot look at this one. */
export type Detector = (text: string) => readonly Said[] | undefined;

const read = (text: string): { readonly parsed: ParsedFramework; readonly isUsable: boolean } => {
  const parsed = parseFramework(text);
  const isUsable = parsed.framework !== undefined && !checkFramework(parsed).some(({ severity }) => severity === 'error');
  return { parsed, isUsable };
};

const sayDiagnostics = (parsed: ParsedFramework, diagnostics: readonly Diagnostic[]): readonly Said[] =>
  identifyDiagnostics(parsed.framework, diagnostics).map(({ id, message, path, about, severity }) => ({
    id: `${id} ${severity}`,
    words: [message, ...path, about ?? ''].join(' '),
  }));

/** `cosell check`. */
export function createCheckDetector(): Detector {
  return (text) => {
    const parsed = parseFramework(text);
    return sayDiagnostics(parsed, checkFramework(parsed));
  };
}

/** Every reachable combination of states. */
export function createVerifyDetector(): Detector {
  const memory = createVerifyMemory();
  return (text) => {
    const { parsed, isUsable } = read(text);
    if (!parsed.framework || !isUsable) return undefined;
    const report = verifyFramework(compileFramework(parsed.framework), { memory });
    return sayDiagnostics(parsed, diagnoseReport(parsed, report));
  };
}

/** Edge cases that between them ask every question; the whole catalogue finds no more of these faults and takes far longer. */
const EDGE_CASES = [
  'two-partners-within-hours',
  'first-submission-incomplete',
  'first-withdraws-second-waits',
  'first-expires-second-waits',
  'answered-after-weeks',
  'extension-at-the-last-minute',
  'lead-changes-hands-at-the-end',
  'customer-buys-direct',
  'both-approved',
  'award-without-a-word',
];

/** Edge cases put into recorded deals; what was recorded counts, too. */
export function createStressDetector(deals: readonly Deal[]): Detector {
  return (text) => {
    const { parsed, isUsable } = read(text);
    if (!parsed.framework || !isUsable) return undefined;
    const { findings } = stressFramework(compileFramework(parsed.framework), deals, {
      seed: 'planted',
      perCell: 1,
      only: EDGE_CASES,
      kinds: ['silent', 'ambiguous', 'contradicted'],
    });
    return findings.map(({ edgeCase, break: id, question, detail, rules, stage, code }) => ({
      id: `${edgeCase} ${id}`,
      words: [question, detail, code, stage ?? '', ...rules].join(' '),
    }));
  };
}

/** Closed deals replayed: not one of the three, but what finds a rule that is merely another rule. */
export function createReplayDetector(deals: readonly Deal[]): Detector {
  return (text) => {
    const { parsed, isUsable } = read(text);
    if (!parsed.framework || !isUsable) return undefined;
    const compiled = compileFramework(parsed.framework);
    return deals.flatMap((deal) =>
      replayDeal(compiled, deal).findings.map(({ break: id, question, detail, rules, code, stage }) => ({
        id: `${deal.id} ${id}`,
        words: [question, detail, code, stage ?? '', ...rules].join(' '),
      })),
    );
  };
}

/** The text with the fault in it; throws when it cannot be planted. */
export function plant(text: string, { name, change }: Fault): string {
  if (!('kind' in change)) {
    const [find, replacement] = change;
    if (text.split(find).length !== 2) throw new Error(`${name}: "${find}" does not stand once in the text`);
    return text.replace(find, () => replacement);
  }
  const edits = planEdits(text, change);
  if (!edits.ok) throw new Error(`${name}: ${JSON.stringify(edits.error)}`);
  const planted = applyEdits(text, edits.value);
  if (planted === text) throw new Error(`${name}: nothing changed`);
  return planted;
}

/** Whether a detector says of the planted text something about the fault that it does not say of the sound one. */
export function isCaught(detect: Detector, sound: ReadonlySet<string>, text: string, { about }: Fault): boolean {
  return (
    detect(text)?.some(({ id, words }) => !sound.has(id) && about.some((name) => words.includes(name))) ?? false
  );
}
