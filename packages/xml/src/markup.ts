import { isSpace, ncNameEnd, skipSpace } from "./chars";
import { type Cursor, countNode, refuse } from "./cursor";
import type { XmlComment, XmlPi } from "./node";
import { normaliseLineEnds } from "./references";
import { say } from "./sayings";

/** Reads `<!-- … -->` at the cursor (XML 1.0 section 2.5). */
export function readComment(cursor: Cursor): XmlComment | undefined {
  const { text, at: start } = cursor;
  const dashes = text.indexOf("--", start + 4);
  if (dashes < 0 || text[dashes + 2] !== ">") {
    refuse(cursor, say("comment-without-end"), start);
    return undefined;
  }
  if (!countNode(cursor, start)) return undefined;
  cursor.at = dashes + 3;
  return { kind: "comment", value: normaliseLineEnds(text.slice(start + 4, dashes)), start, end: cursor.at };
}

/** Reads `<?target … ?>` at the cursor (XML 1.0 section 2.6). */
export function readPi(cursor: Cursor): XmlPi | undefined {
  const { text, at: start } = cursor;
  const nameEnd = ncNameEnd(text, start + 2);
  const close = text.indexOf("?>", nameEnd);
  const target = text.slice(start + 2, nameEnd);
  const separated = close === nameEnd || isSpace(text.charCodeAt(nameEnd));
  if (close < 0 || target === "" || target.toLowerCase() === "xml" || !separated) {
    refuse(cursor, say("no-processing-instruction"), start);
    return undefined;
  }
  if (!countNode(cursor, start)) return undefined;
  cursor.at = close + 2;
  const value = normaliseLineEnds(text.slice(Math.min(skipSpace(text, nameEnd), close), close));
  return { kind: "pi", target, value, start, end: cursor.at };
}
