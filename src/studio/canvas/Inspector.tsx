import type { JsonPath } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { lineOf } from '../session/selectionPath.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { findState } from './findTarget.ts';
import { StateFacts } from './StateFacts.tsx';
import { StateForm } from './StateForm.tsx';
import { StateWays } from './StateWays.tsx';
import { TransitionForm } from './TransitionForm.tsx';

/** What belongs to the selected state or way. */
export function Inspector() {
  const session = useSession();
  const selection = useStudio((state) => state.selection);
  const framework = useStudio((state) => state.reading.framework);
  if (!selection || selection.kind === 'part' || !framework) return null;
  const lifecycle = framework.lifecycles.get(selection.lifecycle);
  const address =
    selection.kind === 'state' ? selection.path : (selection.id.split('>')[0]?.split(':')[1] ?? '');
  const state = lifecycle ? findState(lifecycle, address.split('.')) : undefined;
  if (!state) return null;
  const ways =
    selection.kind === 'state'
      ? state.transitions
      : state.transitions.filter((way) => lineOf(framework, selection.lifecycle, way) === selection.id);
  const path: JsonPath =
    selection.kind === 'state'
      ? ['lifecycles', selection.lifecycle, ...state.path.flatMap((key) => ['states', key])]
      : (ways[0]?.jsonPath ?? []);
  return (
    <aside className="inspector" aria-label="About the selection">
      <header>
        <h2>{selection.kind === 'state' ? titleOfKey(state.key) : `From ${titleOfKey(state.key)}`}</h2>
        <IconButton icon="close" label="Close" onClick={() => session.select(undefined)} />
      </header>
      {selection.kind === 'state' && lifecycle ? (
        <>
          <StateForm key={selection.path} lifecycle={lifecycle} state={state} />
          <StateWays framework={framework} lifecycle={selection.lifecycle} ways={ways} />
          <StateFacts framework={framework} state={state} lifecycle={selection.lifecycle} />
        </>
      ) : null}
      {selection.kind === 'transition' && lifecycle
        ? ways.map((way) => (
            <TransitionForm key={way.id} framework={framework} lifecycle={lifecycle} transition={way} />
          ))
        : null}
      <ShowInSource path={path} />
    </aside>
  );
}

function ShowInSource({ path }: { readonly path: JsonPath }) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  if (!parsed) return null;
  return (
    <Button icon="code" onClick={() => session.revealSource(parsed.keyRangeOf(path))}>
      Show in the source
    </Button>
  );
}
