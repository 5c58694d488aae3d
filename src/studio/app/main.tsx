import '@fontsource-variable/inter/index.css';
import './tokens.css';
import './frame.css';
import '../widgets/widgets.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../../core/index.ts';
import { SessionContext } from '../hooks/useSession.ts';
import { createSession } from '../session/createSession.ts';
import { createEngineClient } from '../session/engineClient.ts';
import { openCupboard } from '../session/openCupboard.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Studio } from './Studio.tsx';

const session = createSession({
  createEngine: createEngineClient,
  openCupboard,
  wallClock: () => Date.now(),
  later(act, ms) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
});
void session.start();

const root = document.getElementById('studio');
invariant(root, 'the page has a place for the studio');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary readText={() => session.store.get().document?.text}>
      <SessionContext value={session}>
        <Studio />
      </SessionContext>
    </ErrorBoundary>
  </StrictMode>,
);
