import type { VaultRefusal } from './vault.ts';

/** What the vault asks of its worker: one content is poured in a worker's life. */
export type VaultOrder =
  /** Into the file with that key; without one into memory. */
  | {
      readonly kind: 'pour';
      readonly key?: string;
      readonly content: Blob;
      readonly packed: boolean;
    }
  | { readonly kind: 'stop' };

/** What the worker answers. */
export type VaultReport =
  | { readonly kind: 'progress'; readonly done: number }
  /** With the content, if it went into memory. */
  | { readonly kind: 'done'; readonly content?: Blob }
  | { readonly kind: 'refused'; readonly refusal: VaultRefusal };
