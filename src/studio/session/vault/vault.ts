import type { Result } from '../../../core/index.ts';

/** Room in this browser for contents too long to be held in memory, outside its database. */
export interface Vault {
  /** Writes a content under a key, unpacked if it is `packed`, and gives it back as it is kept. When it is refused, nothing of it stays. */
  write(key: string, content: Blob, job: VaultJob): Promise<Result<Blob, VaultRefusal>>;
  /** Unpacks a content without keeping it. */
  unpack(content: Blob, job: VaultJob): Promise<Result<Blob, VaultRefusal>>;
  /** What is kept under a key; it can be read as long as it is kept. */
  read(key: string): Promise<Blob | undefined>;
  keys(): Promise<readonly string[]>;
  /** Fails while somebody writes there. */
  remove(key: string): Promise<void>;
  /** Bytes the browser would still take; undefined when it does not say. */
  measureRoom(): Promise<number | undefined>;
}

/** Work on a long content, which tells how far it is and can be stopped. */
export interface VaultJob {
  readonly packed: boolean;
  readonly signal: AbortSignal;
  /** Told now and then how many bytes of the content were read. */
  onProgress(done: number): void;
}

/** Why a content was not written; places are bytes of the content as it was given. */
export type VaultRefusal =
  | { readonly kind: 'stopped' }
  /** The browser has no room. */
  | { readonly kind: 'full' }
  /** The browser keeps no files here. */
  | { readonly kind: 'closed'; readonly reason: string }
  /** The content itself could not be read. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  | PackedFault;

/** What is wrong with packed bytes. */
export type PackedFault =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'damaged'; readonly at: number }
  /** It unpacks to so much more than it is that no records can be in it. */
  | { readonly kind: 'swollen' };
