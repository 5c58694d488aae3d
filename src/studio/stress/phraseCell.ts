import { phraseKey } from '../session/phraseEvent.ts';
import type { MatrixRow } from '../session/stressState.ts';
import type { Tone } from '../widgets/Mark.tsx';
import type { StressCell, StressFinding } from '../../core/stress/index.ts';

/** What became of an edge case for one partner type, in words and by its mark. */
export interface PhrasedCell {
  readonly kind: 'breaks' | 'survives' | 'unproven' | 'untried';
  readonly tone: Tone;
  readonly text: string;
  /** What the short text leaves out. */
  readonly more: string;
}

/** A cell as people read it. A break looks like its question: silent, or two answers. */
export function phraseCell(cell: StressCell, findings: readonly StressFinding[]): PhrasedCell {
  const { tried, survived, unproven } = cell;
  const broken = tried - survived - unproven;
  const left = unproven > 0 ? `, ${String(unproven)} unproven` : '';
  const madeUp = cell.madeUp ? ', in deals made up from the framework' : '';
  const more = `${left}${madeUp}`;
  if (tried === 0) return { kind: 'untried', tone: 'plain', text: 'not tried', more: '' };
  if (broken > 0) {
    const isSilent = findings.length === 0 || findings.some(({ kind }) => kind === 'silent');
    const tone = isSilent ? 'silent' : 'ambiguous';
    return { kind: 'breaks', tone, text: `breaks ${String(broken)} of ${String(tried)}`, more };
  }
  if (survived === 0)
    return {
      kind: 'unproven',
      tone: 'unproven',
      text: `unproven, ${String(tried)} tried`,
      more: madeUp,
    };
  return { kind: 'survives', tone: 'good', text: `survives ${String(survived)} of ${String(tried)}`, more };
}

/** Whether an edge case breaks the framework for any partner type. */
export function isBreaking({ cells }: Pick<MatrixRow, 'cells'>): boolean {
  return cells.some(({ example }) => example !== undefined);
}

/** "rival-in-every-scenario" as "Rival in every scenario". */
export function nameCase(id: string): string {
  const words = phraseKey(id);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
