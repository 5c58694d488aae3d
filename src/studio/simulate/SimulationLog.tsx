import './simulate.css';
import { useActions } from '../hooks/useActions.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { listLog, type LogLine } from './listLog.ts';
import { useSimulation } from './useSimulation.ts';

/** What was done, in order: any line leads back to it, and what came after can be done again until something else is. */
export function SimulationLog() {
  const { desk } = useSimulation();
  const position = desk?.simulation.position ?? 0;
  const count = desk?.simulation.script.entries.length ?? 0;
  const go = (next: number): void => desk?.go(next);
  useActions([
    {
      id: 'simulation.back',
      title: 'Simulation: one step back',
      group: 'Simulation',
      enabled: position > 0,
      run: () => go(position - 1),
    },
    {
      id: 'simulation.again',
      title: 'Simulation: one step on again',
      group: 'Simulation',
      enabled: position < count,
      run: () => go(position + 1),
    },
    {
      id: 'simulation.startOver',
      title: 'Simulation: start over',
      group: 'Simulation',
      enabled: count > 0,
      run: () => desk?.startOver(),
    },
  ]);
  if (!desk) return null;
  const lines = listLog(desk.simulation, desk.frames);
  return (
    <section className="simulate-log" aria-label="What was done">
      <div className="simulate-log-tools">
        <IconButton
          icon="undo"
          label="One step back"
          disabled={position === 0}
          onClick={() => go(position - 1)}
        />
        <IconButton
          icon="redo"
          label="One step on again"
          disabled={position === count}
          onClick={() => go(position + 1)}
        />
        <Button look="quiet" disabled={count === 0} onClick={desk.startOver}>
          Start over
        </Button>
        <span className="fine" role="status">
          {position < count
            ? `${String(count - position)} taken back; done again until something else is sent`
            : ''}
        </span>
      </div>
      <ol className="log-lines">
        {lines.map((line) => (
          <li key={line.position}>
            <LogEntry line={line} present={position} onGo={go} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function LogEntry({
  line,
  present,
  onGo,
}: {
  readonly line: LogLine;
  readonly present: number;
  readonly onGo: (position: number) => void;
}) {
  const { position, title, who, when, ran, refused } = line;
  const isPresent = position === present;
  return (
    <button
      type="button"
      className={`log-line ${position > present ? 'is-undone' : ''} ${refused === undefined ? '' : 'is-refused'}`}
      aria-current={isPresent ? 'step' : undefined}
      tabIndex={isPresent ? 0 : -1}
      ref={isPresent ? showLine : undefined}
      onClick={() => onGo(position)}
      onKeyDown={(event) => {
        const next = { ArrowLeft: position - 1, ArrowRight: position + 1 }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        onGo(next);
        const list = event.currentTarget.closest('ol');
        requestAnimationFrame(() => list?.querySelector<HTMLElement>('[aria-current]')?.focus());
      }}
    >
      <b>{title}</b>
      {who === undefined ? null : <span className="fine">{who}</span>}
      {ran.map((clock) => (
        <span key={clock} className="log-ran">
          {clock}
        </span>
      ))}
      {refused === undefined ? null : <span className="log-refused">{refused}</span>}
      <span className="fine">{when}</span>
      {position > present ? <span className="visually-hidden">taken back</span> : null}
    </button>
  );
}

/** Keeps the present line in sight. */
function showLine(line: HTMLElement | null): void {
  line?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
