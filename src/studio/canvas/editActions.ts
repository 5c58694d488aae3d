import type { Action } from '../session/actionRegistry.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import type { CanvasBench } from './canvasBench.ts';
import { pathOf } from './planMoves.ts';
import { listNewStates, NEW_STATES } from './planNewState.ts';
import { readArrow } from './walkDrawing.ts';

/** What can be drawn, and done with what is drawn. */
export function listEditActions(bench: CanvasBench): readonly Action[] {
  const { placed, states, lines, commands, drafts } = bench;
  const { lifecycle } = placed;
  const only = states.length === 1 && lines.length === 0 ? states[0] : undefined;
  const line = lines.length === 1 && states.length === 0 ? lines[0] : undefined;
  const shape = lifecycle.nodes.find(({ id }) => id === only)?.shape;
  const clock = lifecycle.edges.find(({ id }) => id === line)?.lines.some(({ timer }) => timer) === true;
  const name = titleOfKey(pathOf(only).at(-1) ?? 'it');
  const some = states.length > 0;
  const follow = only !== undefined && shape !== 'final';
  return [
    {
      id: 'canvas.add',
      title: 'Add something to the path',
      group: 'Canvas: draw',
      defaultHotkey: 'n',
      run: () => drafts.inView(lifecycle.name === 'deal' ? 'stage' : 'state'),
    },
    ...listNewStates(lifecycle.name).map((kind): Action => ({
      id: `canvas.add:${kind}`,
      title: `Add: ${NEW_STATES[kind].label}`,
      group: 'Canvas: draw',
      run: () => drafts.inView(kind),
    })),
    {
      id: 'canvas.addAfter',
      title: follow ? `Add what comes after ${name}` : 'Add what comes next',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+ArrowRight',
      otherHotkeys: ['mod+ArrowLeft', 'mod+ArrowUp', 'mod+ArrowDown'],
      enabled: follow,
      run(key) {
        if (only !== undefined) drafts.after(only, readArrow(key));
      },
    },
    {
      id: 'canvas.connect',
      title: follow ? `Connect ${name} to…` : 'Connect to…',
      group: 'Canvas: draw',
      defaultHotkey: 'c',
      enabled: follow,
      run() {
        if (only !== undefined) drafts.connectFrom(only);
      },
    },
    {
      id: 'canvas.open',
      title: line === undefined ? 'Rename' : clock ? 'Change the clock' : 'Change when it happens',
      group: 'Canvas: draw',
      defaultHotkey: 'Enter',
      otherHotkeys: ['F2'],
      enabled: only !== undefined || line !== undefined,
      run() {
        if (only !== undefined) bench.startRename(only);
        else if (line !== undefined) bench.openLine(line);
      },
    },
    {
      id: 'canvas.remove',
      title: 'Remove what is chosen',
      group: 'Canvas: draw',
      words: 'delete',
      defaultHotkey: 'Delete',
      otherHotkeys: ['Backspace'],
      enabled: some || lines.length > 0,
      run: () => commands.remove(states, lines),
    },
    {
      id: 'canvas.duplicate',
      title: 'Duplicate',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+d',
      enabled: some,
      run: () => bench.selectOnly(commands.duplicate(states, { x: 40, y: 40 })),
    },
    {
      id: 'canvas.copy',
      title: 'Copy',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+c',
      keysAreNative: true,
      enabled: some,
      run: () => void commands.copyToClipboard(states),
    },
    {
      id: 'canvas.cut',
      title: 'Cut',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+x',
      keysAreNative: true,
      enabled: some,
      run: () =>
        void commands.copyToClipboard(states).then((done) => {
          if (done) commands.remove(states, lines);
        }),
    },
    {
      id: 'canvas.paste',
      title: 'Paste',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+v',
      keysAreNative: true,
      run: () => void commands.pasteFromClipboard().then(bench.selectOnly),
    },
    {
      id: 'canvas.group',
      title: 'Group',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+g',
      enabled: some,
      run() {
        const id = commands.group(states);
        if (id === undefined) return;
        bench.selectOnly([id]);
        bench.startRename(id);
      },
    },
    {
      id: 'canvas.ungroup',
      title: 'Ungroup',
      group: 'Canvas: draw',
      defaultHotkey: 'mod+shift+g',
      enabled: shape === 'container',
      run() {
        const freed = only === undefined ? undefined : commands.ungroup(only);
        if (freed) bench.selectOnly(freed);
      },
    },
    {
      id: 'canvas.tidy',
      title: states.length > 1 ? `Tidy ${states.length} states` : 'Tidy the whole path',
      group: 'Canvas: draw',
      words: 'layout arrange',
      defaultHotkey: 'alt+l',
      run: bench.tidy,
    },
    {
      id: 'canvas.menu',
      title: 'Open the menu of what is chosen',
      group: 'Canvas: draw',
      defaultHotkey: 'shift+F10',
      otherHotkeys: ['ContextMenu'],
      run: () => bench.openMenu(),
    },
  ];
}
