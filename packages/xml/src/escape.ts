/** Characters XML 1.0 cannot carry in any form, and those that need a reference in text. */
const IN_TEXT =
  /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const IN_ATTRIBUTE =
  /[&<>"\t\n\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

const reference = (character: string): string => REFERENCES[character] ?? "\ufffd";

/** Whether nothing in a value can need a reference, as in most: a look at its characters is cheaper than the expressions. */
function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code < 0x20 || code === 0x22 || code === 0x26 || code === 0x3c || code === 0x3e || code >= 0xd800)
      return false;
  }
  return true;
}

/** Character data that reads back as `value`; characters XML cannot carry become U+FFFD. */
export const escapeText = (value: string): string =>
  isPlain(value) ? value : value.replace(IN_TEXT, reference);

/** The same between double quotes. */
export const escapeAttribute = (value: string): string =>
  isPlain(value) ? value : value.replace(IN_ATTRIBUTE, reference);
