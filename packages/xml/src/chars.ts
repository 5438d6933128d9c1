const NAME_START = 1;
const NAME_CHAR = 2;

/** Characters an XML 1.0 document may not hold (section 2.2), lone surrogates included. */
export const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Offset behind the NCName that begins at `start`; `start` itself when there is none (Namespaces in XML section 3). */
export function ncNameEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first < 128) {
    if (ASCII[first] !== NAME_START) return start;
    return ncNameRest(text, start + 1);
  }
  const point = text.codePointAt(start);
  if (point === undefined || !isWideNameStart(point)) return start;
  return ncNameRest(text, start + (point > 0xffff ? 2 : 1));
}

/** Whether the whole text is one NCName, which is also the form of an `xs:ID`. */
export const isNcName = (text: string): boolean => text !== "" && ncNameEnd(text, 0) === text.length;

/** Whether a code point may stand in a document, as a character reference names it (XML 1.0 section 2.2). */
export function isXmlChar(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}

/** Space, tab, line feed or carriage return. */
export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** Offset of the first character at or after `start` that is not white space. */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a text is nothing but white space. */
export const isBlank = (text: string): boolean => skipSpace(text, 0) === text.length;

const ASCII = asciiClasses();

function asciiClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (let code = 0; code < 128; code += 1) {
    const character = String.fromCharCode(code);
    if (/[A-Za-z_]/.test(character)) classes[code] = NAME_START;
    else if (/[-.0-9]/.test(character)) classes[code] = NAME_CHAR;
  }
  return classes;
}

function ncNameRest(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (ASCII[code] === 0) return at;
      at += 1;
      continue;
    }
    const point = text.codePointAt(at);
    if (point === undefined || !isWideNameChar(point)) return at;
    at += point > 0xffff ? 2 : 1;
  }
}

const WIDE_NAME_START: readonly (readonly [number, number])[] = [
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

const isWideNameStart = (point: number): boolean =>
  WIDE_NAME_START.some(([from, to]) => point >= from && point <= to);

const isWideNameChar = (point: number): boolean =>
  isWideNameStart(point) ||
  point === 0xb7 ||
  (point >= 0x300 && point <= 0x36f) ||
  point === 0x203f ||
  point === 0x2040;
