import { type Cursor, refuse } from "./cursor";
import { say } from "./sayings";

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][A-Za-z0-9._-]*)"|'([A-Za-z][A-Za-z0-9._-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>$/;

/** Reads the byte order mark and the XML declaration, where there are any (XML 1.0 section 2.8). */
export function readXmlDeclaration(cursor: Cursor): boolean {
  const { text } = cursor;
  if (text.charCodeAt(0) === 0xfeff) cursor.at = 1;
  if (!/^[ \t\r\n]/.test(text.slice(cursor.at + 5, cursor.at + 6))) return true;
  if (!text.startsWith("<?xml", cursor.at)) return true;
  const close = text.indexOf("?>", cursor.at);
  const match = close < 0 ? null : DECLARATION.exec(text.slice(cursor.at, close + 2));
  if (match === null) return refuse(cursor, say("no-xml-declaration"), cursor.at);
  const encoding = match[1] ?? match[2];
  if (encoding !== undefined && encoding.toLowerCase() !== "utf-8") {
    cursor.failure = { kind: "not-utf-8", reason: say("encoding-not-read", { encoding }), offset: cursor.at };
    return false;
  }
  cursor.at = close + 2;
  return true;
}
