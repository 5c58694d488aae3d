import './gallery.css';
import { Link, useLocation } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { openFiles } from '../session/openFiles.ts';
import { phraseKey } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { chooseDeals, type ScenarioEntry } from '../session/scenarioCatalog.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { FilePicker } from '../widgets/FilePicker.tsx';

/** Bring › Borrow: frameworks and stories to start from. */
export function BorrowRoom() {
  const session = useSession();
  const catalog = useStudio((state) => state.catalog);
  return (
    <div className="gallery">
      <header className="room-head">
        <h1>Borrow a framework</h1>
        <p>
          Start from one of these, or open your own. A framework is a <code>.cosell.jsonc</code> file, deals
          are a <code>.deals.jsonl</code> file; drop either anywhere on this page.{' '}
          <b>Nothing leaves this computer.</b>
        </p>
        <FilePicker
          label="Open a framework or deals"
          accept=".jsonc,.json,.jsonl,.ndjson,.gz"
          look="primary"
          onFiles={(files) => void openFiles(session, files)}
        />
      </header>
      <section className="scenario" aria-labelledby="start-by-answering">
        <h2 id="start-by-answering">Start by answering</h2>
        <p>
          Nothing to borrow from? Fifteen questions in plain words make a framework of your own. “We don’t
          know” is an answer: it leaves a hole that the deals will show you.
        </p>
        <p>
          <Link href="/bring/start" className="button">
            Start by answering
          </Link>
        </p>
      </section>
      {catalog.length === 0 ? (
        <EmptyRoom title="No samples are bundled here">Open a framework of your own to go on.</EmptyRoom>
      ) : (
        <ul className="scenarios">
          {catalog.map((entry) => (
            <Scenario key={entry.name} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Scenario({ entry }: { readonly entry: ScenarioEntry }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const origin = useStudio((state) => state.document?.origin);
  const deals = chooseDeals(entry);
  const total = entry.deals
    .filter(({ file }) => deals.includes(file))
    .reduce((sum, { count }) => sum + count, 0);
  const open = (framework: string): void => {
    void session
      .openScenario(entry.name, framework)
      .then((opened) => opened && navigate(deals.length > 0 ? '/replay/player' : '/draw/canvas'));
  };
  const addDeals = (file: string): void => {
    void session.addScenarioDeals(entry.name, file).then(() => navigate('/replay/player'));
  };
  return (
    <li className="scenario">
      <h2>{entry.title ?? phraseKey(entry.name)}</h2>
      {entry.summary === undefined ? null : <p>{entry.summary}</p>}
      <ul className="scenario-frameworks">
        {entry.frameworks.map((framework) => {
          const isOpen =
            origin?.kind === 'scenario' && origin.scenario === entry.name && origin.file === framework.file;
          return (
            <li key={framework.file}>
              <div>
                <b>{framework.name}</b>
                {isOpen ? <span className="fine"> · open now</span> : null}
                {framework.description === undefined ? null : <p className="fine">{framework.description}</p>}
              </div>
              <Button onClick={() => open(framework.file)}>
                {total > 0 ? `Open with ${phraseCount(total)} deals` : 'Open'}
              </Button>
            </li>
          );
        })}
      </ul>
      {entry.deals.length > 0 ? (
        <p className="scenario-deals">
          <span className="fine">Only the deals, for the framework that is open:</span>
          {entry.deals.map(({ file, count }) => (
            <Button key={file} look="quiet" onClick={() => addDeals(file)}>
              {phraseKey(file.replace(/\.deals\.jsonl$/, ''))} ({phraseCount(count)})
            </Button>
          ))}
        </p>
      ) : null}
    </li>
  );
}
