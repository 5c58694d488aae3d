/** A hash of a text in UTF-8, for tables. */
export function hashText(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mix(hash ^ wordAt(bytes, at));
  for (; at < end; at += 1) hash = mix(hash ^ (bytes[at] ?? 0));
  return hash;
}

/** A second hash of the same text, which does not depend on the first. */
export function twinText(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = turn(hash, wordAt(bytes, at));
  for (; at < end; at += 1) hash = turn(hash, bytes[at] ?? 0);
  return hash;
}

/** Four bytes as a number. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}

function mix(hash: number): number {
  const mixed = Math.imul(hash, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function turn(hash: number, word: number): number {
  return Math.imul(((hash << 11) | (hash >>> 21)) ^ word, 0x9e3779b1) ^ (hash >>> 16);
}
