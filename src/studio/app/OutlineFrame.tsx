import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useActions } from '../hooks/useActions.ts';
import { useStudio } from '../hooks/useSession.ts';
import type { OutlineNode } from '../outline/createOutline.ts';
import { OutlinePanel, type DraftRequest } from '../outline/OutlinePanel.tsx';
import { enterRoom } from './enterRoom.ts';

const DraftCard = lazy(async () => ({ default: (await import('../canvas/DraftCard.tsx')).DraftCard }));

const FIELD = ':is(input, select, textarea, button)';
/** Where the focus goes in the room of a line. */
const ENTRANCES: Readonly<Record<OutlineNode['kind'], string>> = {
  lifecycle: `.inspector ${FIELD}`,
  state: `.inspector section ${FIELD}`,
  transition: `.inspector section ${FIELD}`,
  duty: '.role-matrices [aria-selected="true"], .role-matrices [tabindex="0"]',
  decision: '.decision [role="grid"] [tabindex="0"], .decision-foot button',
  rule: '.decision [role="grid"] [tabindex="0"]',
  entry: '.words-entry :is(input, select, textarea)',
  words: '.words-add input',
  heading: '.decision-list select, .role-matrices [tabindex="0"], .add-activity input',
};

/** A room of Draw with the outline beside it, open or shut. Other rooms stand alone. */
export function OutlineFrame({ children }: { readonly children: ReactNode }) {
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  const [entered, setEntered] = useState(false);
  const framework = useStudio((state) => state.reading.framework);
  const drawing = path.startsWith('/draw/');
  const shown = drawing && framework !== undefined;
  const enter = useCallback(() => {
    setOpen(true);
    setEntered(true);
  }, []);
  const close = (): void => {
    setOpen(false);
    document.getElementById('room')?.focus();
  };
  useActions([
    {
      id: 'outline.toggle',
      title: 'Outline: go there, or close it',
      group: 'Studio',
      defaultHotkey: 'mod+shift+l',
      enabled: framework !== undefined,
      words: 'tree structure',
      run() {
        if (!drawing) navigate('/draw/canvas');
        if (open && drawing && document.activeElement?.closest('.outline')) close();
        else enter();
      },
    },
  ]);
  return (
    <div className={shown ? 'with-outline' : 'without-outline'}>
      {!shown ? null : open ? (
        <OutlinePanel
          entered={entered}
          onEntered={() => setEntered(false)}
          onEnter={({ kind, address }) => {
            if (address !== undefined && !path.startsWith(address)) navigate(address);
            enterRoom(ENTRANCES[kind]);
          }}
          onClose={close}
          Draft={Draft}
        />
      ) : (
        <button
          type="button"
          className="outline-opener"
          aria-expanded="false"
          title="Ctrl+Shift+L"
          onClick={enter}
        >
          Outline
        </button>
      )}
      {/* Escape leads from a form back to the line it belongs to. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="outline-room"
        onKeyDown={(event) => {
          const inForm = event.target instanceof Element && event.target.closest('.inspector, .words-entry');
          if (event.key !== 'Escape' || event.defaultPrevented || !shown || !open || !inForm) return;
          event.preventDefault();
          setEntered(true);
        }}
      >
        {children}
      </div>
    </div>
  );
}

function Draft({ ask, onDone, onClose }: DraftRequest) {
  const framework = useStudio((state) => state.reading.framework);
  if (!framework) return null;
  const usual = ask.lifecycle === 'deal' ? 'stage' : 'state';
  return (
    <Suspense>
      <DraftCard
        framework={framework}
        draft={{
          lifecycle: ask.lifecycle,
          kind: usual,
          ...(ask.kind === 'state'
            ? { parent: ask.parent }
            : { parent: ask.from.slice(0, -1), from: ask.from, chooseTarget: true }),
        }}
        pins={undefined}
        onDone={onDone}
        onClose={onClose}
      />
    </Suspense>
  );
}
