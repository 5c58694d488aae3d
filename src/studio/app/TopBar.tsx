import { useSession, useStudio } from '../hooks/useSession.ts';
import { downloadText } from '../session/downloadText.ts';
import type { Theme } from '../session/studioState.ts';
import { IconButton } from '../widgets/Button.tsx';
import type { IconName } from '../widgets/Icon.tsx';
import { SurvivalMeter } from './SurvivalMeter.tsx';

const SAVED_WORDS = {
  saved: 'saved on this computer',
  saving: 'saving…',
  failed: 'not saved: this browser keeps no data. Download it.',
} as const;

const THEMES: Readonly<
  Record<Theme, { readonly next: Theme; readonly icon: IconName; readonly label: string }>
> = {
  system: { next: 'light', icon: 'half', label: 'Colours follow the system; switch to light' },
  light: { next: 'dark', icon: 'sun', label: 'Light colours; switch to dark' },
  dark: { next: 'system', icon: 'moon', label: 'Dark colours; follow the system' },
};

/** Document, meter, history, view. */
export function TopBar() {
  const session = useSession();
  const document = useStudio((state) => state.document);
  const name = useStudio((state) => state.reading.framework?.name);
  const stale = useStudio((state) => state.reading.stale);
  const canUndo = useStudio((state) => state.canUndo);
  const canRedo = useStudio((state) => state.canRedo);
  const beside = useStudio((state) => state.sourceBeside);
  const theme = THEMES[useStudio((state) => state.theme)];
  const edited = document !== undefined && document.text !== document.opened;
  return (
    <header className="top-bar">
      <div className="top-bar-document">
        <strong>{name ?? document?.origin.file ?? 'Cosell Studio'}</strong>
        {document ? (
          <span className="top-bar-saved">
            {edited ? 'edited · ' : ''}
            {SAVED_WORDS[document.saved]}
            {stale ? (
              <span className="top-bar-stale"> · the text has an error; showing the last good version</span>
            ) : null}
          </span>
        ) : null}
      </div>
      <SurvivalMeter />
      <div className="top-bar-actions">
        <IconButton icon="undo" label="Undo (Ctrl+Z)" disabled={!canUndo} onClick={session.undo} />
        <IconButton icon="redo" label="Redo (Ctrl+Shift+Z)" disabled={!canRedo} onClick={session.redo} />
        <IconButton
          icon="download"
          label="Download the framework text"
          disabled={!document}
          onClick={() => {
            if (!document) return;
            downloadText(document.origin.file, document.text);
            session.markDownloaded();
          }}
        />
        <IconButton
          icon="code"
          label="Source beside the room (Ctrl+E)"
          aria-pressed={beside}
          onClick={() => session.toggleSource()}
        />
        <IconButton icon={theme.icon} label={theme.label} onClick={() => session.setTheme(theme.next)} />
      </div>
    </header>
  );
}
