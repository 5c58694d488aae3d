import './grid.css';
import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { createGridClipboard } from './createGridClipboard.ts';
import { GridBodyRow } from './GridBodyRow.tsx';
import { GridHead } from './GridHead.tsx';
import { cellAt, isControl, isMenuSign, placeOf } from './gridElements.ts';
import type { CellChange, GridColumn, GridRow } from './gridContent.ts';
import { GridEditor, type Commit, type EditorPanelProps } from './GridEditor.tsx';
import { GridMenu, type GridMenuItem } from './GridMenu.tsx';
import {
  blockOf,
  clampSelection,
  moveSelection,
  selectPlace,
  selectWhole,
  shiftRows,
  type GridPlace,
  type GridSelection,
} from './gridSelection.ts';
import { interpretGridKey, type GridIntent } from './interpretGridKey.ts';
import { listRowMenu, type RowActions } from './listRowMenu.ts';
import { useChosenRow } from './useChosenRow.ts';
import { useGridFocus } from './useGridFocus.ts';
import { shiftOf, useGridDrag } from './useGridDrag.ts';
import { useGridLines } from './useGridLines.ts';

export interface DataGridProps {
  readonly label: string;
  /** What a row is called: "rule". */
  readonly rowWord: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Above the row headers. */
  readonly corner: ReactNode;
  /** Width of the row headers, in pixels. */
  readonly cornerWidth: number;
  /** Absent: nothing can be changed. */
  readonly actions: GridActions | undefined;
  readonly renderPanel: (place: GridPlace, props: EditorPanelProps) => ReactNode;
  /** Takes the focus to a place, once for every `ask`. */
  readonly goTo?: GoTo | undefined;
  /** The row chosen elsewhere; it is selected without taking the focus. */
  readonly chosenRow?: number | undefined;
  /** The person went to a row. */
  readonly onChooseRow?: (row: number) => void;
  readonly columnMenu: (column: number) => readonly GridMenuItem[];
  /** Is shown a pasted text first; answers whether it is taken care of. */
  readonly onPasteTable?: (text: string) => boolean;
}

export interface GridActions extends RowActions {
  /** Takes texts, all in one step. Cells are cleared by an empty text. */
  write(changes: readonly CellChange[]): void;
  /** Answers whether it went there. */
  moveColumn(column: number, by: number): boolean;
}

/** In pixels: a grid with enough rows is never squeezed below this. */
const LEAST_HEIGHT = 330;

interface Editing extends GridPlace {
  readonly initial: string;
  readonly element: HTMLElement;
}

export interface GoTo extends GridPlace {
  readonly ask: number;
}

interface OpenMenu {
  readonly label: string;
  readonly items: readonly GridMenuItem[];
  readonly at: { readonly left: number; readonly top: number };
}

