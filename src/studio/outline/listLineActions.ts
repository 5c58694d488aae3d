import type { Command } from '../../core/edit/index.ts';
import type { Framework, StateNode } from '../../core/index.ts';
import { stateTreeOf } from '../../core/index.ts';
import type { Action } from '../session/actionRegistry.ts';
import { proposeKey } from '../session/proposeKey.ts';
import type { OutlineNode } from './createOutline.ts';

/** Something that can be done with a line. */
export interface LineAction extends Pick<
  Action,
  'id' | 'title' | 'defaultHotkey' | 'otherHotkeys' | 'words'
> {
  /** Stands on a button; the rest is in the menu. */
  readonly button?: string;
  run(doing: LineDoing): void;
}

/** What the outline asks for before it changes anything. */
export type LineForm =
  | { readonly kind: 'state'; readonly lifecycle: string; readonly parent: readonly string[] }
  | { readonly kind: 'way'; readonly lifecycle: string; readonly from: readonly string[] }
  | { readonly kind: 'duty'; readonly stage: string }
  | { readonly kind: 'path' };

/** What the outline can do for its lines. */
export interface LineDoing {
  open(): void;
  rename(): void;
  remove(): void;
  showSource(): void;
  ask(form: LineForm): void;
  /** Runs a command, then goes to a line. */
  change(command: Command, to: string): void;
}

/** What can be done with a line, most used first. */
export function listLineActions(framework: Framework, node: OutlineNode): readonly LineAction[] {
  const { state, kind, up, down } = node;
  const actions: LineAction[] = [];
  if (node.address !== '')
    actions.push({
      id: 'outline.open',
      title: OPEN_WORDS[kind],
      button: kind === 'words' || kind === 'heading' ? 'Add' : 'Change',
      defaultHotkey: 'Enter',
      words: 'edit change open form',
      run: (doing) => doing.open(),
    });
  if (kind === 'heading' && node.address === '')
    actions.push({
      id: 'outline.addState',
      title: 'Add a path',
      button: 'Add a path',
      defaultHotkey: 'Insert',
      run: (doing) => doing.ask({ kind: 'path' }),
    });
  if (state && kind === 'state') actions.push(...stateActions(framework, state));
  if (state && kind === 'lifecycle')
    actions.push(
      addState('Add a state', (doing) =>
        doing.ask({ kind: 'state', lifecycle: state.lifecycle, parent: [] }),
      ),
      addWay('Add a way out of all its states', (doing) =>
        doing.ask({ kind: 'way', lifecycle: state.lifecycle, from: [] }),
      ),
    );
  const decision = kind === 'decision' || kind === 'rule' ? String(node.path?.[1]) : undefined;
  if (decision !== undefined)
    actions.push({
      id: 'outline.addState',
      title: 'Add a rule',
      button: 'Add a rule',
      defaultHotkey: 'Insert',
      run(doing) {
        const output = framework.decisions.get(decision)?.output;
        const then =
          output?.kind === 'columns'
            ? Object.fromEntries([...output.columns.keys()].map((column) => [column, '']))
            : '';
        const index = kind === 'rule' ? Number(node.path?.[3]) + 1 : undefined;
        const rule = { when: {}, then };
        doing.change(
          { kind: 'rule.insert', decision, rule, ...(index === undefined ? {} : { index }) },
          node.id,
        );
      },
    });
  if (node.name !== undefined)
    actions.push({
      id: 'outline.rename',
      title: 'Rename',
      button: 'Rename',
      defaultHotkey: 'F2',
      run: (doing) => doing.rename(),
    });
  if (up)
    actions.push({
      id: 'outline.moveUp',
      title: kind === 'transition' ? 'Try it earlier' : 'Move up',
      defaultHotkey: 'alt+ArrowUp',
      run: (doing) => doing.change(up.command, up.to),
    });
  if (down)
    actions.push({
      id: 'outline.moveDown',
      title: kind === 'transition' ? 'Try it later' : 'Move down',
      defaultHotkey: 'alt+ArrowDown',
      run: (doing) => doing.change(down.command, down.to),
    });
  if (node.path)
    actions.push({ id: 'outline.source', title: 'Show in the source', run: (doing) => doing.showSource() });
  if (node.remove)
    actions.push({
      id: 'outline.remove',
      title: 'Remove',
      button: 'Remove',
      defaultHotkey: 'Delete',
      words: 'delete',
      run: (doing) => doing.remove(),
    });
  return actions;
}

