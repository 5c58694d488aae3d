import { useState } from 'react';
import type { Stress } from '../session/createStress.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { toFoundCase } from '../session/stressEdgeCases.ts';
import type { SearchWork } from '../session/stressState.ts';
import { CoverageReached } from './CoverageReached.tsx';
import { RunLine } from './RunLine.tsx';
import { UnansweredQuestion } from './UnansweredQuestion.tsx';
import { useStressState } from './useStress.ts';

const RUNS = [1000, 5000, 20_000] as const;

/** Deals nobody recorded, grown towards what none has reached. */
export function SearchView({ stress, isUsable }: { readonly stress: Stress; readonly isUsable: boolean }) {
  const { search } = useStressState(stress);
  const [runs, setRuns] = useState<number>(RUNS[0]);
  const { status, version, report } = search;
  return (
    <div className="stress-page">
      <header className="stress-head">
        <div>
          <h1>{titleOf(search)}</h1>
          <p className="fine">
            Deals are made up from the framework’s own events, facts and waits, and grown towards states,
            transitions and rules that none has reached. None of them leaves the framework.
          </p>
        </div>
        <RunLine
          status={status}
          version={version}
          isUsable={isUsable}
          begin={`Search for ${phraseCount(runs)} runs`}
          again={`Search for ${phraseCount(runs)} runs`}
          onBegin={() => stress.search(runs)}
          onStop={stress.stop}
          progress={{
            done: search.runs,
            total: search.of,
            said: `${phraseCount(search.runs)} of ${phraseCount(search.of)} runs, ${search.finds === 1 ? '1 find' : `${phraseCount(search.finds)} finds`}`,
          }}
        >
          <select
            className="select"
            aria-label="Runs"
            value={runs}
            onChange={(event) => setRuns(Number(event.target.value))}
          >
            {RUNS.map((count) => (
              <option key={count} value={count}>
                {phraseCount(count)} runs
              </option>
            ))}
          </select>
        </RunLine>
      </header>
      {report ? (
        <>
          <div className="stress-finds">
            {report.finds.map((find) => (
              <UnansweredQuestion key={find.break} finding={find} deal={toFoundCase(find)} stress={stress} />
            ))}
          </div>
          <CoverageReached coverage={report.coverage} />
          <p className="fine">
            {phraseCount(report.runs)} deals were tried, with seed {search.seed}. Another search takes another
            seed and may find more: what was not found is not proved to be absent.
          </p>
        </>
      ) : null}
    </div>
  );
}

function titleOf({ report }: SearchWork): string {
  if (!report) return 'Which deals that nobody recorded break the framework?';
  const { length } = report.finds;
  if (length === 0) return `No question was left open in ${phraseCount(report.runs)} deals nobody recorded`;
  return `${length === 1 ? '1 question' : `${phraseCount(length)} questions`} the framework cannot answer, in deals nobody recorded`;
}
