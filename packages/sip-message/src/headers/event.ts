import { fail, ok, type Result } from "@porchlight/kernel";
import { endOfToken } from "../text/characters";
import { type Parameters, parseParameters, printParameters } from "./parameters";

/** RFC 6665 section 8.2.1. */
export interface EventHeader {
  /** Package with its templates, such as `presence.winfo`; case-sensitive. */
  readonly package: string;
  /** The `id` parameter, compared octet by octet. */
  readonly id: string | undefined;
  /** All parameters, `id` among them. */
  readonly params: Parameters;
}

export function parseEvent(text: string): Result<EventHeader, string> {
  const end = endOfToken(text, 0);
  if (end === 0) return fail("Event without a package");
  const params = parseParameters(text, end);
  if (!params.ok) return fail(`Event: ${params.error.text}`);
  const id = params.value.get("id");
  return id === ""
    ? fail("Event with an empty id")
    : ok({ package: text.slice(0, end), id, params: params.value });
}

export const printEvent = (event: EventHeader): string => event.package + printParameters(event.params);
