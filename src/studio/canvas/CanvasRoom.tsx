import { useSelector } from '@xstate/react';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { CanvasEditor } from './CanvasEditor.tsx';
import { Inspector } from './Inspector.tsx';
import { LifecycleTabs } from './LifecycleTabs.tsx';
import { PathForm } from './PathForm.tsx';

/** Draw › Canvas: the paths of the framework, one at a time, and what belongs to the selection, or the simulation by hand. */
export function CanvasRoom({
  simulation,
  log,
}: {
  readonly simulation: ReactNode;
  /** What was done in the simulation. */
  readonly log: ReactNode;
}) {
  const session = useSession();
  const simulating = useSelector(session.simulator, (state) => state.matches('shown'));
  const framework = useStudio((state) => state.reading.framework);
  const selection = useStudio((state) => (state.selection?.kind === 'part' ? undefined : state.selection));
  const chosen = selection?.lifecycle;
  const whole = selection?.kind === 'state' && selection.path === '';
  const [tab, setTab] = useState(chosen ?? 'deal');
  const [followed, setFollowed] = useState(chosen);
  if (chosen !== followed) {
    setFollowed(chosen);
    if (chosen !== undefined) setTab(chosen);
  }
  if (!framework)
    return (
      <EmptyRoom
        title="No framework to draw yet"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow one
          </Link>
        }
      >
        A framework's deal path, its registrations and who does what are drawn here. Open your own file, or
        borrow one.
      </EmptyRoom>
    );
  const shown = framework.lifecycles.has(tab) ? tab : ([...framework.lifecycles.keys()][0] ?? '');
  const lifecycle = framework.lifecycles.get(shown);
  const show = (name: string): void => {
    if (name !== shown) session.select(undefined);
    setTab(name);
  };
  return (
    <div className="canvas-room">
      <h1 className="visually-hidden">Canvas: {framework.name}</h1>
      <div className="canvas-desk">
        <LifecycleTabs framework={framework} shown={shown} onShow={show} />
        <CanvasEditor framework={framework} lifecycle={shown} />
        {simulating ? log : null}
      </div>
      {simulating ? (
        simulation
      ) : (chosen === shown && !whole) || !lifecycle ? (
        <Inspector />
      ) : (
        <PathForm key={shown} framework={framework} lifecycle={lifecycle} onShow={show} />
      )}
    </div>
  );
}
