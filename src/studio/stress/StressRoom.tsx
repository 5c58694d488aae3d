import './stress.css';
import { Link } from 'wouter';
import { useStudio } from '../hooks/useSession.ts';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { MatrixView } from './MatrixView.tsx';
import { ProofsView } from './ProofsView.tsx';
import { SearchView } from './SearchView.tsx';
import { useStress } from './useStress.ts';

const VIEWS = [
  { view: undefined, path: '/replay/stress', name: 'Edge cases' },
  { view: 'search', path: '/replay/stress/search', name: 'Search' },
  { view: 'proofs', path: '/replay/stress/proofs', name: 'What always holds' },
] as const;

/** Replay › Stress: edge cases put into deals, deals nobody recorded, and what holds in every scenario. */
export function StressRoom({ view }: { readonly view: string | undefined }) {
  const stress = useStress();
  const hasFramework = useStudio(({ reading }) => reading.framework !== undefined);
  const isUsable = useStudio(({ reading }) => !reading.halted && !reading.stale);
  if (!hasFramework)
    return (
      <EmptyRoom
        title="No framework to put to the test"
        actions={
          <Link href="/bring/borrow" className="button button-primary">
            Borrow a framework
          </Link>
        }
      >
        Edge cases are put into deals here, to see which of them your framework has no answer to. That needs a
        framework, and no deals: without any, they are made up from it.
      </EmptyRoom>
    );
  if (!stress) return <p className="opening">Opening the edge cases…</p>;
  const current = VIEWS.find((one) => one.view === view) ?? VIEWS[0];
  return (
    <div className="stress" data-keys="stress">
      <nav className="stress-views" aria-label="Ways to find holes">
        {VIEWS.map((one) => (
          <Link key={one.path} href={one.path} aria-current={one === current ? 'page' : undefined}>
            {one.name}
          </Link>
        ))}
      </nav>
      {current.view === undefined ? <MatrixView stress={stress} isUsable={isUsable} /> : null}
      {current.view === 'search' ? <SearchView stress={stress} isUsable={isUsable} /> : null}
      {current.view === 'proofs' ? <ProofsView stress={stress} isUsable={isUsable} /> : null}
    </div>
  );
}
