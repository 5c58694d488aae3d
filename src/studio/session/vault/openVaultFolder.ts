const FOLDER = 'deals';

/** The folder of the vault among the files this browser keeps for the studio. */
export async function openVaultFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create: true });
}
