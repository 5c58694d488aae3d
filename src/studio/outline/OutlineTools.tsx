import { useState } from 'react';
import type { Command } from '../../core/edit/index.ts';
import { stateTreeOf } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { proposeKey } from '../session/proposeKey.ts';
import { Button } from '../widgets/Button.tsx';
import type { OutlineNode } from './createOutline.ts';

/** What can be done with the line the outline is at: rename, remove, and for states add what belongs to them. */
export function OutlineTools({
  node,
  onRename,
  onRemove,
  run,
}: {
  readonly node: OutlineNode;
  readonly onRename: () => void;
  readonly onRemove: () => void;
  readonly run: (command: Command) => boolean;
}) {
  const [adding, setAdding] = useState<'state' | 'transition'>();
  const isPlace = node.kind === 'state' || node.kind === 'lifecycle';
  return (
    <div className="outline-tools" role="group" aria-label={`Change ${node.label}`}>
      <div className="outline-buttons">
        {node.name === undefined ? null : (
          <Button look="quiet" title="F2" onClick={onRename}>
            Rename
          </Button>
        )}
        {node.remove ? (
          <Button look="quiet" title="Delete" onClick={onRemove}>
            Remove
          </Button>
        ) : null}
        {isPlace ? (
          <Button look="quiet" aria-expanded={adding === 'state'} onClick={() => setAdding('state')}>
            Add a state
          </Button>
        ) : null}
        {node.kind === 'state' ? (
          <Button
            look="quiet"
            aria-expanded={adding === 'transition'}
            onClick={() => setAdding('transition')}
          >
            Add a way out
          </Button>
        ) : null}
      </div>
      {adding === 'state' && node.state ? (
        <NewState state={node.state} onDone={() => setAdding(undefined)} run={run} />
      ) : null}
      {adding === 'transition' && node.state ? (
        <NewWay state={node.state} onDone={() => setAdding(undefined)} run={run} />
      ) : null}
    </div>
  );
}

interface FormProps {
  readonly state: NonNullable<OutlineNode['state']>;
  readonly onDone: () => void;
  readonly run: (command: Command) => boolean;
}

function NewState({ state, onDone, run }: FormProps) {
  const framework = useStudio((studio) => studio.reading.framework);
  const [name, setName] = useState('');
  const lifecycle = framework?.lifecycles.get(state.lifecycle);
  const parent =
    lifecycle && stateTreeOf(lifecycle).entries.find(({ node }) => isSame(node.path, state.path));
  const isLeaf = parent !== undefined && parent.node.states.length === 0 && state.path.length > 0;
  // A state without inner states cannot take one: the new state then stands beside it.
  const target = isLeaf ? state.path.slice(0, -1) : state.path;
  return (
    <form
      className="outline-form"
      onSubmit={(event) => {
        event.preventDefault();
        const siblings = (isLeaf ? parent.parent : parent)?.node.states.map(({ key }) => key) ?? [];
        // A state's key is formed as a role's is: "Legal review" becomes "legal-review".
        const key = proposeKey('roles', name, new Set(siblings));
        if (run({ kind: 'state.add', lifecycle: state.lifecycle, parent: target, key })) onDone();
      }}
    >
      <label className="outline-field">
        {isLeaf ? `Name of a state beside ${titleOfKey(state.path.at(-1) ?? '')}` : 'Name of the state'}
        <input
          className="field-input"
          value={name}
          required
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary">
        Add
      </Button>
    </form>
  );
}

function NewWay({ state, onDone, run }: FormProps) {
  const framework = useStudio((studio) => studio.reading.framework);
  const [type, setType] = useState('');
  const [target, setTarget] = useState('');
  const lifecycle = framework?.lifecycles.get(state.lifecycle);
  const goals = lifecycle ? stateTreeOf(lifecycle).entries.filter(({ node }) => node.path.length > 0) : [];
  return (
    <form
      className="outline-form"
      onSubmit={(event) => {
        event.preventDefault();
        const goal = goals.find(({ node }) => node.path.join('.') === target);
        const command: Command = {
          kind: 'transition.add',
          lifecycle: state.lifecycle,
          source: state.path,
          trigger: { kind: 'event', type: type.trim() },
          ...(goal ? { target: goal.node.path } : {}),
        };
        if (goal && run(command)) onDone();
      }}
    >
      <label className="outline-field">
        When this happens (such as deal.won)
        <input
          className="field-input"
          value={type}
          required
          pattern="[a-z][a-z0-9_\-]*(\.[a-z0-9_\-]+)*"
          onChange={(event) => setType(event.target.value)}
        />
      </label>
      <label className="outline-field">
        it goes to
        <select
          className="field-input"
          value={target}
          required
          onChange={(event) => setTarget(event.target.value)}
        >
          <option value="">Choose a state</option>
          {goals.map(({ node }) => (
            <option key={node.path.join('.')} value={node.path.join('.')}>
              {node.path.map(titleOfKey).join(' › ')}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="primary">
        Add
      </Button>
    </form>
  );
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
