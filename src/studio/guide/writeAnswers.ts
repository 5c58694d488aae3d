import { writeFramework } from '../../core/guide/index.ts';
import type { Session } from '../session/createSession.ts';
import { nameFile } from '../session/documentNames.ts';
import { shownValues, toAnswers, type GuideDraft } from './guideDraft.ts';

/** What of the session the answers need. */
export type GuideSession = Pick<
  Session,
  'store' | 'ask' | 'openFramework' | 'openDocument' | 'editText' | 'notify'
>;

/**
 * Writes the answers into the document they were written into before, as one step, or into a new one. A text that was changed by
 * hand since is left alone unless the person says otherwise. Undefined when the person leaves everything as it is.
 */
export async function writeAnswers(session: GuideSession, draft: GuideDraft): Promise<GuideDraft['written']> {
  const text = writeFramework(toAnswers(draft));
  const { written } = draft;
  const { documents, document } = session.store.get();
  const exists =
    written &&
    (document?.id === written.document || documents.some(({ id }) => id === written.document)) &&
    (await session.openDocument(written.document));
  if (!exists) return openBeside(session, draft, text);
  const present = session.store.get().document?.text;
  if (present !== written.text && present !== text) {
    const choice = await askWhich(session);
    if (choice === 'keep') return undefined;
    if (choice === 'beside') return openBeside(session, draft, text);
  }
  if (present !== text) session.editText(text, { name: 'Take the answers of the guided start' });
  return { document: written.document, text };
}

async function openBeside(
  session: GuideSession,
  draft: GuideDraft,
  text: string,
): Promise<GuideDraft['written']> {
  const name = shownValues(draft, 'programme')['name'];
  const file = nameFile(typeof name === 'string' ? name : '');
  await session.openFramework(text, { kind: 'new', file });
  const document = session.store.get().document?.id;
  return document === undefined ? undefined : { document, text };
}

function askWhich(session: GuideSession): Promise<'take' | 'beside' | 'keep'> {
  return new Promise((resolve) => {
    session.ask({
      title: 'You changed this framework by hand',
      text: 'Since the answers were last written into it, something else was changed. Take the answers as they are now, which one undo takes back, or open them as a second framework.',
      confirm: 'Take the answers',
      proceed: () => resolve('take'),
      other: { label: 'Open a second one', proceed: () => resolve('beside') },
      keep: 'Leave it as it is',
      leave: () => resolve('keep'),
    });
  });
}
