import { useCallback } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { ProblemsDrawer } from '../problems/ProblemsDrawer.tsx';
import { openFiles } from '../session/openFiles.ts';
import { FileDrop, type ReadFile } from '../widgets/FileDrop.tsx';
import { FindPanels } from './FindPanels.tsx';
import { LensRow } from './LensRow.tsx';
import { Notices } from './Notices.tsx';
import { OutlineFrame } from './OutlineFrame.tsx';
import { Rail } from './Rail.tsx';
import { RoomView } from './RoomView.tsx';
import { TopBar } from './TopBar.tsx';

/** The frame: top bar, rail, room, drawer. */
export function Studio() {
  const session = useSession();
  const status = useStudio((state) => state.status);
  const take = useCallback((files: readonly ReadFile[]) => void openFiles(session, files), [session]);
  return (
    <Router hook={useHashLocation}>
      <div className="frame">
        <a className="skip" href="#room" onClick={focusRoom}>
          Skip to the room
        </a>
        <TopBar />
        <Rail />
        <div className="frame-body">
          <LensRow />
          <main className="frame-room" id="room" tabIndex={-1}>
            {status === 'ready' ? (
              <OutlineFrame>
                <RoomView />
              </OutlineFrame>
            ) : (
              <p className="opening">Opening the studio…</p>
            )}
          </main>
          <ProblemsDrawer />
        </div>
        <Notices />
        <FindPanels />
        <FileDrop onFiles={take}>
          <strong>Drop a framework, deals, or exports of any system</strong>
          <span>Nothing leaves this computer.</span>
        </FileDrop>
      </div>
    </Router>
  );
}

function focusRoom(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('room')?.focus();
}
