/** Whether two values hold the same, entries of maps and properties in the same order. Properties named in `ignored` do not count. */
export function isSameValue(a: unknown, b: unknown, ignored: ReadonlySet<string> = NONE): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || ArrayBuffer.isView(a)) return isIterable(b) && areSame(a as never, b, ignored);
  if (a instanceof Set) return b instanceof Set && areSame(a, b, ignored);
  if (a instanceof Map) return b instanceof Map && areSame(a, b, ignored);
  if (isIterable(b)) return false;
  return areSame(propertiesOf(a, ignored), propertiesOf(b, ignored), ignored);
}

const NONE: ReadonlySet<string> = new Set();

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function propertiesOf(value: object, ignored: ReadonlySet<string>): readonly unknown[] {
  return Object.entries(value).filter(([name, own]) => own !== undefined && !ignored.has(name));
}

function areSame(a: Iterable<unknown>, b: Iterable<unknown>, ignored: ReadonlySet<string>): boolean {
  const others = b[Symbol.iterator]();
  for (const own of a) {
    const other = others.next();
    if (other.done === true || !isSameValue(own, other.value, ignored)) return false;
  }
  return others.next().done === true;
}
