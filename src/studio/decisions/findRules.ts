import { phraseKey } from '../session/phraseEvent.ts';
import type { GridRow } from '../widgets/grid/gridContent.ts';
import type { LitScenario } from './answerScenario.ts';
import { textAt, type DecisionTable } from './decisionTable.ts';

/** Which rules are shown. */
export interface RuleFilter {
  /** Words that must all stand in a rule: in its cells, its answer, its note or its name. */
  readonly text: string;
  readonly view: RuleView;
}

export type RuleView = 'all' | 'fits' | 'mend' | 'theory';

export const EVERY_RULE: RuleFilter = { text: '', view: 'all' };

/** What each view shows, as offered to people. */
export const RULE_VIEWS: readonly (readonly [RuleView, string])[] = [
  ['all', 'All rules'],
  ['fits', 'Those that fit the scenario'],
  ['mend', 'Those to be mended'],
  ['theory', 'Those no deal has used'],
];

/** The ids of the rules a filter lets through; undefined when it lets all through. */
export function findRules(
  table: DecisionTable,
  rows: readonly GridRow[],
  { text, view }: RuleFilter,
  lit: LitScenario | undefined,
  covering: Readonly<Record<string, number>> | undefined,
): ReadonlySet<string> | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && view === 'all') return undefined;
  const { decision, columns } = table;
  const found = decision.rules.filter((rule, index) => {
    if (view === 'fits' && lit?.rules[index]?.light === 'fails') return false;
    const cells = rows[index]?.cells ?? [];
    if (
      view === 'mend' &&
      !cells.some((cell) => cell.problem !== undefined || cell.className === 'cell-hole')
    )
      return false;
    if (view === 'theory' && (covering?.[`${decision.name}/${rule.id}`] ?? 0) > 0) return false;
    const said = columns.map((column, at) => {
      const written = cells[at]?.text ?? textAt(rule, column);
      return `${written} ${phraseKey(written)}`;
    });
    const all = [rule.id, `#${index + 1}`, ...said].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return new Set(found.map(({ id }) => id));
}
