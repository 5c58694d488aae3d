import { useLocation } from 'wouter';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Action } from '../session/actionRegistry.ts';
import type { Theme } from '../session/studioState.ts';
import { WORD_SECTIONS } from '../vocabulary/wordSections.ts';
import { enterRoom } from './enterRoom.ts';
import { VERBS } from './rooms.ts';

const THEMES: readonly { readonly theme: Theme; readonly title: string }[] = [
  { theme: 'system', title: 'Colours: follow the system' },
  { theme: 'light', title: 'Colours: light' },
  { theme: 'dark', title: 'Colours: dark' },
];

/** Offers what can be done in every room. */
export function useStudioActions(open: (panel: 'palette' | 'keys') => void): void {
  const session = useSession();
  const [, navigate] = useLocation();
  const canUndo = useStudio((state) => state.canUndo);
  const canRedo = useStudio((state) => state.canRedo);
  const hasDocument = useStudio((state) => state.document !== undefined);
  const replaying = useStudio((state) => state.replay.status === 'running');
  const hasDeals = useStudio((state) => state.deals.sets.length > 0);
  const hasChange = useStudio((state) => state.replay.change !== undefined);
  const hasLens = useStudio((state) => state.lens.values.size > 0);
  const catalog = useStudio((state) => state.catalog);
  const rooms = VERBS.flatMap((verb) =>
    verb.rooms.map((room): Action => ({
      id: `room.open:${room.path}`,
      title: `${verb.name} › ${room.name}`,
      group: 'Rooms',
      run: () => navigate(room.path),
    })),
  );
  const words = WORD_SECTIONS.map(({ section, one }): Action => ({
    id: `word.add:${section}`,
    title: `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`,
    group: 'Words',
    words: 'new',
    enabled: hasDocument,
    run() {
      navigate(`/draw/words/${section}`);
      enterRoom('.words-add input');
    },
  }));
  const scenarios = catalog.flatMap((scenario) =>
    scenario.frameworks.map((framework): Action => ({
      id: `scenario.open:${scenario.name}/${framework.file}`,
      title: `Borrow ${framework.name}`,
      group: 'Samples',
      run: () => void session.openScenario(scenario.name, framework.file),
    })),
  );
  useActions([
    {
      id: 'palette.open',
      title: 'Find anything',
      group: 'Studio',
      defaultHotkey: 'mod+k',
      otherHotkeys: ['mod+shift+p'],
      run: () => open('palette'),
    },
    { id: 'keys.show', title: 'Show the keys', group: 'Studio', defaultHotkey: '?', run: () => open('keys') },
    {
      id: 'source.toggle',
      title: 'Source beside the room',
      group: 'Studio',
      defaultHotkey: 'mod+e',
      run: () => session.toggleSource(),
    },
    {
      id: 'problems.toggle',
      title: 'Problems in the text',
      group: 'Studio',
      run: () => session.toggleProblems(),
    },
    {
      id: 'lens.clear',
      title: 'Clear the scenario',
      group: 'Studio',
      enabled: hasLens,
      run: session.clearLens,
    },
    ...THEMES.map(({ theme, title }): Action => ({
      id: `theme.set:${theme}`,
      title,
      group: 'Studio',
      run: () => session.setTheme(theme),
    })),
    {
      id: 'history.undo',
      title: 'Undo',
      group: 'Framework',
      defaultHotkey: 'mod+z',
      enabled: canUndo,
      run: session.undo,
    },
    {
      id: 'history.redo',
      title: 'Redo',
      group: 'Framework',
      defaultHotkey: 'mod+shift+z',
      otherHotkeys: ['mod+y'],
      enabled: canRedo,
      run: session.redo,
    },
    {
      id: 'framework.open',
      title: 'Open a framework or deals from this computer',
      group: 'Framework',
      defaultHotkey: 'mod+o',
      run: () => void session.openFromComputer(),
    },
    {
      id: 'framework.save',
      title: 'Save the framework to a file',
      group: 'Framework',
      defaultHotkey: 'mod+s',
      enabled: hasDocument,
      run: () => void session.saveToFile(),
    },
    {
      id: 'framework.saveAs',
      title: 'Save the framework to another file',
      group: 'Framework',
      defaultHotkey: 'mod+shift+s',
      enabled: hasDocument,
      run: () => void session.saveToFile({ elsewhere: true }),
    },
    {
      id: 'simulation.toggle',
      title: 'Simulate a deal by hand',
      group: 'Simulation',
      words: 'try out, live through, what if',
      defaultHotkey: 't',
      within: 'canvas',
      enabled: hasDocument,
      run(key) {
        navigate('/draw/canvas');
        session.simulator.send({ type: key === undefined ? 'simulation.show' : 'simulation.toggle' });
      },
    },
    {
      id: 'replay.start',
      title: 'Replay all deals again',
      group: 'Deals',
      enabled: hasDeals && !replaying,
      run: session.startReplay,
    },
    {
      id: 'replay.stop',
      title: 'Stop replaying',
      group: 'Deals',
      enabled: replaying,
      run: session.stopReplay,
    },
    {
      id: 'change.dismiss',
      title: 'Dismiss what the last edits changed',
      group: 'Deals',
      enabled: hasChange,
      run: session.dismissChange,
    },
    {
      id: 'duty.add',
      title: 'Add an activity to who does what',
      group: 'Roles',
      words: 'new duty responsibility raci',
      enabled: hasDocument,
      run() {
        navigate('/draw/roles');
        enterRoom('.add-activity input');
      },
    },
    ...words,
    ...rooms,
    ...scenarios,
  ]);
}
