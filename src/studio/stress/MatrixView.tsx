import { useDeferredValue, useMemo, useState } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { STRESS_ORDER, type Stress } from '../session/createStress.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import type { MatrixWork } from '../session/stressState.ts';
import { Button } from '../widgets/Button.tsx';
import { Icon } from '../widgets/Icon.tsx';
import { groupCases } from './caseGroups.ts';
import { CaseGrid } from './CaseGrid.tsx';
import { CaseInspector } from './CaseInspector.tsx';
import { isBreaking } from './phraseCell.ts';
import { RunLine } from './RunLine.tsx';
import { useStressState } from './useStress.ts';

/** Edge cases down, partner types across; what is chosen is explained beside. */
export function MatrixView({ stress, isUsable }: { readonly stress: Stress; readonly isUsable: boolean }) {
  const { matrix, chosen } = useStressState(stress);
  const { status, rows, total, version } = matrix;
  const [words, setWords] = useState('');
  const [onlyBreaks, setOnlyBreaks] = useState(false);
  const asked = useDeferredValue(words);
  const groups = useMemo(() => groupCases(rows, { words: asked, onlyBreaks }), [rows, asked, onlyBreaks]);
  const breaking = rows.filter(isBreaking);
  const row = chosen && rows.find(({ edgeCase }) => edgeCase === chosen.edgeCase);
  const close = (): void => {
    stress.choose(undefined);
    document.querySelector<HTMLElement>('.stress-grid [tabindex="0"]')?.focus();
  };
  return (
    <div className={row ? 'stress-split has-inspector' : 'stress-split'}>
      <div className="stress-main">
        <header className="stress-head">
          <div>
            <h1>{titleOf(matrix, breaking.length)}</h1>
            <p className="fine">
              Each edge case is put into your deals, and replayed. A cell that breaks opens the smallest deal
              that still does.
            </p>
          </div>
          <RunLine
            status={status}
            version={version}
            isUsable={isUsable}
            begin="Try the edge cases"
            again="Run again"
            onBegin={stress.start}
            onStop={stress.stop}
            progress={{
              done: rows.length,
              total,
              said: total === 0 ? 'Reading the deals…' : `${rows.length} of ${total} edge cases`,
            }}
          />
        </header>
        {rows.length === 0 ? null : (
          <>
            <div className="stress-tools">
              <label className="search">
                <Icon name="search" size={14} />
                <input
                  type="search"
                  aria-label="Find an edge case"
                  placeholder="Find an edge case"
                  value={words}
                  onChange={(event) => setWords(event.target.value)}
                />
              </label>
              <label className="stress-only">
                <input
                  type="checkbox"
                  checked={onlyBreaks}
                  onChange={(event) => setOnlyBreaks(event.target.checked)}
                />
                Only what breaks
              </label>
              <span className="stress-gap" />
              {breaking.length > 0 ? (
                <>
                  <Button icon="plus" onClick={() => void stress.keep(listSmallest(matrix))}>
                    Keep all that break
                  </Button>
                  <Button
                    icon="download"
                    title="A file of deals that say what they expect: cosell stress and cosell replay run it as a test"
                    onClick={stress.saveSuite}
                  >
                    Save as a suite
                  </Button>
                </>
              ) : null}
            </div>
            {groups.length === 0 ? (
              <p className="stress-none" role="status">
                {onlyBreaks && breaking.length === 0
                  ? 'None of the edge cases breaks the framework.'
                  : 'No edge case has these words.'}
              </p>
            ) : (
              <CaseGrid groups={groups} chosen={chosen} onChoose={stress.choose} />
            )}
            <HowTried matrix={matrix} />
          </>
        )}
      </div>
      {row && chosen ? (
        <CaseInspector key={row.edgeCase} stress={stress} row={row} chosen={chosen} onClose={close} />
      ) : null}
    </div>
  );
}

function HowTried({ matrix: { deals } }: { readonly matrix: MatrixWork }) {
  const file = useStudio((state) => state.document?.origin.file);
  const { seed, perCell } = STRESS_ORDER;
  return (
    <details className="stress-how fine">
      <summary>How it was tried</summary>
      <p>
        {deals === undefined
          ? ''
          : deals.madeUp
            ? 'No deals open: deals were made up from the framework. '
            : deals.read < deals.loaded
              ? `${phraseCount(deals.read)} of ${phraseCount(deals.loaded)} deals, evenly spread. `
              : `All ${phraseCount(deals.loaded)} deals. `}
        Each edge case went into at most {perCell} deals of each partner type. What a deal breaks with anyway
        is not blamed on the edge case. Where no deal of a type has a place for an edge case, deals made up
        from the framework take it.
      </p>
      <p>
        The same on the command line:{' '}
        <code>
          cosell stress {file} DEALS --seed {seed} --per-cell {perCell}
        </code>
      </p>
    </details>
  );
}

function titleOf({ status, rows, total }: MatrixWork, breaking: number): string {
  if (rows.length === 0) return 'Which edge cases break the framework?';
  const of = status === 'running' || rows.length < total ? `${rows.length} tried` : String(rows.length);
  if (breaking === 0) return `None of ${of} edge cases breaks the framework`;
  return `${breaking} of ${of} edge cases ${breaking === 1 ? 'breaks' : 'break'} the framework`;
}

function listSmallest({ rows }: MatrixWork) {
  return rows.flatMap(({ cells }) => cells.flatMap(({ example }) => example ?? []));
}
