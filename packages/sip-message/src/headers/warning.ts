import { fail, ok, type Result } from "@porchlight/kernel";
import { isDecimal } from "../text/decimal";
import { endOfQuoted, quoted, unquoted } from "../text/quoted-string";

/** RFC 3261 section 20.43. */
export interface Warning {
  /** Three digits. */
  readonly code: number;
  /** Host or pseudonym of who added it. */
  readonly agent: string;
  readonly text: string;
}

export function parseWarning(value: string): Result<Warning, string> {
  const codeEnd = value.indexOf(" ");
  const agentEnd = value.indexOf(" ", codeEnd + 1);
  const code = value.slice(0, 3);
  const textStart = agentEnd + 1;
  if (codeEnd !== 3 || !isDecimal(code) || agentEnd <= codeEnd + 1) return fail("malformed Warning");
  if (value.charCodeAt(textStart) !== 0x22 || endOfQuoted(value, textStart) !== value.length) {
    return fail("Warning text is not one quoted string");
  }
  const text = unquoted(value, textStart, value.length);
  return ok({ code: Number(code), agent: value.slice(codeEnd + 1, agentEnd), text });
}

export const printWarning = ({ code, agent, text }: Warning): string => `${code} ${agent} ${quoted(text)}`;
