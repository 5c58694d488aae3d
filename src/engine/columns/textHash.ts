/** A hash of a text in UTF-8, for tables. */
export function hashText(bytes: Uint8Array, start: number, end: number): number {
  let hash = beginHash(end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) hash = chainHash(hash, wordAt(bytes, at));
  for (; at < end; at += 1) hash = chainHash(hash, bytes[at] ?? 0);
  return hash;
}

/** A second hash of the same text, which does not depend on the first. */
export function twinText(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = chainTwin(hash, wordAt(bytes, at));
  for (; at < end; at += 1) hash = chainTwin(hash, bytes[at] ?? 0);
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

/** Both hashes begin with the length of the text in bytes, */
export function beginHash(length: number): number {
  return 0x811c9dc5 ^ length;
}

/** and take four bytes at a time, the first one highest, then those that are left one by one. */
export function chainHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

export function chainTwin(hash: number, word: number): number {
  return Math.imul(((hash << 11) | (hash >>> 21)) ^ word, 0x9e3779b1) ^ (hash >>> 16);
}
