import type { OpenTabChannel, TabMessage } from './createTabLine.ts';

/** The line between tabs that show the same studio; versions that store differently must not share it. */
export const openTabChannel: OpenTabChannel = (receive) => {
  const channel = new BroadcastChannel('cosell-studio/2');
  channel.onmessage = (event: MessageEvent<TabMessage>) => receive(event.data);
  return { send: (message) => channel.postMessage(message) };
};
