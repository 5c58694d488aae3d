import { useEffect } from 'react';
import { useStudio } from '../hooks/useSession.ts';
import { setEditorsDark } from './monacoSetup.ts';

/** Keeps the editors as light or dark as the studio. */
export function useEditorTheme(): void {
  const theme = useStudio((state) => state.theme);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => setEditorsDark(theme === 'dark' || (theme === 'system' && dark.matches));
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
