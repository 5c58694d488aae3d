import { Link } from 'wouter';
import { useStudio } from '../hooks/useSession.ts';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { FrameworkCanvas } from './FrameworkCanvas.tsx';
import { Inspector } from './Inspector.tsx';

/** Draw › Canvas: the framework, and what belongs to the selection. */
export function CanvasRoom() {
  const framework = useStudio((state) => state.reading.framework);
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
  return (
    <div className="canvas-room">
      <h1 className="visually-hidden">Canvas: {framework.name}</h1>
      <FrameworkCanvas />
      <Inspector />
    </div>
  );
}
