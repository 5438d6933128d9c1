import { percentDecode } from "../target/percent";

/**
 * The bindings of a query component: its `xmlns(prefix=uri)` parts, parts of other schemes passed over (RFC 4825
 * section 6.4, XPointer framework section 3). Undefined when the query is not a sequence of scheme parts.
 */
export function queryBindings(query: string): ReadonlyMap<string, string> | undefined {
  const bindings = new Map<string, string>();
  const text = percentDecode(query);
  if (text === undefined) return undefined;
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const part = schemePart(text, at);
    if (part === undefined) return undefined;
    if (part.scheme === "xmlns" && !bind(bindings, part.data)) return undefined;
    at = skipBlanks(text, part.end);
  }
  return bindings;
}

interface SchemePart {
  readonly scheme: string;
  readonly data: string;
  readonly end: number;
}

const SCHEME = /[\p{L}_][\p{L}\p{N}_.:-]*\(/uy;

/** `scheme(data)`: parentheses inside are balanced or escaped by `^`, which also escapes itself. */
function schemePart(text: string, start: number): SchemePart | undefined {
  SCHEME.lastIndex = start;
  const match = SCHEME.exec(text);
  if (match === null) return undefined;
  const dataStart = start + match[0].length;
  let data = "";
  let depth = 1;
  for (let at = dataStart; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === "^") {
      const escaped = text[at + 1] ?? "";
      if (escaped === "" || !"^()".includes(escaped)) return undefined;
      data += escaped;
      at += 1;
      continue;
    }
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (depth === 0) return { scheme: match[0].slice(0, -1), data, end: at + 1 };
    data += character;
  }
  return undefined;
}

const BINDING = /^([\p{L}_][\p{L}\p{N}_.-]*)[ \t\r\n]*=[ \t\r\n]*([\s\S]*)$/u;

/** `xmlns` data is `prefix = uri`; `xml` and `xmlns` cannot be bound to anything else. */
function bind(bindings: Map<string, string>, data: string): boolean {
  const match = BINDING.exec(data);
  if (match === null) return false;
  const [, prefix = "", uri = ""] = match;
  if (prefix !== "xml" && prefix !== "xmlns") bindings.set(prefix, uri);
  return true;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "")) at += 1;
  return at;
}
