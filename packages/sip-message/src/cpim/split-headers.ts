import { fail, ok, type Result } from "@porchlight/kernel";
import { unescapeCpim } from "./escapes";

/** One line of the message headers, its value still escaped. */
export interface HeaderLine {
  /** Empty when there is none. */
  readonly prefix: string;
  readonly name: string;
  readonly language: string | undefined;
  readonly value: string;
}

const mostHeaders = 128;

const name = "[!#$%&'*+\\-^_`|~0-9A-Za-z]+";
const string = '"(?:[^"\\\\]|\\\\.)*"';
const parameter = `;${name}=(?:${string}|[^\\s;:,"<>()@\\\\/[\\]?={}]+)`;
const line = new RegExp(`^(?:(${name})\\.)?(${name}):((?:${parameter})*) (.*)$`, "su");
const control = /[\u0000-\u001f\u007f]/;

/** Splits the message headers (RFC 3862 sections 2.2, 3.6): one a line, one blank behind the colon, none at the end. */
export function splitHeaders(text: string): Result<readonly HeaderLine[], string> {
  const lines = text === "" ? [] : text.split("\r\n");
  if (lines.length > mostHeaders) return fail("too many message headers");
  const headers: HeaderLine[] = [];
  for (const each of lines) {
    const header = readLine(each);
    if (!header.ok) return header;
    headers.push(header.value);
  }
  return ok(headers);
}

function readLine(text: string): Result<HeaderLine, string> {
  if (control.test(text)) return fail("control character in a message header");
  const found = line.exec(text);
  if (found === null) return fail("malformed message header");
  const [, prefix = "", header = "", parameters = "", value = ""] = found;
  if (value.startsWith(" ") || value.endsWith(" ")) return fail("blank around the value of a message header");
  return ok({ prefix, name: header, language: languageIn(parameters), value });
}

function languageIn(parameters: string): string | undefined {
  const written = /;lang=([^;"]+|"[^"]*")/.exec(parameters)?.[1];
  return written === undefined ? undefined : unescapeCpim(written.replace(/^"|"$/g, ""));
}
