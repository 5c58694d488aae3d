import type { Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import type { Action } from '../session/actionRegistry.ts';
import type { CanvasBench } from './canvasBench.ts';
import { CanvasMenu } from './CanvasMenu.tsx';
import { ClockCard } from './ClockCard.tsx';
import type { DrawnEdge } from './createDrawing.ts';
import { DraftCard } from './DraftCard.tsx';
import { FindOnCanvas } from './FindOnCanvas.tsx';
import { listMenuGroups } from './menuGroups.ts';
import { listPins } from './planMoves.ts';
import type { CanvasMenuState } from './useCanvasMenu.ts';

const MENU_LABELS = {
  state: 'What to do with what is chosen',
  line: 'What to do with the line',
  ground: 'The canvas',
};

/** What opens over the canvas: a new state, a clock, the search, the menu. */
export function CanvasCards({
  framework,
  bench,
  actions,
  menu,
  clock,
  finding,
  onComeBack,
  onLeave,
}: {
  readonly framework: Framework;
  readonly bench: CanvasBench;
  readonly actions: readonly Action[];
  readonly menu: CanvasMenuState;
  readonly clock: { readonly edge: DrawnEdge; readonly at: Position } | undefined;
  readonly finding: boolean;
  /** Brings the keyboard back to where it was. */
  readonly onComeBack: () => void;
  /** Closes all cards. */
  readonly onLeave: () => void;
}) {
  const { placed, drafts } = bench;
  return (
    <>
      {drafts.draft ? (
        <DraftCard
          key={JSON.stringify(drafts.draft)}
          framework={framework}
          draft={drafts.draft}
          pins={listPins(placed.lifecycle, placed.layout.boxes, framework.layout.get(placed.lifecycle.name))}
          onDone={(command, path) => {
            if (!bench.commands.run(command)) return false;
            drafts.close();
            bench.focus(`${placed.lifecycle.name}:${path.join('.')}`);
            return true;
          }}
          onClose={onLeave}
        />
      ) : null}
      {clock ? <ClockCard framework={framework} edge={clock.edge} at={clock.at} onClose={onLeave} /> : null}
      {finding ? (
        <FindOnCanvas lifecycle={placed.lifecycle} onFound={bench.reveal} onClose={onLeave} />
      ) : null}
      {menu.open ? (
        <CanvasMenu
          label={MENU_LABELS[menu.open.subject]}
          at={menu.open.at}
          groups={listMenuGroups(actions, menu.open.subject)}
          onClose={(action) => {
            const here = menu.open?.here === true && action?.id === 'canvas.add' ? menu.open.at : undefined;
            menu.close();
            onComeBack();
            if (here) drafts.at(here);
            else action?.run();
          }}
        />
      ) : null}
    </>
  );
}
