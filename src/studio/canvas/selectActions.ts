import type { Action } from '../session/actionRegistry.ts';
import type { CanvasBench } from './canvasBench.ts';
import { findJoined, findReachable, listLinesAt } from './findConnected.ts';
import { toAbsolute } from './placeBoxes.ts';
import { nearestIn, readArrow, walkDrawing, type Direction } from './walkDrawing.ts';

const AWAY = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

/** Walking the path, and choosing what is to be worked on. */
export function listSelectActions(bench: CanvasBench): readonly Action[] {
  const { placed, states, lines, current } = bench;
  const { lifecycle } = placed;
  const some = states.length > 0;
  const start = (lifecycle.nodes.find((node) => node.initial) ?? lifecycle.nodes[0])?.id;
  const choose = (ids: readonly string[]): void => bench.selectOnly(ids);
  return [
    {
      id: 'canvas.walk',
      title: 'Follow a line to the next state',
      group: 'Canvas: choose',
      defaultHotkey: 'alt+ArrowRight',
      otherHotkeys: ['alt+ArrowLeft', 'alt+ArrowUp', 'alt+ArrowDown'],
      enabled: start !== undefined,
      run(key) {
        const next = findNext(bench, readArrow(key)) ?? (current === undefined ? start : undefined);
        if (next !== undefined) bench.reveal(next);
      },
    },
    {
      id: 'canvas.walkAndAdd',
      title: 'Follow a line and choose that state as well',
      group: 'Canvas: choose',
      defaultHotkey: 'alt+shift+ArrowRight',
      otherHotkeys: ['alt+shift+ArrowLeft', 'alt+shift+ArrowUp', 'alt+shift+ArrowDown'],
      enabled: some,
      run(key) {
        const next = findNext(bench, readArrow(key));
        if (next === undefined) return;
        choose([...new Set([...states, next])]);
        bench.reveal(next, { keep: true });
      },
    },
    {
      id: 'canvas.toggleChosen',
      title: 'Choose the state at hand, or no longer',
      group: 'Canvas: choose',
      defaultHotkey: 'shift+ ',
      enabled: current !== undefined && lines.length === 0,
      run() {
        if (current === undefined) return;
        choose(states.includes(current) ? states.filter((id) => id !== current) : [...states, current]);
      },
    },
    {
      id: 'canvas.nextLine',
      title: 'Go through the lines of a state',
      group: 'Canvas: choose',
      defaultHotkey: 'l',
      enabled: some || lines.length > 0,
      run() {
        const next = findNextLine(bench);
        if (next !== undefined) bench.focus(next);
      },
    },
    {
      id: 'canvas.chooseAll',
      title: 'Choose everything',
      group: 'Canvas: choose',
      words: 'select all',
      defaultHotkey: 'mod+a',
      run: () => choose(lifecycle.nodes.map(({ id }) => id)),
    },
    {
      id: 'canvas.chooseJoined',
      title: 'Choose what is joined to it',
      group: 'Canvas: choose',
      words: 'select connected',
      defaultHotkey: 'alt+c',
      enabled: some,
      run: () => choose(findJoined(lifecycle, states)),
    },
    {
      id: 'canvas.chooseOnward',
      title: 'Choose all that can follow',
      group: 'Canvas: choose',
      words: 'select downstream',
      defaultHotkey: 'alt+d',
      enabled: some,
      run: () => choose(findReachable(lifecycle, states, 'onward')),
    },
    {
      id: 'canvas.chooseBack',
      title: 'Choose all that leads there',
      group: 'Canvas: choose',
      words: 'select upstream',
      defaultHotkey: 'alt+u',
      enabled: some,
      run: () => choose(findReachable(lifecycle, states, 'back')),
    },
    {
      id: 'canvas.chooseNothing',
      title: 'Choose nothing',
      group: 'Canvas: choose',
      defaultHotkey: 'Escape',
      enabled: some || lines.length > 0,
      run: () => choose([]),
    },
    {
      id: 'canvas.move',
      title: 'Move what is chosen, else the view (Shift: further)',
      group: 'Canvas: choose',
      defaultHotkey: 'ArrowRight',
      otherHotkeys: ['ArrowLeft', 'ArrowUp', 'ArrowDown', ...SHIFTED],
      run(key) {
        const [x, y] = AWAY[readArrow(key)];
        const far = key?.startsWith('shift+') === true;
        if (some) {
          const step = far ? 40 : 8;
          bench.moves.nudge(states, { x: x * step, y: y * step });
        } else {
          const view = bench.flow.getViewport();
          const step = far ? 200 : 50;
          void bench.flow.setViewport({ ...view, x: view.x - x * step, y: view.y - y * step });
        }
      },
    },
  ];
}

const SHIFTED = ['shift+ArrowRight', 'shift+ArrowLeft', 'shift+ArrowUp', 'shift+ArrowDown'];

/** Where the next state lies: along a line if one leads that way, else the nearest; from a line, one of its ends. */
function findNext({ placed, states, current }: CanvasBench, direction: Direction): string | undefined {
  const { lifecycle, layout } = placed;
  const line = lifecycle.edges.find(({ id }) => id === current);
  const absolute = toAbsolute(lifecycle, layout.boxes);
  if (line) {
    const ends = nearestIn(absolute, line.source, [line.target], direction);
    return ends ?? line.source;
  }
  const from = current ?? states[0];
  if (from === undefined) return undefined;
  const all = lifecycle.nodes.map(({ id }) => id);
  return walkDrawing(lifecycle, absolute, from, direction) ?? nearestIn(absolute, from, all, direction);
}

function findNextLine({ placed, states, lines }: CanvasBench): string | undefined {
  const { lifecycle } = placed;
  const [line] = lines;
  const state = states[0] ?? lifecycle.edges.find(({ id }) => id === line)?.source;
  if (state === undefined) return undefined;
  const all = listLinesAt(lifecycle, state);
  return all[(all.indexOf(line ?? '') + 1) % all.length];
}
