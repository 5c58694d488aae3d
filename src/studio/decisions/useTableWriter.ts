import type { Command } from '../../core/edit/index.ts';
import { useSession } from '../hooks/useSession.ts';
import type { CellChange } from '../widgets/grid/gridContent.ts';
import { setDraft, type CellDrafts } from './cellDrafts.ts';
import { textAt, type DecisionTable } from './decisionTable.ts';
import { planPastedTable, type PastedTable } from './pastedTable.ts';
import { readTableChange } from './readTableChange.ts';
import { useCellDrafts } from './useCellDrafts.ts';

/** Writing texts into a decision. What cannot be read waits beside the framework, in its place. */
export interface TableWriter {
  readonly drafts: CellDrafts;
  /** Answers whether the framework changed. */
  write(changes: readonly CellChange[]): boolean;
  /** Answers how many rules were added. */
  paste(pasted: PastedTable): number;
}

export function useTableWriter(table: DecisionTable): TableWriter {
  const session = useSession();
  const [drafts, setDrafts] = useCellDrafts();
  const decision = table.decision.name;
  const run = (command: Command | undefined): boolean =>
    command === undefined || session.runCommand(command) === undefined;
  const rulesNow = () =>
    session.store.get().reading.framework?.decisions.get(decision)?.rules ?? table.decision.rules;

  /** Puts texts where they wait, or forgets those whose text is empty. */
  const wait = (shown: DecisionTable, texts: readonly CellChange[]): void => {
    const rules = rulesNow();
    let next = drafts;
    for (const { row, column, text } of texts) {
      const rule = rules[row];
      const place = shown.columns[column];
      if (!rule || !place) continue;
      const draft = text === '' ? undefined : { text, below: textAt(rule, place) };
      next = setDraft(next, { decision, rule: rule.id, column: place.id }, draft);
    }
    if (next !== drafts) setDrafts(next);
  };

  return {
    drafts,
    write(changes) {
      const { command, unread } = readTableChange(table, changes);
      const done = run(command);
      wait(table, [...changes.map((change) => ({ ...change, text: '' })), ...(done ? unread : changes)]);
      return done && command !== undefined;
    },
    paste(pasted) {
      const { table: grown, command, unread } = planPastedTable(table, pasted);
      if (!command || !run(command)) return 0;
      wait(grown, unread);
      return rulesNow().length - table.decision.rules.length;
    },
  };
}
