/** Characters that XML 1.0 cannot hold in any form, halves of surrogate pairs among them. */
const OUTSIDE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const MARKUP = /[&<>"\t\n\r]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** True when XML can hold the text. */
export function isXmlText(text: string): boolean {
  return text.search(OUTSIDE) < 0;
}

/** A text for an attribute or an element; what XML cannot hold becomes U+FFFD. */
export function toXmlText(text: string): string {
  return text.replace(OUTSIDE, '\ufffd').replace(MARKUP, (character) => ENTITIES[character] ?? character);
}
