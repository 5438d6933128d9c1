import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import type { Parameters } from "../headers/parameters";
import { Parameters as ParameterList } from "../headers/parameters";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { parseUriParameters, printUriParameters } from "./uri-parameters";

/** A telephone number (RFC 3966 section 3). */
export interface TelUri {
  readonly scheme: "tel";
  /** Without visual separators, `+` first when global; `*`, `#` and letters of local numbers in lower case. */
  readonly number: string;
  readonly isGlobal: boolean;
  readonly params: Parameters;
}

/** Reads `tel:` and a number. A local one needs its `phone-context`. */
export function parseTelUri(text: string): Result<TelUri, Saying> {
  if (text.length > limits.uriLength) return fail(say("sip-uri-too-long", { count: limits.uriLength }));
  if (text.slice(0, 4).toLowerCase() !== "tel:") return fail(say("sip-uri-not-tel"));
  const semicolon = text.indexOf(";");
  const written = text.slice(4, semicolon === -1 ? text.length : semicolon);
  const number = withoutSeparators(written);
  const isGlobal = number.startsWith("+");
  if (!(isGlobal ? /^\+[0-9]+$/ : /^[0-9a-f*#]+$/).test(number)) return fail(say("sip-uri-number-malformed"));
  const params = semicolon === -1 ? ok(ParameterList.empty) : parseUriParameters(text.slice(semicolon + 1));
  if (!params.ok) return params;
  if (!isGlobal && !params.value.has("phone-context")) return fail(say("sip-uri-without-phone-context"));
  return ok({ scheme: "tel", number, isGlobal, params: params.value });
}

export const printTelUri = (uri: TelUri): string => `tel:${uri.number}${printUriParameters(uri.params)}`;

/** Digits without the visual separators `-`, `.`, `(` and `)`, which never count (RFC 3966 section 4). */
export const withoutSeparators = (number: string): string => number.replace(/[-.()]/g, "").toLowerCase();
