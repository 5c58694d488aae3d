import type { SharedText } from './createSharedText.ts';

/** What tabs tell each other. */
export type TabMessage =
  /** I have this document open and know this much of it. */
  | { readonly kind: 'hello'; readonly id: string; readonly vector: Uint8Array }
  /** Here is what you lack; I know this much. */
  | {
      readonly kind: 'welcome';
      readonly id: string;
      readonly update: Uint8Array;
      readonly vector: Uint8Array;
    }
  | { readonly kind: 'update'; readonly id: string; readonly update: Uint8Array }
  /** The list of documents or checkpoints is another. */
  | { readonly kind: 'shelf' };

/** Opens a line to the other tabs; a message reaches all of them but its sender. */
export type OpenTabChannel = (receive: (message: TabMessage) => void) => {
  send(message: TabMessage): void;
};

/** Keeps open documents in step with the other tabs. */
export interface TabLine {
  /** Begins to share a document; asks the others for what they have typed. */
  share(id: string, text: SharedText): void;
  /** Tells the others that the list of documents is another. */
  tellShelf(): void;
}

interface Listeners {
  /** A document this tab holds was changed by another. */
  onText(id: string): void;
  onShelf(): void;
}

/** @returns the line; documents stay shared for the life of the page */
export function createTabLine(openChannel: OpenTabChannel, listeners: Listeners): TabLine {
  const texts = new Map<string, SharedText>();
  const channel = openChannel((message) => {
    if (message.kind === 'shelf') return listeners.onShelf();
    const text = texts.get(message.id);
    if (!text) return;
    const { id } = message;
    if (message.kind !== 'hello') {
      const before = text.text;
      text.merge(message.update);
      if (text.text !== before) listeners.onText(id);
    }
    if (message.kind === 'hello')
      channel.send({
        kind: 'welcome',
        id,
        update: text.readMissing(message.vector),
        vector: text.readVector(),
      });
    if (message.kind === 'welcome')
      channel.send({ kind: 'update', id, update: text.readMissing(message.vector) });
  });
  return {
    share(id, text) {
      if (texts.get(id) === text) return;
      texts.set(id, text);
      text.onOwnChange((update) => channel.send({ kind: 'update', id, update }));
      channel.send({ kind: 'hello', id, vector: text.readVector() });
    },
    tellShelf: () => channel.send({ kind: 'shelf' }),
  };
}
