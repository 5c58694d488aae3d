/** A file on this computer that the browser lets us write again. */
export interface FileHandle {
  readonly name: string;
}

/** What became of a wish to save. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly handle: FileHandle }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'cancelled' }
  /** The file holds another text than expected: it was not written. */
  | { readonly kind: 'changed'; readonly found: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A file a person chose. */
export interface ChosenFile {
  readonly name: string;
  readonly content: Blob;
  readonly handle?: FileHandle;
}

/** The way to files on this computer. */
export interface FilePort {
  /**
   * Writes to the given file, or asks for one; where the browser cannot write files, it downloads.
   * A file that no longer holds the `expected` text is left alone; without `expected` it is written in any case.
   */
  save(
    name: string,
    text: string,
    target?: { readonly handle: FileHandle; readonly expected?: string },
  ): Promise<SaveOutcome>;
  /** Asks for files to read; none when the person cancels. */
  choose(): Promise<readonly ChosenFile[]>;
}
