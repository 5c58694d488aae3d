import type { DecisionFinding } from '../../core/index.ts';
import type { Command } from '../../core/edit/index.ts';
import { nameCommand } from '../../core/edit/index.ts';
import type { Tone } from '../widgets/Mark.tsx';

interface FindingWords {
  readonly tone: Tone;
  /** What it is, in a word or two. */
  readonly word: string;
  /** How many there are, after the number. */
  readonly many: string;
  /** Beside the rule it is about; undefined where it is about none. */
  readonly rule?: string;
}

/** How a finding is called beside its sentence. */
export const FINDING_WORDS: Readonly<Record<DecisionFinding['code'], FindingWords>> = {
  'decision.gap': { tone: 'silent', word: 'no answer', many: 'without an answer' },
  'decision.overlap': { tone: 'ambiguous', word: 'two answers', many: 'with two answers', rule: 'disagrees' },
  'rule.dead': {
    tone: 'contradicted',
    word: 'never answers',
    many: 'never answering',
    rule: 'never answers',
  },
  'rule.subsumed': {
    tone: 'plain',
    word: 'changes nothing',
    many: 'changing nothing',
    rule: 'changes nothing',
  },
  'decision.agreement': { tone: 'plain', word: 'fit together', many: 'fitting together' },
  'rule.mergeable': { tone: 'plain', word: 'can be one', many: 'that can be one', rule: 'can be merged' },
  'input.irrelevant': { tone: 'plain', word: 'idle column', many: 'idle' },
  'answer.unreachable': { tone: 'plain', word: 'never given', many: 'never given' },
  'decision.too-large': { tone: 'unproven', word: 'not all looked at', many: 'not all looked at' },
};

/** What is said beside each rule, by its id: the weightiest thing first found. */
export function markRules(findings: readonly DecisionFinding[]): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { code, rules } of findings) {
    const word = FINDING_WORDS[code].rule;
    const concerned = code === 'decision.overlap' || code === 'rule.mergeable' ? rules : rules.slice(0, 1);
    for (const rule of word === undefined ? [] : concerned) if (!marks.has(rule)) marks.set(rule, word ?? '');
  }
  return marks;
}

/** Counts in a line: "2 without an answer, 1 never answering, 3 remarks". */
export function countFindings(findings: readonly DecisionFinding[]): string {
  const weighty = ['decision.gap', 'decision.overlap', 'rule.dead'] as const;
  const counts = weighty.flatMap((code) => {
    const count = findings.filter((finding) => finding.code === code).length;
    return count === 0 ? [] : [`${count} ${FINDING_WORDS[code].many}`];
  });
  const rest = findings.filter(({ code }) => !weighty.some((other) => other === code)).length;
  return [...counts, ...(rest === 0 ? [] : [`${rest} ${rest === 1 ? 'remark' : 'remarks'}`])].join(', ');
}

/** A fix as the label of a button. */
export function labelFix(fix: Command): string {
  switch (fix.kind) {
    case 'rule.insert':
      return 'Add the missing rule';
    case 'decision.setHitPolicy':
      return fix.hitPolicy === 'ANY' ? 'Say that they must agree' : 'Let the first that fits answer';
    case 'decision.setOutput':
      return 'Take the answer away';
    case 'rule.setCell':
      return `Cut "${fix.rule}" back`;
    case 'rule.move':
      return `Move "${fix.rule}" up`;
    default:
      return nameCommand(fix);
  }
}
