import { phraseCount } from '../phraseNumber.ts';
import type { VaultRefusal } from './vault.ts';

/** Why a set is not kept, or a file not opened, as a sentence. */
export function phraseRefusal(name: string, refusal: VaultRefusal): string {
  switch (refusal.kind) {
    case 'stopped':
      return 'Copying was stopped.';
    case 'full':
      return `The browser has no room for "${name}".`;
    case 'closed':
      return 'This browser keeps no data here.';
    case 'unreadable':
      return `"${name}" could not be read to its end: it was moved, changed or taken away.`;
    case 'cut':
      return `"${name}" is packed with gzip and cut short: its end is missing after ${phraseCount(refusal.at)} bytes. Copy it again.`;
    case 'damaged':
      return `"${name}" is packed with gzip and damaged near byte ${phraseCount(refusal.at)}. Copy it again.`;
    case 'swollen':
      return `"${name}" unpacks to more than 250 times its size: no file of deals does. It was not opened.`;
  }
}
