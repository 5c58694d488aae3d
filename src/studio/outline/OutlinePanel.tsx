import '../widgets/grid/grid.css';
import './outline.css';
import { useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import { useLocation } from 'wouter';
import type { Command } from '../../core/edit/index.ts';
import type { Diagnostic, Framework } from '../../core/index.ts';
import { isApple } from '../hooks/isApple.ts';
import { useActions } from '../hooks/useActions.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { printHotkey } from '../session/keyNames.ts';
import { phraseRemoval } from '../session/phraseRemoval.ts';
import { readOwnership } from '../session/readOwnership.ts';
import { selectionAround } from '../session/selectionPath.ts';
import type { Lens } from '../session/studioState.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { GridMenu } from '../widgets/grid/GridMenu.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { createOutline, type OutlineNode } from './createOutline.ts';
import { lineOfState, listLineActions, type LineAction, type LineForm } from './listLineActions.ts';
import { findTyped, listRows, moveInRows, type OutlineRow } from './listRows.ts';
import { NewDuty, NewPath } from './OutlineForms.tsx';
import { OutlineLine } from './OutlineLine.tsx';

/** A new state or transition that is being asked for; `onDone` takes what was decided, and the state to be at afterwards. */
export interface DraftRequest {
  readonly ask: Extract<LineForm, { readonly kind: 'state' | 'way' }>;
  readonly onDone: (command: Command, path: readonly string[]) => boolean;
  readonly onClose: () => void;
}

/** Letters typed within this time are one word. */
const TYPING_MS = 700;

/** Everything in the framework as a tree: read, found, changed, added to and removed from without a picture. */
export function OutlinePanel({
  entered,
  onEntered,
  onEnter,
  onClose,
  Draft,
}: {
  /** The focus should come here. */
  readonly entered: boolean;
  readonly onEntered: () => void;
  /** Goes to the form of a line, in its own room. */
  readonly onEnter: (node: OutlineNode) => void;
  readonly onClose: () => void;
  /** Asks for a new state or transition. */
  readonly Draft: ComponentType<DraftRequest>;
}) {
  const session = useSession();
  const [room, navigate] = useLocation();
  const framework = useStudio((state) => state.reading.framework);
  const parsed = useStudio((state) => state.reading.parsed);
  const diagnostics = useStudio((state) => state.reading.diagnostics);
  const lens = useStudio((state) => state.lens);
  const { run, refusal, clear } = useCommand();
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const [form, setForm] = useState<LineForm>();
  const [menu, setMenu] = useState<{ readonly left: number; readonly top: number }>();
  const arriving = useRef<string>(undefined);
  const nodes = useMemo(
    () => (framework ? outlineOf(framework, lens, diagnostics) : []),
    [framework, lens, diagnostics],
  );
  const isOpen = (id: string): boolean => toggled.has(id) !== isOpenAtFirst(id);
  const rows = listRows(nodes, isOpen);
  const current = rows.find(({ node }) => node.id === wanted) ?? rows[0];

  const focusLine = (id: string | undefined): void => {
    setWanted(id);
    const line = id === undefined ? undefined : findLine(tree.current, id);
    line?.focus();
  };
  /** The lines as they are now, before they are drawn. */
  const listNodes = (): readonly OutlineNode[] => {
    const { reading } = session.store.get();
    return reading.framework ? outlineOf(reading.framework, lens, reading.diagnostics) : [];
  };
  /** Goes to a line as soon as it is drawn, with everything around it open; itself as well, if wanted. */
  const arrive = (id: string, open = false): void => {
    const around = listAround(listNodes(), id);
    setToggled(openAll(toggled, open ? [...around, id] : around));
    setWanted(id);
    setForm(undefined);
    arriving.current = id;
  };
  useEffect(() => {
    const line = arriving.current === undefined ? undefined : findLine(tree.current, arriving.current);
    if (!line) return;
    arriving.current = undefined;
    line.focus();
  });
  const toggle = (ids: readonly string[]): void => {
    const next = new Set(toggled);
    for (const id of ids) if (!next.delete(id)) next.add(id);
    setToggled(next);
  };
  const select = (node: OutlineNode): void => {
    const { state, path } = node;
    const selection =
      state?.path.length === 0 && node.kind === 'lifecycle'
        ? ({ kind: 'state', lifecycle: state.lifecycle, path: '' } as const)
        : framework && path && selectionAround(framework, path);
    if (selection) session.select(selection);
  };
  const showSource = (node: OutlineNode): void => {
    if (parsed && node.path) session.revealSource(parsed.keyRangeOf(node.path));
  };
  const pick = (node: OutlineNode): void => {
    if (!node.path) return toggle([node.id]);
    select(node);
    if (room === '/draw/source') showSource(node);
    else if (node.address !== undefined && !room.startsWith(node.address)) navigate(node.address);
  };
  const remove = (row: OutlineRow): void => {
    const { node } = row;
    if (!node.remove || !framework) return;
    const at = rows.indexOf(row);
    const next = row.position < row.siblings ? at : at - 1;
    if (!run(node.remove)) return;
    const after = session.store.get().reading.framework;
    if (node.kind === 'state' && after) session.notify(phraseRemoval(framework, after, [node.label]));
    else session.notify(`${node.label} removed. Ctrl+Z brings it back.`);
    const line = listRows(listNodes(), isOpen)[next];
    if (line) arrive(line.node.id);
  };
  const finish = (node: OutlineNode, to: string | undefined): void => {
    setRenaming(undefined);
    const command = to === undefined || to === node.name ? undefined : node.rename?.(to);
    if (!command) clear();
    arrive(command && to !== undefined && run(command) ? renamedLine(node, to) : node.id);
  };
  const actions = current && framework ? listLineActions(framework, current.node) : [];
  const act = (action: LineAction): void => {
    if (!current) return;
    const { node } = current;
    action.run({
      open() {
        select(node);
        onEnter(node);
      },
      rename: () => setRenaming(node.id),
      remove: () => remove(current),
      showSource: () => showSource(node),
      ask: setForm,
      change(command, to) {
        if (run(command)) arrive(to);
      },
    });
  };
  useActions([
    ...actions.map((action) => ({
      ...action,
      group: 'Outline',
      within: 'outline',
      run: () => act(action),
    })),
    {
      id: 'outline.menu',
      title: 'What can be done with the line',
      group: 'Outline',
      within: 'outline',
      defaultHotkey: 'shift+F10',
      otherHotkeys: ['ContextMenu'],
      run() {
        const box = current && findLine(tree.current, current.node.id)?.getBoundingClientRect();
        if (box) setMenu({ left: box.left + 24, top: box.bottom });
      },
    },
  ]);
  useEffect(() => {
    if (!entered) return;
    onEntered();
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [entered, onEntered]);
  const press = (event: React.KeyboardEvent): void => {
    if (!current || event.target instanceof HTMLInputElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveInRows(rows, current.node.id, event.key);
    const isTyped = /^[\p{L}\p{N} ]$/u.test(event.key);
    if (!isTyped) typed.current = { text: '', at: 0 };
    if (move?.kind === 'go') focusLine(move.id);
    else if (move) toggle(move.ids);
    else if (isTyped && (event.key !== ' ' || typed.current.text !== '')) {
      const fresh = event.timeStamp - typed.current.at > TYPING_MS;
      typed.current = { text: (fresh ? '' : typed.current.text) + event.key, at: event.timeStamp };
      const found = findTyped(rows, current.node.id, typed.current.text);
      if (found !== undefined) focusLine(found);
    } else return;
    event.preventDefault();
  };
  const done = (command: Command, to: string): boolean => {
    if (!run(command)) return false;
    arrive(to, form?.kind === 'way');
    return true;
  };
  const leave = (): void => {
    clear();
    if (current) arrive(current.node.id);
  };

  return (
    <aside className="outline" aria-label="Outline">
      <header className="outline-head">
        <h2>Outline</h2>
        <IconButton icon="close" label="Close the outline (Ctrl+Shift+L)" onClick={onClose} />
      </header>
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        aria-label="The framework"
        data-keys="outline"
        tabIndex={-1}
        onKeyDown={press}
      >
        {rows.map((row) => (
          <OutlineLine
            key={row.node.id}
            row={row}
            current={row === current}
            renaming={renaming === row.node.id}
            onPick={() => {
              focusLine(row.node.id);
              pick(row.node);
            }}
            onToggle={() => toggle([row.node.id])}
            onFocus={() => {
              setWanted(row.node.id);
              if (room === '/draw/canvas' && row.node.address === room) select(row.node);
            }}
            onMenu={(at) => {
              focusLine(row.node.id);
              setMenu(at);
            }}
            onFinish={(to) => finish(row.node, to)}
          />
        ))}
      </div>
      <RefusalNote message={refusal?.message} />
      {framework && form ? (
        // Escape leaves the form from whichever of its fields has the focus.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          className="outline-asking"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            leave();
          }}
        >
          {form.kind === 'path' ? (
            <NewPath framework={framework} onDone={done} onClose={leave} />
          ) : form.kind === 'duty' ? (
            <NewDuty framework={framework} stage={form.stage} onDone={done} onClose={leave} />
          ) : (
            <Draft
              ask={form}
              onDone={(command, path) => done(command, lineOfState(form.lifecycle, path))}
              onClose={leave}
            />
          )}
        </div>
      ) : (
        <div className="outline-buttons" role="group" aria-label={`Change ${current?.node.label ?? ''}`}>
          {actions.map((action) =>
            action.button === undefined ? null : (
              <Button key={action.id} look="quiet" title={titleOf(action)} onClick={() => act(action)}>
                {action.button}
              </Button>
            ),
          )}
        </div>
      )}
      {menu && current ? (
        <GridMenu
          label={`What can be done with ${current.node.label}`}
          at={menu}
          items={actions.map((action) => ({
            label: action.title,
            ...(action.defaultHotkey === undefined ? {} : { keys: keysOf(action.defaultHotkey) }),
            apart: action.id === 'outline.remove',
            run: () => act(action),
          }))}
          onClose={() => {
            setMenu(undefined);
            focusLine(current.node.id);
          }}
        />
      ) : null}
    </aside>
  );
}

function outlineOf(
  framework: Framework,
  lens: Lens,
  diagnostics: readonly Diagnostic[],
): readonly OutlineNode[] {
  return createOutline(framework, { ownership: readOwnership(framework, lens), diagnostics });
}

function findLine(tree: HTMLElement | null, id: string): HTMLElement | undefined {
  return tree?.querySelector<HTMLElement>(`[data-line="${CSS.escape(id)}"]`) ?? undefined;
}

function titleOf({ title, defaultHotkey }: LineAction): string {
  return defaultHotkey === undefined ? title : `${title} (${keysOf(defaultHotkey)})`;
}

function keysOf(hotkey: string): string {
  return printHotkey(hotkey, isApple()).join('+');
}

/** The lines one must open to see a line. */
function listAround(nodes: readonly OutlineNode[], id: string): readonly string[] {
  for (const node of nodes) {
    if (node.children.some((child) => child.id === id)) return [node.id];
    const inner = listAround(node.children, id);
    if (inner.length > 0) return [node.id, ...inner];
  }
  return [];
}

function openAll(toggled: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(toggled);
  for (const id of ids) {
    if (isOpenAtFirst(id)) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** The line of what was just renamed. */
function renamedLine(node: OutlineNode, to: string): string {
  if (node.kind === 'rule') return JSON.stringify([...(node.path ?? []).slice(0, 3), to]);
  return node.path ? JSON.stringify([...node.path.slice(0, -1), to]) : node.id;
}

/** Paths and their states are open at first; the rest is closed. */
function isOpenAtFirst(id: string): boolean {
  return id === 'Paths' || id === '["lifecycles","deal"]';
}
