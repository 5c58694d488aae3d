import { useState } from 'react';
import { useActionKeys } from '../hooks/useActions.ts';
import { KeySheet } from './KeySheet.tsx';
import { Palette } from './Palette.tsx';
import { useStudioActions } from './useStudioActions.ts';

/** The palette and the sheet of keys, and the actions of the whole studio. Stands inside the router. */
export function FindPanels() {
  const [panel, setPanel] = useState<'palette' | 'keys'>();
  useStudioActions(setPanel);
  useActionKeys();
  const close = (): void => setPanel(undefined);
  if (panel === 'palette') return <Palette onClose={close} />;
  return panel === 'keys' ? <KeySheet onClose={close} /> : null;
}
