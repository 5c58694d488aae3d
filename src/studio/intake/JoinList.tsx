import type { Join, Mapping, ObjectName, ProposedJoin } from '../../core/records/index.ts';
import type { JoinsSummary } from '../../engine/intake/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { nameOfRecords } from './phraseRecords.ts';

/** Records that may be one deal, each pair with its reason, to be joined or kept apart; every answer can be taken back. */
export function JoinList({
  mapping,
  joins,
}: {
  readonly mapping: Mapping;
  readonly joins: JoinsSummary | undefined;
}) {
  const session = useSession();
  const settled = mapping.joins.filter(({ confirmed }) => confirmed !== undefined);
  const open = [
    ...mapping.joins.filter(({ confirmed }) => confirmed === undefined),
    ...(joins?.proposed ?? []),
  ];
  return (
    <>
      <p className="fine">
        A conflict is two records on one customer, and nothing in the system links them. Join the pairs that
        were one deal: only then does the framework see the conflict.
      </p>
      <ul className="intake-joins" aria-label="Pairs of records">
        {settled.map((join) => (
          <li key={keyOf(join.objects)} className="is-settled">
            <JoinText objects={join.objects} because={join.because} />
            <span className="intake-join-answer">{join.confirmed ? 'Joined' : 'Not joined'}</span>
            {join.confirmed ? null : (
              <Button onClick={() => settle(join, true)} aria-label={`Join ${nameAll(join.objects)}`}>
                Join
              </Button>
            )}
            <Button
              look="quiet"
              onClick={() => session.editMapping({ kind: 'join.open', objects: join.objects })}
              aria-label={`Ask about ${nameAll(join.objects)} again`}
            >
              Ask again
            </Button>
          </li>
        ))}
        {open.map((join) => (
          <li key={keyOf(join.objects)}>
            <JoinText
              objects={join.objects}
              because={join.because}
              isSure={!('certainty' in join) || join.certainty === 'same'}
            />
            <Button onClick={() => settle(join, true)} aria-label={`Join ${nameAll(join.objects)}`}>
              One deal
            </Button>
            <Button
              look="quiet"
              onClick={() => settle(join, false)}
              aria-label={`Keep ${nameAll(join.objects)} apart`}
            >
              Two deals
            </Button>
          </li>
        ))}
      </ul>
      {open.length === 0 && settled.length === 0 ? (
        <p>{joins ? 'No two records look like one deal.' : 'Looking for records that are one deal…'}</p>
      ) : null}
      {joins && joins.count > joins.proposed.length ? (
        <p className="fine">
          The first {phraseCount(joins.proposed.length)} of {phraseCount(joins.count)}; more come as you
          answer.
        </p>
      ) : null}
    </>
  );

  function settle({ objects, because }: Join | ProposedJoin, confirmed: boolean): void {
    session.editMapping({
      kind: 'join.settle',
      objects,
      confirmed,
      ...(because === undefined ? {} : { because }),
    });
  }
}

function JoinText({
  objects,
  because,
  isSure = true,
}: {
  readonly objects: readonly ObjectName[];
  readonly because: string | undefined;
  readonly isSure?: boolean;
}) {
  return (
    <span className="intake-join">
      <b>{nameAll(objects)}</b>
      <span className="fine">
        {because ?? ''}
        {isSure ? '' : '. Perhaps.'}
      </span>
    </span>
  );
}

function nameAll(objects: readonly ObjectName[]): string {
  return objects.map(({ type, id }) => `${nameOfRecords(type).toLowerCase()} ${id}`).join(' and ');
}

function keyOf(objects: readonly ObjectName[]): string {
  return JSON.stringify(objects);
}
