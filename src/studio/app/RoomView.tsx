import { lazy, Suspense, useEffect, useRef } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { FrameworkCanvas } from '../canvas/FrameworkCanvas.tsx';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { PlayerRoom } from '../player/PlayerRoom.tsx';
import { VERBS } from './rooms.ts';

// The player is the first screen; every other room is fetched when somebody goes there.
const AskRoom = lazy(async () => ({ default: (await import('../recall/AskRoom.tsx')).AskRoom }));
const BreaksRoom = lazy(async () => ({ default: (await import('../breaks/BreaksRoom.tsx')).BreaksRoom }));
const CanvasRoom = lazy(async () => ({ default: (await import('../canvas/CanvasRoom.tsx')).CanvasRoom }));
const DealsRoom = lazy(async () => ({ default: (await import('../deals/DealsRoom.tsx')).DealsRoom }));
const DecisionsRoom = lazy(async () => ({
  default: (await import('../decisions/DecisionsRoom.tsx')).DecisionsRoom,
}));
const ImportRoom = lazy(async () => ({ default: (await import('../intake/ImportRoom.tsx')).ImportRoom }));
const LibraryRoom = lazy(async () => ({
  default: (await import('../documents/LibraryRoom.tsx')).LibraryRoom,
}));
const BorrowRoom = lazy(async () => ({ default: (await import('../gallery/BorrowRoom.tsx')).BorrowRoom }));
const GuideRoom = lazy(async () => ({ default: (await import('../guide/GuideRoom.tsx')).GuideRoom }));
const RolesRoom = lazy(async () => ({ default: (await import('../roles/RolesRoom.tsx')).RolesRoom }));
const WordsRoom = lazy(async () => ({ default: (await import('../vocabulary/WordsRoom.tsx')).WordsRoom }));
const SimulatePanel = lazy(async () => ({
  default: (await import('../simulate/SimulatePanel.tsx')).SimulatePanel,
}));
const SimulationLog = lazy(async () => ({
  default: (await import('../simulate/SimulationLog.tsx')).SimulationLog,
}));
const StressRoom = lazy(async () => ({ default: (await import('../stress/StressRoom.tsx')).StressRoom }));
const SourceRoom = lazy(async () => ({ default: (await import('../source/SourceRoom.tsx')).SourceRoom }));

/** The room the address names, with the source beside it when wanted. */
export function RoomView() {
  const [path] = useLocation();
  const session = useSession();
  const beside = useStudio((state) => state.sourceBeside) && path !== '/draw/source';
  const start = useStudio((state) =>
    state.deals.sets.length > 0 ? '/replay/player' : state.document ? '/draw/canvas' : '/bring/borrow',
  );
  useShowImport();
  useEffect(() => {
    const room = VERBS.flatMap((verb) => verb.rooms).find((candidate) => path.startsWith(candidate.path));
    document.title = room ? `${room.name} · Cosell Studio` : 'Cosell Studio';
  }, [path]);
  return (
    <div className={beside ? 'split' : 'split split-single'}>
      <div className="split-main">
        <Suspense fallback={<p className="opening">Opening the room…</p>}>
          <Switch>
            <Route path="/bring/borrow" component={BorrowRoom} />
            <Route path="/bring/start/:step?">{({ step }) => <GuideRoom step={step} />}</Route>
            <Route path="/bring/deals/:deal?">
              {({ deal }) => <DealsRoom dealId={deal === undefined ? undefined : decodeURIComponent(deal)} />}
            </Route>
            <Route path="/bring/ask" component={AskRoom} />
            <Route path="/bring/import" component={ImportRoom} />
            <Route path="/bring/library" component={LibraryRoom} />
            <Route path="/draw/canvas">
              <CanvasRoom
                simulation={
                  <Suspense fallback={<p className="opening">Opening the simulation…</p>}>
                    <SimulatePanel />
                  </Suspense>
                }
                log={
                  <Suspense>
                    <SimulationLog />
                  </Suspense>
                }
              />
            </Route>
            <Route path="/draw/decisions/:name?">
              {({ name }) => (
                <DecisionsRoom name={name === undefined ? undefined : decodeURIComponent(name)} />
              )}
            </Route>
            <Route path="/draw/roles" component={RolesRoom} />
            <Route path="/draw/words/:section?/:entry?">
              {({ section, entry }) => (
                <WordsRoom
                  section={section}
                  entry={entry === undefined ? undefined : decodeURIComponent(entry)}
                />
              )}
            </Route>
            <Route path="/draw/source">
              <SourcePane />
            </Route>
            <Route path="/replay/player/:deal?/:step?">
              {({ deal, step }) => (
                <PlayerRoom
                  dealId={deal === undefined ? undefined : decodeURIComponent(deal)}
                  step={step}
                  canvas={<FrameworkCanvas follow />}
                />
              )}
            </Route>
            <Route path="/replay/stress/:view?">{({ view }) => <StressRoom view={view} />}</Route>
            <Route path="/fix/breaks/:id?">{({ id }) => <BreaksRoom openBreak={id} />}</Route>
            <Route>
              <Redirect to={start} replace />
            </Route>
          </Switch>
        </Suspense>
      </div>
      {beside ? (
        <aside className="split-beside" aria-label="Source">
          <SourcePane onClose={() => session.toggleSource(false)} />
        </aside>
      ) : null}
    </div>
  );
}

function SourcePane({ onClose }: { readonly onClose?: () => void }) {
  return (
    <Suspense fallback={<p className="opening">Opening the text editor…</p>}>
      <SourceRoom {...(onClose ? { onClose } : {})} />
    </Suspense>
  );
}

/** Goes to the import when records are brought from anywhere else on the page. */
function useShowImport(): void {
  const [, navigate] = useLocation();
  const brought = useStudio((state) => state.intake.brought);
  const shown = useRef(brought);
  useEffect(() => {
    if (brought > shown.current) navigate('/bring/import');
    shown.current = brought;
  }, [brought, navigate]);
}
