/**
 * Where a text first nests deeper than `limit` brackets, or undefined. Strings and comments do not count; works on any text.
 * A closing bracket of the wrong kind closes nothing, so that broken text (`[},[},…`) never recurses deeper in the parser than counted here.
 */
export function findDeepNesting(text: string, limit: number): number | undefined {
  const open: string[] = [];
  let index = 0;
  while (index < text.length) {
    const char = text[index];
    switch (char) {
      case '{':
      case '[':
        if (open.push(char) > limit) return index;
        break;
      case '}':
      case ']':
        if (open.at(-1) === (char === '}' ? '{' : '[')) open.pop();
        break;
      case '"':
        index = skipString(text, index);
        break;
      case '/':
        index = skipComment(text, index);
        break;
      default:
        break;
    }
    index++;
  }
  return undefined;
}

/** Index of the closing quote, or of the line's end, where jsonc-parser gives up on an open string. */
function skipString(text: string, quote: number): number {
  for (let index = quote + 1; index < text.length; index++) {
    const char = text[index];
    if (char === '\\') index++;
    else if (char === '"' || char === '\n' || char === '\r') return index;
  }
  return text.length;
}

function skipComment(text: string, slash: number): number {
  const next = text[slash + 1];
  if (next === '/') {
    let index = slash + 2;
    while (index < text.length && text[index] !== '\n' && text[index] !== '\r') index++;
    return index;
  }
  if (next === '*') {
    const end = text.indexOf('*/', slash + 2);
    return end < 0 ? text.length : end + 1;
  }
  return slash;
}
