import '@fontsource-variable/inter/index.css';
import './tokens.css';
import './frame.css';
import '../widgets/widgets.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../../core/index.ts';
import { SessionContext } from '../hooks/useSession.ts';
import { askToKeep } from '../session/askToKeep.ts';
import { createSession } from '../session/createSession.ts';
import { createEngineClient } from '../session/engineClient.ts';
import { createIntakeClient } from '../session/intakeClient.ts';
import { openCupboard } from '../session/openCupboard.ts';
import { openFilePort } from '../session/openFilePort.ts';
import { openLastWords } from '../session/openLastWords.ts';
import { openTabChannel } from '../session/openTabChannel.ts';
import { openTabLocks } from '../session/openTabLocks.ts';
import { openVault } from '../session/vault/openVault.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Studio } from './Studio.tsx';

const TAB_KEY = 'cosell.document';

const session = createSession({
  createEngine: createEngineClient,
  createIntake: createIntakeClient,
  openCupboard,
  vault: openVault(),
  locks: openTabLocks(),
  wallClock: () => Date.now(),
  later(act, ms) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  createId: () => [...crypto.getRandomValues(new Uint32Array(3))].map((part) => part.toString(36)).join(''),
  openChannel: openTabChannel,
  files: openFilePort(),
  askToKeep,
  lastWords: openLastWords(),
  tabMemory: {
    read: () => sessionStorage.getItem(TAB_KEY) ?? undefined,
    write: (document) => sessionStorage.setItem(TAB_KEY, document),
  },
});
void session.start();
window.addEventListener('pagehide', () => session.leave());
window.addEventListener('beforeunload', (event) => {
  const { document } = session.store.get();
  const kept = document?.saved === 'saved' || document?.saved === 'saving';
  if (document && !kept && document.text !== document.opened) event.preventDefault();
});

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
