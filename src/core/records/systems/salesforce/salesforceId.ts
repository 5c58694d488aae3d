const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** True for texts that weekly exports write where nothing is looked up. */
export function isEmptyLookup(text: string): boolean {
  return /^0{15}(?:AAA)?$/.test(text);
}

/**
 * An id in its 18 characters. Reports write 15, which differ by case only; the last three spell that case, so they follow from the
 * others. What is no Salesforce id stays as it is.
 */
export function fullId(id: string): string {
  if (id.length !== 15) return id;
  if (!/^[a-zA-Z0-9]{15}$/.test(id) || !/^[a-zA-Z0-9]{3}\d?[a-zA-Z0-9]{11,12}$/.test(id) || !/\d/.test(id))
    return id;
  let suffix = '';
  for (let part = 0; part < 3; part++) {
    let bits = 0;
    for (let at = 0; at < 5; at++) {
      if (/[A-Z]/.test(id.charAt(part * 5 + at))) bits |= 1 << at;
    }
    suffix += LETTERS.charAt(bits);
  }
  return id + suffix;
}
