import { Link } from 'wouter';
import type { ReplaySummary } from '../../core/index.ts';
import type { ImportResult } from '../session/intakeState.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { ImportReport } from './ImportReport.tsx';

/** What an import brought: the deals, their first verdict, and what became of every record. */
export function ImportResultView({ result }: { readonly result: ImportResult }) {
  const { report, verdicts, set, unchanged, outdated } = result;
  return (
    <section className="intake-result" aria-label="What the import brought" aria-live="polite">
      <h2>
        {phraseCount(report.deals)} {report.deals === 1 ? 'deal' : 'deals'} with {phraseCount(report.events)}{' '}
        events are in “{set}”
      </h2>
      {unchanged ? <p>They were there already: the same export twice changes nothing.</p> : null}
      {outdated ? (
        <p className="is-bad">The mapping has changed since. Import again to bring the deals up to it.</p>
      ) : null}
      {verdicts ? (
        <table className="intake-verdicts">
          <thead>
            <tr>
              <td />
              <th scope="col">survived</th>
              <th scope="col">broke</th>
              <th scope="col">unproven</th>
            </tr>
          </thead>
          <tbody>
            <VerdictRow
              label={verdicts.without ? 'With what was inferred' : 'In the framework that is open'}
              deals={verdicts.with}
            />
            {verdicts.without ? (
              <VerdictRow label="By what was recorded alone" deals={verdicts.without} />
            ) : null}
          </tbody>
        </table>
      ) : null}
      <p className="intake-onward">
        <Link href="/replay/player" className="button button-primary">
          Watch them in the player
        </Link>
        <Link href="/bring/deals" className="button button-plain">
          See the deals
        </Link>
        <Link href="/bring/ask" className="button button-plain">
          Ask what nobody recorded
        </Link>
      </p>
      <details>
        <summary>What became of every record</summary>
        <ImportReport report={report} />
      </details>
    </section>
  );
}

function VerdictRow({ label, deals }: { readonly label: string; readonly deals: ReplaySummary['deals'] }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="is-good">{phraseCount(deals.survived)}</td>
      <td className={deals.broken > 0 ? 'is-bad' : ''}>{phraseCount(deals.broken)}</td>
      <td>{phraseCount(deals.unproven)}</td>
    </tr>
  );
}
