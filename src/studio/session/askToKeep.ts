const ASKED = 'cosell.askedToKeep';

/** Asks the browser, once ever, not to clear what it keeps when space runs short. Some browsers put the question to the person. */
export function askToKeep(): void {
  if (!('storage' in navigator) || localStorage.getItem(ASKED) !== null) return;
  localStorage.setItem(ASKED, 'yes');
  // Refused or not, the text is kept all the same, and can be saved to a file.
  void navigator.storage.persist().catch(() => false);
}
