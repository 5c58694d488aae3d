import type { IntakeActions } from './intakeActions.ts';
import type { SessionContext } from './sessionContext.ts';

/** @returns the actions, whose work is loaded when the first of them is asked for, or a document with a mapping is open */
export function createIntakeActions(context: SessionContext): IntakeActions {
  const { store } = context;
  let work: IntakeActions | undefined;
  let loading: Promise<IntakeActions> | undefined;

  function load(): Promise<IntakeActions> {
    loading ??= import('./createIntakeWork.ts').then(({ createIntakeWork }) => {
      stopLooking();
      work = createIntakeWork(context);
      return work;
    });
    return loading;
  }

  async function act(run: (work: IntakeActions) => void | Promise<void>): Promise<void> {
    if (work) return run(work);
    const [loaded] = await Promise.allSettled([load()]);
    if (loaded.status === 'fulfilled') return run(loaded.value);
    loading = undefined;
    context.notify('The import could not be loaded. Try it once more.', 'problem');
  }

  const stopLooking = store.subscribe(() => {
    if (store.get().document?.mapping !== undefined && !loading) void act(() => undefined);
  });

  return {
    bringFiles: async (files) => (files.length === 0 ? undefined : act((on) => on.bringFiles(files))),
    removeFile: (name) => void act((on) => on.removeFile(name)),
    chooseFor: (name, choice) => void act((on) => on.chooseFor(name, choice)),
    chooseForAll: (choices) => void act((on) => on.chooseForAll(choices)),
    readBrought: () => void act((on) => on.readBrought()),
    stopIntake: () => void act((on) => on.stopIntake()),
    guessMapping: () => void act((on) => on.guessMapping()),
    editMapping: (change) => void act((on) => on.editMapping(change)),
    undoMapping: () => void act((on) => on.undoMapping()),
    redoMapping: () => void act((on) => on.redoMapping()),
    openMapping: (name, text) => act((on) => on.openMapping(name, text)),
    downloadMapping: () => void act((on) => on.downloadMapping()),
    importDeals: (options) => void act((on) => on.importDeals(options)),
    endIntake: () => void act((on) => on.endIntake()),
  };
}
