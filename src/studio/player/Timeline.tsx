import { useMachine } from '@xstate/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FindingKind } from '../../core/index.ts';
import { useActions } from '../hooks/useActions.ts';
import { isBreak, type Frame } from '../session/createFrames.ts';
import { KIND_WORDS } from '../session/kindWords.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { playerMachine, SPEEDS } from '../session/playerMachine.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { chooseLabels, placeTicks } from './placeTicks.ts';

interface Props {
  readonly frames: readonly Frame[];
  readonly current: Frame;
  readonly timezone: string;
  readonly onGo: (frame: Frame) => void;
}

/** The deal's steps in time: one tick each; play, step, scrub, jump. Keys: Space, arrows, N. */
export function Timeline({ frames, current, timezone, onGo }: Props) {
  const position = frames.indexOf(current);
  const nextBreak = frames.find((frame, index) => index > position && isBreak(frame)) ?? frames.find(isBreak);
  const step = (by: number): void => {
    const next = frames[position + by];
    if (next) onGo(next);
  };
  const [playing, send] = useMachine(
    playerMachine.provide({
      actions: {
        advance: ({ self }) => {
          const next = frames[position + 1];
          if (next) onGo(next);
          if (!next || position + 2 >= frames.length || isBreak(next)) self.send({ type: 'player.pause' });
        },
      },
    }),
  );
  const isPlaying = playing.matches('playing');
  const toggle = (): void => {
    if (!isPlaying && position === frames.length - 1 && frames[0]) onGo(frames[0]);
    send({ type: isPlaying ? 'player.pause' : 'player.play' });
  };
  useActions([
    { id: 'player.play', title: 'Play or pause', group: 'Player', defaultHotkey: ' ', run: toggle },
    {
      id: 'player.stepOn',
      title: 'Step on',
      group: 'Player',
      defaultHotkey: 'ArrowRight',
      run: () => step(1),
    },
    {
      id: 'player.stepBack',
      title: 'Step back',
      group: 'Player',
      defaultHotkey: 'ArrowLeft',
      run: () => step(-1),
    },
    {
      id: 'player.toStart',
      title: 'To the first step',
      group: 'Player',
      defaultHotkey: 'Home',
      run: () => step(-position),
    },
    {
      id: 'player.toEnd',
      title: 'To the last step',
      group: 'Player',
      defaultHotkey: 'End',
      run: () => step(frames.length - 1 - position),
    },
    {
      id: 'player.nextBreak',
      title: 'Next break',
      group: 'Player',
      defaultHotkey: 'n',
      run: () => nextBreak && onGo(nextBreak),
    },
  ]);
  return (
    <section className="timeline" aria-label="Steps of the deal">
      <div className="timeline-controls">
        <IconButton
          icon="back"
          label="Step back (left arrow)"
          disabled={position <= 0}
          onClick={() => step(-1)}
        />
        <Button icon={isPlaying ? 'pause' : 'play'} onClick={toggle} title="Space">
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <IconButton
          icon="forward"
          label="Step on (right arrow)"
          disabled={position >= frames.length - 1}
          onClick={() => step(1)}
        />
        <select
          className="select"
          aria-label="Speed"
          value={playing.context.speed}
          onChange={(event) => send({ type: 'player.speed', speed: Number(event.target.value) })}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>
              {speed}×
            </option>
          ))}
        </select>
        <Button
          icon="jump"
          disabled={nextBreak === undefined || nextBreak === current}
          onClick={() => nextBreak && onGo(nextBreak)}
          title="N"
        >
          Next break
        </Button>
        <span className="timeline-where" role="status">
          step {position + 1} of {frames.length} ·{' '}
          {phraseInstant(new Date(current.at).toISOString(), timezone)} · <b>{current.label}</b>
        </span>
      </div>
      <Track frames={frames} current={current} timezone={timezone} onGo={onGo} />
    </section>
  );
}

function Track({ frames, current, timezone, onGo }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(700);
  useEffect(() => {
    const element = track.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const places = useMemo(() => placeTicks(frames.map((frame) => frame.at)), [frames]);
  const labels = useMemo(
    () =>
      chooseLabels(
        places.map((place) => place * width),
        frames.map((frame) =>
          frame === current ? 3 : isBreak(frame) ? 2 : frame.findings.length > 0 ? 1 : 0,
        ),
        122,
      ),
    [places, width, frames, current],
  );
  const scrub = (event: React.PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (!box || (event.type === 'pointermove' && event.buttons !== 1)) return;
    const at = (event.clientX - box.left) / box.width;
    let nearest = 0;
    places.forEach((place, index) => {
      if (Math.abs(place - at) < Math.abs((places[nearest] ?? 0) - at)) nearest = index;
    });
    const frame = frames[nearest];
    if (frame && frame !== current) onGo(frame);
  };
  return (
    <div className="track-pad">
      <div ref={track} className="track" onPointerDown={scrub} onPointerMove={scrub}>
        <span className="track-done" style={{ width: `${100 * (places[frames.indexOf(current)] ?? 0)}%` }} />
        {frames.map((frame, index) => (
          <Tick
            key={frame.key}
            frame={frame}
            place={places[index] ?? 0}
            labelled={labels.has(index)}
            current={frame === current}
            timezone={timezone}
            onGo={onGo}
          />
        ))}
      </div>
    </div>
  );
}

function Tick({
  frame,
  place,
  labelled,
  current,
  timezone,
  onGo,
}: {
  readonly frame: Frame;
  readonly place: number;
  readonly labelled: boolean;
  readonly current: boolean;
  readonly timezone: string;
  readonly onGo: (frame: Frame) => void;
}) {
  const kind = gravestKind(frame);
  const day = phraseInstant(new Date(frame.at).toISOString(), timezone, 'day');
  const words = `${frame.label}${frame.who === undefined ? '' : ` by ${frame.who}`}, ${day}${kind ? `: ${KIND_WORDS[kind].long}` : ''}`;
  return (
    <button
      type="button"
      className={`tick tick-${frame.kind} ${kind ? `tick-${kind}` : ''} ${current ? 'is-current' : ''}`}
      style={{ left: `${place * 100}%` }}
      aria-label={words}
      aria-current={current ? 'step' : undefined}
      title={words}
      tabIndex={current ? 0 : -1}
      onClick={() => onGo(frame)}
    >
      <span className={`tick-dot ${kind ? `tone-${kind}` : ''}`} />
      {labelled ? (
        <span className="tick-label" aria-hidden="true">
          <span className="tick-words">{frame.label}</span>
          {frame.who === undefined ? null : <span>{frame.who}</span>}
          <span>{day}</span>
        </span>
      ) : null}
    </button>
  );
}

const GRAVITY: readonly FindingKind[] = ['silent', 'ambiguous', 'contradicted', 'unreadable'];

/** The gravest kind among a step's findings. */
function gravestKind(frame: Frame): FindingKind | undefined {
  return GRAVITY.find((kind) => frame.findings.some((finding) => finding.kind === kind));
}
