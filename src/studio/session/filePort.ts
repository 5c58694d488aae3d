/** A file on this computer that the browser lets us write again. */
export interface FileHandle {
  readonly name: string;
}

/** What became of a wish to save. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly handle: FileHandle }
  | { readonly kind: 'downloaded' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: string };

/** A file a person chose. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
  readonly handle?: FileHandle;
}

/** The way to files on this computer. */
export interface FilePort {
  /** Writes to the given file, or asks for one; where the browser cannot write files, it downloads. */
  save(name: string, text: string, handle?: FileHandle): Promise<SaveOutcome>;
  /** Asks for files to read; none when the person cancels. */
  choose(): Promise<readonly ChosenFile[]>;
}
