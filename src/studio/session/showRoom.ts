/** Goes to a room by its path, as a link there would. Does nothing outside a page. */
export function showRoom(path: string): void {
  if (typeof location !== 'undefined') location.hash = path;
}