/** A spreadsheet: one place has the focus, a block is selected, and every change is told as texts. */
export function DataGrid(props: DataGridProps) {
  const { label, rowWord, columns, rows, actions, columnMenu } = props;
  const size = useMemo(() => ({ rows: rows.length, columns: columns.length }), [rows.length, columns.length]);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLDivElement>(null);
  const [wanted, setSelection] = useChosenRow(table, props.chosenRow);
  const [editing, setEditing] = useState<Editing | undefined>(undefined);
  const isOpen = useRef(false);
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);
  const [gone, setGone] = useState<number | undefined>(undefined);
  if (props.goTo && props.goTo.ask !== gone) {
    setGone(props.goTo.ask);
    setSelection(selectPlace(props.goTo));
  }
  const released = useRef(false);
  const extending = useRef(false);
  const selection = clampSelection(wanted, size);
  const { focus } = selection;
  const block = blockOf(selection, size);
  const focusing = useGridFocus(table, focus, editing !== undefined || menu !== undefined, props.goTo?.ask);

  const select = (next: GridSelection): void => {
    setSelection(next);
    focusing.take();
    if (next.focus.row >= 0) props.onChooseRow?.(next.focus.row);
  };
  const clear = (): void => {
    actions?.write(placesOf(block).map((place) => ({ ...place, text: '' })));
  };
  const moveRows = (by: number): void => {
    const shift = Math.max(-block.top, Math.min(by, size.rows - 1 - block.bottom));
    if (!actions || shift === 0) return;
    actions.moveRows(block.top, block.bottom, shift);
    select(shiftRows(selection, shift));
  };
  const moveColumn = (from: number, by: number, row: number): void => {
    if (by !== 0 && actions?.moveColumn(from, by)) select(selectPlace({ row, column: from + by }));
  };
  const dragging = useGridDrag((drag) => {
    const by = shiftOf(drag);
    if (drag.axis === 'column') return moveColumn(drag.from, by, -1);
    select(selectPlace({ row: drag.from + by, column: -1 }));
    if (by !== 0) actions?.moveRows(drag.from, drag.from, by);
  });
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { lines, measure } = useGridLines(scroller, ids, [focus.row, editing?.row ?? focus.row]);
  const rowActions = actions && {
    ...actions,
    moveRows: (_top: number, _bottom: number, by: number) => moveRows(by),
    insertRow: (at: number) => {
      actions.insertRow(at);
      select(selectPlace({ row: at, column: 0 }));
    },
    duplicateRows: (top: number, bottom: number) => {
      actions.duplicateRows(top, bottom);
      select(shiftRows(selection, bottom - top + 1));
    },
  };

  const openMenu = (place: GridPlace, point?: { left: number; top: number }): void => {
    const box = cellAt(table.current, place)?.getBoundingClientRect();
    const at = point ?? { left: box?.left ?? 0, top: box?.bottom ?? 0 };
    const items =
      place.row < 0
        ? columnMenu(place.column)
        : rowActions
          ? listRowMenu(rowWord, block, size, rowActions)
          : [];
    const name = place.row < 0 ? columns[place.column]?.label : rows[place.row]?.label;
    if (items.length > 0) setMenu({ label: name ?? label, items, at });
  };
  const edit = (place: GridPlace, text?: string): void => {
    if (place.row < 0 || place.column < 0) {
      if (text === undefined) openMenu(place);
      return;
    }
    const cell = rows[place.row]?.cells[place.column];
    const element = cellAt(table.current, place);
    if (!actions || !cell || !element || columns[place.column]?.readOnly) return;
    isOpen.current = true;
    setEditing({ ...place, initial: text ?? cell.draft ?? cell.text, element });
  };
  const commit = ({ text, step, fill, stay }: Commit): void => {
    if (!editing || !isOpen.current) return;
    isOpen.current = false;
    setEditing(undefined);
    const place = { row: editing.row, column: editing.column };
    if (fill) actions?.write(placesOf(block).map((covered) => ({ ...covered, text })));
    else if (text !== draftAt(rows, editing)) actions?.write([{ ...place, text }]);
    if (fill || stay) focusing.take();
    else if (step) select(moveSelection(selectPlace(place), step, size, false) ?? selectPlace(place));
  };

  const act = (intent: GridIntent): boolean => {
    switch (intent.kind) {
      case 'move': {
        const tab = intent.step === 'next' || intent.step === 'previous';
        const next =
          tab && released.current ? undefined : moveSelection(selection, intent.step, size, intent.extend);
        if (next) select(next);
        return next !== undefined;
      }
      case 'edit':
        edit(focus, intent.text);
        return true;
      case 'clear':
        clear();
        return true;
      case 'moveRows':
        moveRows(intent.by);
        return true;
      case 'moveColumn':
        moveColumn(focus.column, intent.by, focus.row);
        return true;
      case 'insertRow':
        rowActions?.insertRow(intent.where === 'above' ? block.top : block.bottom + 1);
        return true;
      case 'duplicateRows':
        if (focus.row >= 0) rowActions?.duplicateRows(block.top, block.bottom);
        return true;
      case 'removeRows':
        if (focus.row >= 0) actions?.removeRows(block.top, block.bottom);
        focusing.take();
        return true;
      case 'select':
        select(selectWhole(intent.what, selection, size));
        return true;
      case 'menu':
        openMenu(focus);
        return true;
      case 'release':
        return true;
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (editing || menu || event.defaultPrevented || !placeOf(event.target) || isControl(event.target))
      return;
    const intent = interpretGridKey(event);
    if (!intent) return;
    if (act(intent)) event.preventDefault();
    released.current = intent.kind === 'release';
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const place = placeOf(event.target);
    if (!place || isControl(event.target)) return;
    if (event.button !== 0) {
      const inside = place.column < 0 || (place.row >= block.top && place.row <= block.bottom);
      if (!inside) select(selectPlace(place));
      return;
    }
    if (actions && dragging.begin(event)) return;
    if (isMenuSign(event.target)) {
      // The rows selected together stay selected for their menu.
      const together = place.row >= block.top && place.row <= block.bottom && selection.focus.column < 0;
      if (!together) select(selectPlace(place));
      return;
    }
    extending.current = !event.shiftKey && !(place.row < 0 && columns[place.column]?.movable);
    select(event.shiftKey ? { anchor: selection.anchor, focus: place } : selectPlace(place));
  };
  const onPointerOver = (event: PointerEvent<HTMLElement>): void => {
    if (!extending.current || event.buttons !== 1) return;
    const place = placeOf(event.target);
    if (place && place.row < 0 === selection.anchor.row < 0)
      select({ anchor: selection.anchor, focus: place });
  };
  useLayoutEffect(() => {
    const stop = (): void => {
      extending.current = false;
    };
    window.addEventListener('pointerup', stop);
    return () => window.removeEventListener('pointerup', stop);
  }, []);

  const clipboard = createGridClipboard({
    rows,
    size,
    selection,
    onWrite: actions?.write,
    onPasteTable: props.onPasteTable,
    onClear: clear,
    onSelect: select,
  });
  const tracks = columns.map(({ minWidth, grow }) => `minmax(${minWidth}px, ${grow}fr)`);
  const minWidth = columns.reduce((sum, column) => sum + column.minWidth, props.cornerWidth);
  return (
    <div
      ref={scroller}
      className="grid-scroll"
      style={{ minHeight: Math.min(LEAST_HEIGHT, 44 + rows.length * 40) }}
    >
      <div
        ref={table}
        role="grid"
        aria-label={label}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        aria-multiselectable="true"
        aria-readonly={actions ? undefined : true}
        className={dragging.drag ? 'grid is-dragging' : 'grid'}
        style={{ minWidth, ['--grid-tracks' as string]: [`${props.cornerWidth}px`, ...tracks].join(' ') }}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerOver={onPointerOver}
        onDoubleClick={(event) => {
          const place = placeOf(event.target);
          if (place && !isControl(event.target)) edit(place);
        }}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place && isMenuSign(event.target)) openMenu(place);
        }}
        onContextMenu={(event) => {
          const place = placeOf(event.target);
          if (!place) return;
          event.preventDefault();
          openMenu(place, { left: event.clientX, top: event.clientY });
        }}
        onFocus={focusing.onFocus}
        onBlur={(event) => {
          released.current = false;
          focusing.onBlur(event);
        }}
        {...(editing ? {} : clipboard)}
      >
        <GridHead
          corner={props.corner}
          columns={columns}
          focusColumn={focus.row === -1 ? focus.column : undefined}
          block={block}
          movable={actions !== undefined}
          drop={dragging.drag?.axis === 'column' ? dragging.drag.gap : undefined}
        />
        {lines.map((line) => {
          if (line.kind === 'gap')
            return <div key={`before ${line.before}`} role="presentation" style={{ height: line.height }} />;
          const { index } = line;
          const row = rows[index];
          if (!row) return null;
          const covers = index >= block.top && index <= block.bottom;
          return (
            <GridBodyRow
              key={row.id}
              row={row}
              index={index}
              columns={columns}
              focusColumn={focus.row === index ? focus.column : undefined}
              coverLeft={covers ? block.left : 0}
              coverRight={covers ? block.right : -1}
              editingColumn={editing?.row === index ? editing.column : undefined}
              drop={dragging.drag?.axis === 'row' ? dropMark(dragging.drag.gap, index, size.rows) : undefined}
              movable={actions !== undefined}
              measure={measure}
            />
          );
        })}
      </div>
      {editing ? (
        <GridEditor
          key={`${editing.row} ${editing.column}`}
          cell={editing.element}
          label={`${columns[editing.column]?.label ?? ''}, ${rows[editing.row]?.label ?? ''}`}
          initial={editing.initial}
          multiline={columns[editing.column]?.multiline ?? false}
          renderPanel={(panel) => props.renderPanel(editing, panel)}
          onCommit={commit}
          onCancel={() => {
            isOpen.current = false;
            setEditing(undefined);
            focusing.take();
          }}
        />
      ) : null}
      {menu ? (
        <GridMenu
          label={menu.label}
          items={menu.items}
          at={menu.at}
          onClose={() => {
            setMenu(undefined);
            focusing.take();
          }}
        />
      ) : null}
    </div>
  );
}

function draftAt(rows: readonly GridRow[], { row, column }: GridPlace): string | undefined {
  const cell = rows[row]?.cells[column];
  return cell?.draft ?? cell?.text;
}

function placesOf(block: ReturnType<typeof blockOf>): readonly GridPlace[] {
  const span = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  return span(block.top, block.bottom).flatMap((row) =>
    span(block.left, block.right).map((column) => ({ row, column })),
  );
}

function dropMark(gap: number | undefined, index: number, rows: number): 'above' | 'below' | undefined {
  if (gap === index) return 'above';
  return gap === rows && index === rows - 1 ? 'below' : undefined;
}
