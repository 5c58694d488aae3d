import './problems.css';
import { useRef } from 'react';
import type { Diagnostic } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
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
  const last = useRef<Diagnostic>(undefined);
  const goOn = (by: 1 | -1): void => {
    const at = last.current ? diagnostics.indexOf(last.current) : by > 0 ? -1 : 0;
    const next = diagnostics[(at + by + diagnostics.length) % diagnostics.length];
    last.current = next;
    if (next) session.revealSource(next.range);
  };
  const some = { group: 'Studio', enabled: diagnostics.length > 0 };
  useActions([
    {
      ...some,
      id: 'problem.next',
      title: 'Go to the next problem',
      defaultHotkey: 'F8',
      words: 'error warning',
      run: () => goOn(1),
    },
    {
      ...some,
      id: 'problem.previous',
      title: 'Go to the problem before',
      defaultHotkey: 'shift+F8',
      words: 'error warning previous',
      run: () => goOn(-1),
    },
  ]);
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
