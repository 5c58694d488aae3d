import './problems.css';
import { useRef, useState } from 'react';
import { nameCommand, type Diagnostic, type Severity } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { Icon } from '../widgets/Icon.tsx';

const SEVERITIES = [
  { severity: 'error', one: 'error', many: 'errors' },
  { severity: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'info', one: 'remark', many: 'remarks' },
] as const;

/** What there is to say about the framework text, by severity; a click shows the place, another ends the problem where one command can. */
export function ProblemsDrawer() {
  const session = useSession();
  const open = useStudio((state) => state.problemsOpen);
  const all = useStudio((state) => state.reading.diagnostics);
  const [hidden, setHidden] = useState<readonly Severity[]>([]);
  const diagnostics = all.filter(({ severity }) => !hidden.includes(severity));
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
    const count = all.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [{ severity, phrase: `${count} ${count === 1 ? one : many}` }];
  });
  const toggle = (severity: Severity): void =>
    setHidden(
      hidden.includes(severity) ? hidden.filter((other) => other !== severity) : [...hidden, severity],
    );
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
          {counts.length === 0 ? 'none in the text' : counts.map(({ phrase }) => phrase).join(', ')}
        </span>
      </button>
      {open && counts.length > 1 ? (
        <div className="problem-filter" role="group" aria-label="Show">
          {counts.map(({ severity, phrase }) => (
            <button
              key={severity}
              type="button"
              className="value-chip"
              aria-pressed={!hidden.includes(severity)}
              onClick={() => toggle(severity)}
            >
              {phrase}
            </button>
          ))}
        </div>
      ) : null}
      {open ? (
        <ul className="problem-list">
          {diagnostics.length === 0 ? (
            <li className="fine problem-none">
              {all.length === 0
                ? 'The text has no problems.'
                : 'All problems are of a kind that is not shown.'}
            </li>
          ) : null}
          {diagnostics.map((diagnostic, index) => (
            <li key={`${index} ${diagnostic.code}`} className="problem-row">
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
              <ProblemFix diagnostic={diagnostic} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Carries out what would end a problem. */
function ProblemFix({ diagnostic: { fix, message } }: { readonly diagnostic: Diagnostic }) {
  const session = useSession();
  if (!fix) return null;
  const name = nameCommand(fix);
  return (
    <button
      type="button"
      className="problem-fix"
      aria-label={`${name}: ends “${message}”`}
      onClick={() => session.runCommand(fix)}
    >
      {name}
    </button>
  );
}
