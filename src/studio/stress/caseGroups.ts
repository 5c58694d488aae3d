import { EDGE_CASES, THEMES, type EdgeCase } from '../../core/stress/index.ts';
import type { MatrixRow } from '../session/stressState.ts';
import { isBreaking, nameCase } from './phraseCell.ts';

/** An edge case with its place in the catalogue. */
export interface CaseRow extends MatrixRow {
  readonly about: EdgeCase;
}

export interface CaseGroup {
  readonly theme: string;
  readonly rows: readonly CaseRow[];
}

const CASES: ReadonlyMap<string, EdgeCase> = new Map(EDGE_CASES.map((edgeCase) => [edgeCase.id, edgeCase]));

/** An edge case of the catalogue. */
export function findCase(id: string): EdgeCase | undefined {
  return CASES.get(id);
}

/** Rows by theme, those with every word in their name, question or theme; only those that break where it is asked for. */
export function groupCases(
  rows: readonly MatrixRow[],
  { words, onlyBreaks }: { readonly words: string; readonly onlyBreaks: boolean },
): readonly CaseGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const about = CASES.get(row.edgeCase);
    if (!about || (onlyBreaks && !isBreaking(row))) continue;
    const theme = THEMES[about.theme];
    const text = `${theme} ${nameCase(about.id)} ${about.question}`.toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    const group = groups.get(theme) ?? [];
    groups.set(theme, group);
    group.push({ ...row, about });
  }
  return [...groups].map(([theme, own]) => ({ theme, rows: own }));
}
