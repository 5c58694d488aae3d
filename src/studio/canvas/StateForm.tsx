import { stateTreeOf, type Lifecycle, type StateNode } from '../../core/index.ts';
import type { StateKind } from '../../core/edit/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { useSession } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { TickList } from '../widgets/TickList.tsx';
import { toStateKey } from './proposeStateKey.ts';

const KINDS: readonly { readonly value: StateKind; readonly label: string }[] = [
  { value: 'atomic', label: 'a single state' },
  { value: 'compound', label: 'a group: one state inside at a time' },
  { value: 'parallel', label: 'side by side: all inside at once' },
  { value: 'final', label: 'an end' },
  { value: 'history', label: 'back to where it was' },
];

const TAGS: Readonly<Record<string, string>> = {
  stage: 'stage: selling happens here',
  active: 'active: a registration that counts',
  granted: 'granted',
  refused: 'refused',
  won: 'won',
  lost: 'lost',
};

/** The words, kind and place of a state. */
export function StateForm({
  lifecycle,
  state,
}: {
  readonly lifecycle: Lifecycle;
  readonly state: StateNode;
}) {
  const session = useSession();
  const { run, refusal } = useCommand();
  const at = { lifecycle: lifecycle.name, path: state.path };
  const parentPath = state.path.slice(0, -1);
  const tree = stateTreeOf(lifecycle);
  const parent = tree.entries.find(({ node }) => node.path.join('.') === parentPath.join('.'))?.node;
  const select = (path: readonly string[]): void =>
    session.select({ kind: 'state', lifecycle: lifecycle.name, path: path.join('.') });
  const tags = lifecycle.name === 'deal' ? ['stage', 'won', 'lost'] : ['active', 'granted', 'refused'];
  const containers = tree.entries.filter(
    ({ node }) =>
      node.path.length > 0 &&
      (node.states.length > 0 || node.kind === 'parallel' || node.kind === 'compound') &&
      !state.path.every((key, index) => node.path[index] === key),
  );
  const startsHere = parent?.initial === state.key;
  return (
    <section className="state-form" aria-label="Words, kind and place">
      <TextField
        label="Name"
        required
        value={titleOfKey(state.key)}
        onCommit={(text) => {
          const to = toStateKey(text);
          if (text === '' || to === state.key) return text !== '';
          const done = run({ kind: 'state.rename', ...at, to });
          if (done) select([...parentPath, to]);
          return done;
        }}
      />
      <TextField
        label="What it is for"
        lines={2}
        value={state.description ?? ''}
        onCommit={(text) =>
          run({ kind: 'state.describe', ...at, ...(text === '' ? {} : { description: text }) })
        }
      />
      <ChoiceField
        label="Kind"
        value={state.kind}
        groups={[{ label: 'Kinds', choices: KINDS }]}
        onChange={(value) => {
          const type = KINDS.find((kind) => kind.value === value)?.value;
          if (type) run({ kind: 'state.setKind', ...at, type });
        }}
      />
      <TickList
        label="Counts as"
        groups={[{ label: 'Tags', choices: tags.map((value) => ({ value, label: TAGS[value] ?? value })) }]}
        chosen={state.tags}
        onChange={(chosen) => run({ kind: 'state.tag', ...at, tags: chosen })}
      />
      {containers.length > 0 ? (
        <ChoiceField
          label="Stands in"
          value={parentPath.length === 0 ? undefined : parentPath.join('.')}
          none="no group"
          groups={[
            {
              label: 'Groups',
              choices: containers.map(({ node }) => ({
                value: node.path.join('.'),
                label: node.path.map(titleOfKey).join(' › '),
              })),
            },
          ]}
          onChange={(value) => {
            const into = value === undefined ? [] : value.split('.');
            if (run({ kind: 'state.nest', ...at, parent: into })) select([...into, state.key]);
          }}
        />
      ) : null}
      {state.kind === 'compound' ? (
        <ChoiceField
          label="Begins in"
          value={state.initial}
          groups={[
            {
              label: 'States',
              choices: state.states
                .filter(({ kind }) => kind !== 'history')
                .map(({ key }) => ({ value: key, label: titleOfKey(key) })),
            },
          ]}
          onChange={(initial) => {
            if (initial !== undefined) run({ kind: 'state.setInitial', ...at, initial });
          }}
        />
      ) : null}
      {parent?.kind === 'compound' && !startsHere && state.kind !== 'history' ? (
        <Button
          onClick={() =>
            run({
              kind: 'state.setInitial',
              lifecycle: lifecycle.name,
              path: parentPath,
              initial: state.key,
            })
          }
        >
          {parentPath.length === 0 ? 'Let the path begin here' : `Let ${titleOfKey(parent.key)} begin here`}
        </Button>
      ) : null}
      <RefusalNote message={refusal?.message} />
    </section>
  );
}
