import './intake.css';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { isReadable } from '../session/fileReadiness.ts';
import { openFiles } from '../session/openFiles.ts';
import type { IntakeProblem } from '../session/intakeState.ts';
import { Button } from '../widgets/Button.tsx';
import { FilePicker } from '../widgets/FilePicker.tsx';
import { FileTable, TimeFields } from './FileTable.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ImportResultView } from './ImportResultView.tsx';
import { IntakeProgress } from './IntakeProgress.tsx';
import { MappingTabs } from './MappingTabs.tsx';

/** Bring › Import: from the files of other systems to deals. */
export function ImportRoom() {
  const session = useSession();
  const { status, files, history, mapping, counts, result, problem, choices } = useStudio(
    (state) => state.intake,
  );
  const framework = useStudio((state) => state.reading.framework);
  const isBusy = status.kind === 'reading' || status.kind === 'building';
  return (
    <div className="intake-room">
      <header className="room-head">
        <h1>Bring records from another system</h1>
        <p>
          Drop the export files here, all that belong together at once: stage history, registrations,
          accounts, partners. They may come as CSV, Excel, JSON or XML, packed or not.{' '}
          <b>Nothing leaves this computer.</b>
        </p>
        <div className="intake-head-actions">
          <FilePicker
            label={files.length === 0 ? 'Choose files' : 'Add files'}
            accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.xml,.xes,.jsonocel,.xmlocel,.sqlite,.gz,.zip"
            look={files.length === 0 ? 'primary' : 'plain'}
            onFiles={(chosen) => void openFiles(session, chosen)}
          />
          {files.length > 0 ? (
            <Button look="quiet" onClick={() => session.endIntake()}>
              Put these files away
            </Button>
          ) : null}
        </div>
      </header>
      {files.length > 0 ? (
        <div className="intake-times">
          <TimeFields
            choice={choices}
            none="as the files say"
            onChange={(times) => session.chooseForAll(times)}
          />
          {status.kind === 'recognised' && files.some(isReadable) ? (
            <Button look="primary" onClick={() => session.readBrought()}>
              {history ? 'Read them again' : 'Read them'}
            </Button>
          ) : null}
        </div>
      ) : null}
      {files.length === 0 ? <Known hasMapping={mapping !== undefined} /> : <FileTable />}
      {problem ? <Problem problem={problem} /> : null}
      <IntakeProgress />
      {history && mapping && counts ? (
        <>
          {framework ? null : (
            <p>
              No framework is open, so the deals keep the words of their system. Open one to have them mapped.
            </p>
          )}
          <MappingTabs mapping={mapping} counts={counts} history={history} />
          {isBusy ? null : <ImportForm isAgain={result !== undefined} />}
        </>
      ) : null}
      {result ? <ImportResultView result={result} /> : null}
    </div>
  );
}

/** What can be brought, before anything was. */
function Known({ hasMapping }: { readonly hasMapping: boolean }) {
  return (
    <section className="intake-known" aria-label="What can be brought">
      <ul>
        <li>
          <b>Salesforce</b>
          <span>
            Opportunity with its history, field history and partners, registration objects; Data Loader,
            weekly export or report
          </span>
        </li>
        <li>
          <b>HubSpot</b>
          <span>Deals with property history, exports, warehouse tables, merged deals</span>
        </li>
        <li>
          <b>AWS Partner Central</b>
          <span>Event archive, opportunities and their snapshots</span>
        </li>
        <li>
          <b>Microsoft Partner Center</b>
          <span>Referrals as JSON, download or webhook events</span>
        </li>
        <li>
          <b>Event logs</b>
          <span>OCEL and XES</span>
        </li>
        <li>
          <b>Any table</b>
          <span>CSV or Excel, one row a stage change or one row a registration</span>
        </li>
      </ul>
      <p className="fine">
        A stage history and how each deal ended are enough for a first verdict.
        {hasMapping ? ' This framework has a mapping already; it is used again.' : ''}
      </p>
    </section>
  );
}

function Problem({ problem }: { readonly problem: IntakeProblem }) {
  switch (problem.kind) {
    case 'nothing':
      return (
        <p className="intake-problem" role="alert">
          Nothing in the files became a deal. Say below which records are deals, and what happened to them.
        </p>
      );
    case 'failed':
      return (
        <p className="intake-problem" role="alert">
          The files could not be taken in: {problem.message}. They are still listed; try again, or with fewer
          of them.
        </p>
      );
    case 'mapping':
      return (
        <div className="intake-problem" role="alert">
          <p>“{problem.file}” is no mapping that can be used; the present one stays.</p>
          <ul>
            {problem.problems.map(({ line, column, message }) => (
              <li key={`${line}:${column} ${message}`}>
                Line {line}, column {column}: {message}
              </li>
            ))}
          </ul>
        </div>
      );
  }
}
