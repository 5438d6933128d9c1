import { fail, ok, type Result } from "@porchlight/kernel";
import { endOfToken } from "../text/characters";
import { type Parameters, parseParameters, printParameters } from "./parameters";

/** RFC 3261 section 20.11. */
export interface ContentDisposition {
  /** Lower case: `render`, `session`, `by-reference` and others. */
  readonly type: string;
  /** What to do with a body that is not understood; only `optional` lets it be ignored. */
  readonly handling: "required" | "optional";
  readonly params: Parameters;
}

export function parseContentDisposition(text: string): Result<ContentDisposition, string> {
  const end = endOfToken(text, 0);
  if (end === 0) return fail("Content-Disposition without a type");
  const params = parseParameters(text, end);
  if (!params.ok) return fail(`Content-Disposition: ${params.error.text}`);
  const handling = params.value.get("handling")?.toLowerCase() === "optional" ? "optional" : "required";
  return ok({ type: text.slice(0, end).toLowerCase(), handling, params: params.value });
}

export const printContentDisposition = (disposition: Pick<ContentDisposition, "type" | "params">): string =>
  disposition.type + printParameters(disposition.params);
