import "./deals.css";
import { useMemo } from "react";
import { Link } from "wouter";
import { useSession, useStudio } from "../hooks/useSession.ts";
import { openFiles } from "../session/openFiles.ts";
import { phraseCount } from "../session/phraseNumber.ts";
import { FilePicker } from "../widgets/FilePicker.tsx";
import { SetList } from "./SetList.tsx";

const SHOWN_REJECTED = 20;

/** Bring › Deals: what is loaded, from where, and the lines that are no deals. */
export function DealsRoom() {
  const session = useSession();
  const { sets, rows, rejected } = useStudio((state) => state.deals);
  const counts = useMemo(() => {
    const all = sets.map(() => ({ deals: 0, won: 0 }));
    for (const { source, outcome } of rows) {
      const own = all[source];
      if (!own) continue;
      own.deals += 1;
      if (outcome === "won") own.won += 1;
    }
    return all;
  }, [sets, rows]);
  return (
    <div className="deals-room">
      <header className="room-head">
        <h1>
          {rows.length === 0
            ? "Bring deals"
            : `${phraseCount(rows.length)} deals are open`}
        </h1>
        <p>
          Closed deals are the test of a framework. Open a{" "}
          <code>.deals.jsonl</code> file, one deal a line, plain or packed (
          <code>.gz</code>), of any length, or drop it anywhere on this page.{" "}
          <b>Nothing leaves this computer.</b>
        </p>
        <FilePicker
          label="Open deals"
          accept=".jsonl,.ndjson,.jsonc,.json,.gz"
          look="primary"
          onFiles={(files) => void openFiles(session, files)}
        />
      </header>
      <SetList counts={counts} />
      {rows.length > 0 ? (
        <p>
          <Link href="/replay/player" className="button button-plain">
            Watch them in the player
          </Link>
        </p>
      ) : (
        <p>
          No deals at hand? <Link href="/bring/borrow">Borrow a sample</Link>{" "}
          and watch a framework break.
        </p>
      )}
      {rejected.length > 0 ? (
        <section className="rejected">
          <h2>
            {phraseCount(rejected.length)}{" "}
            {rejected.length === 1 ? "line was" : "lines were"} left out
          </h2>
          <ul>
            {rejected.slice(0, SHOWN_REJECTED).map((line) => (
              <li key={`${line.source} ${line.line}`}>
                <b>
                  {sets[line.source]?.name}, line {line.line}
                </b>
                : {line.message}
              </li>
            ))}
          </ul>
          {rejected.length > SHOWN_REJECTED ? (
            <p className="fine">
              and {phraseCount(rejected.length - SHOWN_REJECTED)} more
            </p>
          ) : null}
        </section>
      ) : null}
    </div>
  );
}
