import { DocumentMenu } from '../documents/DocumentMenu.tsx';
import { HistoryMenu } from '../documents/HistoryMenu.tsx';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Theme } from '../session/studioState.ts';
import { IconButton } from '../widgets/Button.tsx';
import type { IconName } from '../widgets/Icon.tsx';
import { SurvivalMeter } from './SurvivalMeter.tsx';

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
  const registry = useActionRegistry();
  const open = useStudio((state) => state.document !== undefined);
  const beside = useStudio((state) => state.sourceBeside);
  const theme = THEMES[useStudio((state) => state.theme)];
  return (
    <header className="top-bar">
      <DocumentMenu />
      <SurvivalMeter />
      <div className="top-bar-actions">
        <HistoryMenu />
        <IconButton
          icon="search"
          label="Find anything (Ctrl+K)"
          onClick={() => registry.findByKey('mod+k')?.run()}
        />
        <IconButton
          icon="download"
          label="Save to a file (Ctrl+S)"
          disabled={!open}
          onClick={() => void session.saveToFile()}
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