const OPEN_WORDS: Readonly<Record<OutlineNode['kind'], string>> = {
  heading: 'Go to its room, to add one',
  words: 'Go to its words, to add one',
  lifecycle: 'Change the path',
  state: 'Change the state',
  transition: 'Change the transition',
  duty: 'Go to its duty',
  decision: 'Go to its table',
  rule: 'Go to its table',
  entry: 'Change the word',
};

function stateActions(
  framework: Framework,
  { lifecycle, path }: NonNullable<OutlineNode['state']>,
): readonly LineAction[] {
  const owner = framework.lifecycles.get(lifecycle);
  const entries = owner ? stateTreeOf(owner).entries : [];
  const own = entries.find(({ node }) => isSame(node.path, path));
  const parent = own?.parent?.node;
  if (!own || !parent) return [];
  const { node } = own;
  const holds = node.kind === 'compound' || node.kind === 'parallel';
  const leaves = node.kind !== 'final' && node.kind !== 'history';
  const begins = parent.kind === 'compound' && parent.initial !== node.key && node.kind !== 'history';
  return [
    ...(leaves
      ? [addWay('Add a way out', (doing) => doing.ask({ kind: 'way', lifecycle, from: path }))]
      : []),
    addState(holds ? 'Add a state inside' : 'Add a state beside it', (doing) =>
      doing.ask({ kind: 'state', lifecycle, parent: holds ? path : parent.path }),
    ),
    ...(leaves
      ? [
          {
            id: 'outline.addDuty',
            title: 'Add a duty here',
            button: 'Add a duty',
            defaultHotkey: 'mod+Insert',
            words: 'responsibility activity who does what',
            run: (doing: LineDoing) =>
              doing.ask({
                kind: 'duty',
                stage:
                  lifecycle === 'deal' && node.tags.includes('stage')
                    ? node.key
                    : `${lifecycle}.${path.join('.')}`,
              }),
          },
        ]
      : []),
    ...(begins
      ? [
          {
            id: 'outline.begin',
            title: 'Let it begin here',
            words: 'initial start',
            run: (doing: LineDoing) =>
              doing.change(
                { kind: 'state.setInitial', lifecycle, path: parent.path, initial: node.key },
                lineOfState(lifecycle, path),
              ),
          },
        ]
      : []),
    {
      id: 'outline.group',
      title: 'Put into a group',
      defaultHotkey: 'mod+g',
      words: 'nest wrap compound',
      run(doing: LineDoing) {
        const key = proposeKey('roles', 'group', new Set(entries.map(({ node: { key: taken } }) => taken)));
        doing.change(
          { kind: 'state.group', lifecycle, parent: parent.path, keys: [node.key], key },
          lineOfState(lifecycle, [...parent.path, key]),
        );
      },
    },
    ...(parent.path.length > 0 ? [leaveGroup(lifecycle, node, parent)] : []),
  ];
}

function leaveGroup(lifecycle: string, node: StateNode, parent: StateNode): LineAction {
  const outside = parent.path.slice(0, -1);
  return {
    id: 'outline.leave',
    title: 'Take out of its group',
    defaultHotkey: 'mod+shift+g',
    words: 'ungroup',
    run: (doing: LineDoing) =>
      doing.change(
        { kind: 'state.nest', lifecycle, path: node.path, parent: outside },
        lineOfState(lifecycle, [...outside, node.key]),
      ),
  };
}

function addState(title: string, run: LineAction['run']): LineAction {
  return { id: 'outline.addState', title, button: 'Add a state', defaultHotkey: 'Insert', run };
}

function addWay(title: string, run: LineAction['run']): LineAction {
  return {
    id: 'outline.addWay',
    title,
    button: 'Add a way out',
    defaultHotkey: 'mod+ArrowRight',
    words: 'transition connect next',
    run,
  };
}

/** The line of a state. */
export function lineOfState(lifecycle: string, path: readonly string[]): string {
  return JSON.stringify(['lifecycles', lifecycle, ...path.flatMap((key) => ['states', key])]);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
