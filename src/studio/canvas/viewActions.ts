import type { Action } from '../session/actionRegistry.ts';
import type { CanvasBench } from './canvasBench.ts';
import { calmly } from './calmly.ts';

const FIT = { padding: 0.08, maxZoom: 1 };

/** How the canvas is looked at, and how it behaves under the hand. */
export function listViewActions(bench: CanvasBench): readonly Action[] {
  const { flow, settings, change, states } = bench;
  const { mode, snap, grid, wheel, bare } = settings;
  return [
    {
      id: 'canvas.pointer',
      title: 'Pointer: dragging chooses',
      group: 'Canvas',
      defaultHotkey: 'v',
      enabled: mode !== 'pointer',
      run: () => change({ mode: 'pointer' }),
    },
    {
      id: 'canvas.hand',
      title: 'Hand: dragging moves the view',
      group: 'Canvas',
      defaultHotkey: 'h',
      enabled: mode !== 'hand',
      run: () => change({ mode: 'hand' }),
    },
    {
      id: 'canvas.wheel',
      title: wheel === 'zoom' ? 'Let the wheel move the view' : 'Let the wheel zoom',
      group: 'Canvas',
      run: () => change({ wheel: wheel === 'zoom' ? 'move' : 'zoom' }),
    },
    {
      id: 'canvas.snap',
      title: snap ? 'Do not line up while dragging' : 'Line up while dragging',
      group: 'Canvas',
      words: 'snap',
      defaultHotkey: 'alt+s',
      run: () => change({ snap: !snap }),
    },
    {
      id: 'canvas.grid',
      title: grid ? 'Hide the grid' : 'Show the grid',
      group: 'Canvas',
      defaultHotkey: "mod+'",
      otherHotkeys: ["mod+shift+'"],
      run: () => change({ grid: !grid }),
    },
    {
      id: 'canvas.bare',
      title: bare ? 'Show everything around the canvas' : 'Show the canvas alone',
      group: 'Canvas',
      words: 'focus mode hide',
      defaultHotkey: 'mod+.',
      run: () => change({ bare: !bare }),
    },
    {
      id: 'canvas.zoomIn',
      title: 'Zoom in',
      group: 'Canvas',
      defaultHotkey: '+',
      otherHotkeys: ['='],
      run: () => void flow.zoomIn({ duration: calmly(120) }),
    },
    {
      id: 'canvas.zoomOut',
      title: 'Zoom out',
      group: 'Canvas',
      defaultHotkey: '-',
      run: () => void flow.zoomOut({ duration: calmly(120) }),
    },
    {
      id: 'canvas.zoomFull',
      title: 'Zoom to 100 %',
      group: 'Canvas',
      defaultHotkey: 'shift+0',
      otherHotkeys: ['mod+0'],
      run: () => void flow.zoomTo(1, { duration: calmly(200) }),
    },
    {
      id: 'canvas.fit',
      title: 'See the whole path',
      group: 'Canvas',
      words: 'zoom fit',
      defaultHotkey: 'shift+1',
      run: () => void flow.fitView({ ...FIT, duration: calmly(250) }),
    },
    {
      id: 'canvas.fitChosen',
      title: 'See what is chosen',
      group: 'Canvas',
      words: 'zoom selection',
      defaultHotkey: 'shift+2',
      enabled: states.length > 0,
      run: () =>
        void flow.fitView({
          nodes: states.map((id) => ({ id })),
          padding: 0.3,
          maxZoom: 1.2,
          duration: calmly(250),
        }),
    },
    {
      id: 'canvas.find',
      title: 'Find on the canvas',
      group: 'Canvas',
      defaultHotkey: 'mod+f',
      run: bench.find,
    },
  ];
}
