import './problems.css';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Icon } from '../widgets/Icon.tsx';

const SEVERITIES = [
  { severity: 'error', one: 'error', many: 'errors' },
  { severity: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'info', one: 'remark', many: 'remarks' },
] as const;

/** What there is to say about the framework text; a click shows the place. */
export function ProblemsDrawer() {
  const session = useSession();
  const open = useStudio((state) => state.problemsOpen);
  const diagnostics = useStudio((state) => state.reading.diagnostics);
  const document = useStudio((state) => state.document);
  if (!document) return null;
  const counts = SEVERITIES.flatMap(({ severity, one, many }) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return (
    <section className={open ? 'problems is-open' : 'problems'} aria-label="Problems in the text">
      <button
        type="button"
        className="problems-bar"
        aria-expanded={open}
        onClick={() => session.toggleProblems()}
      >
        <Icon name={open ? 'down' : 'right'} size={13} />
        Problems
        <span className="fine" role="status">
          {counts.length === 0 ? 'none in the text' : counts.join(', ')}
        </span>
      </button>
      {open ? (
        <ul className="problem-list">
          {diagnostics.length === 0 ? <li className="fine problem-none">The text has no problems.</li> : null}
          {diagnostics.map((diagnostic, index) => (
            <li key={`${index} ${diagnostic.code}`}>
              <button
                type="button"
                className={`problem problem-${diagnostic.severity}`}
                onClick={() => session.revealSource(diagnostic.range)}
              >
                <span className="problem-severity">{diagnostic.severity}</span>
                <span>{diagnostic.message}</span>
                <span className="fine">
                  line {diagnostic.range.line} · {diagnostic.code}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
