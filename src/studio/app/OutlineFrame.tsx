import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useActions } from '../hooks/useActions.ts';
import { useStudio } from '../hooks/useSession.ts';
import { OutlinePanel } from '../outline/OutlinePanel.tsx';

/** A room of Draw with the outline beside it, open or shut. Other rooms stand alone. */
export function OutlineFrame({ children }: { readonly children: ReactNode }) {
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const hasFramework = useStudio((state) => state.reading.framework !== undefined);
  const drawing = path.startsWith('/draw/');
  useActions([
    {
      id: 'outline.toggle',
      title: open && drawing ? 'Close the outline' : 'Open the outline',
      group: 'Studio',
      defaultHotkey: 'mod+shift+l',
      enabled: hasFramework,
      run() {
        if (!drawing) navigate('/draw/canvas');
        setOpen(!(open && drawing));
      },
    },
  ]);
  const shown = drawing && hasFramework;
  return (
    <div className={shown ? 'with-outline' : 'without-outline'}>
      {!shown ? null : open ? (
        <OutlinePanel onClose={() => setOpen(false)} />
      ) : (
        <button
          type="button"
          className="outline-opener"
          aria-expanded="false"
          title="Ctrl+Shift+L"
          onClick={() => setOpen(true)}
        >
          Outline
        </button>
      )}
      <div className="outline-room">{children}</div>
    </div>
  );
}
