/** A number as people read it: "1,240,000". */
export function phraseNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "1 deal", "1,240 deals". */
export function phraseCount(count: number, one: string, many = `${one}s`): string {
  return `${phraseNumber(count)} ${count === 1 ? one : many}`;
}
