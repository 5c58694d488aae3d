import { useLocation } from 'wouter';
import { useActions } from '../hooks/useActions.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Action } from '../session/actionRegistry.ts';

/** Puts what can be done with documents and checkpoints into the palette. */
export function useDocumentActions(): void {
  const session = useSession();
  const [, navigate] = useLocation();
  const open = useStudio((state) => state.document?.id);
  const documents = useStudio((state) => state.documents);
  const catalog = useStudio((state) => state.catalog);
  const checkpoints = useStudio((state) => state.checkpoints);
  useActions([
    {
      id: 'document.new',
      title: 'New framework',
      group: 'Documents',
      run() {
        session.startBlank('New framework');
        navigate('/draw/canvas');
      },
    },
    ...catalog.flatMap(({ name: scenario, frameworks }) =>
      frameworks.map(({ file, name }): Action => ({
        id: `document.startFrom:${scenario}/${file}`,
        title: `New framework from ${name}`,
        group: 'Documents',
        run: () =>
          void session.startFrom(scenario, file, name).then((begun) => {
            if (begun) navigate('/draw/canvas');
          }),
      })),
    ),
    {
      id: 'document.duplicate',
      title: 'Duplicate this document',
      group: 'Documents',
      enabled: open !== undefined,
      run: () => open !== undefined && void session.duplicateDocument(open),
    },
    {
      id: 'checkpoint.add',
      title: 'Keep a checkpoint',
      group: 'Documents',
      enabled: open !== undefined,
      run: () => void session.addCheckpoint(''),
    },
    ...documents
      .filter(({ id }) => id !== open)
      .map(({ id, title }): Action => ({
        id: `document.open:${id}`,
        title: `Open ${title}`,
        group: 'Documents',
        run: () => void session.openDocument(id),
      })),
    ...checkpoints
      .filter(({ kind }) => kind === 'named')
      .map(({ id, name }): Action => ({
        id: `checkpoint.restore:${id}`,
        title: `Restore the checkpoint ${name}`,
        group: 'Documents',
        run: () => session.restoreCheckpoint(id),
      })),
  ]);
}
