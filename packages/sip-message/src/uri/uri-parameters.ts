import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { type Parameter, Parameters } from "../headers/parameters";
import { limits } from "../parse/limits";
import { say } from "../sayings";
import { escaped, isEscaped, unescapedOnce, unreservedAnd } from "../text/percent";

const parameterCharacters = unreservedAnd("[]/:&+$");
const headerCharacters = unreservedAnd("[]/?:+$");

/** Reads `name[=value]*(;name[=value])` of a URI: names and values unescaped, no name twice. */
export function parseUriParameters(text: string): Result<Parameters, Saying> {
  const list: Parameter[] = [];
  const names = new Set<string>();
  for (const piece of text.split(";", limits.parameters + 1)) {
    const equals = piece.indexOf("=");
    const name = component(equals === -1 ? piece : piece.slice(0, equals), parameterCharacters);
    const value = equals === -1 ? undefined : component(piece.slice(equals + 1), parameterCharacters);
    if (name === undefined || name === "" || (equals !== -1 && (value === undefined || value === ""))) {
      return fail(say("sip-uri-parameter-malformed"));
    }
    if (names.has(name.toLowerCase())) return fail(say("sip-uri-parameter-repeated"));
    names.add(name.toLowerCase());
    list.push({ name, value, quoted: false });
  }
  return list.length > limits.parameters
    ? fail(say("sip-too-many-parameters", { count: limits.parameters }))
    : ok(new Parameters(list));
}

export function printUriParameters(parameters: Parameters): string {
  let text = "";
  for (const { name, value } of parameters) {
    text += `;${escaped(name, parameterCharacters)}`;
    if (value !== undefined) text += `=${escaped(value, parameterCharacters)}`;
  }
  return text;
}

export type UriHeaders = readonly (readonly [name: string, value: string])[];

/** Reads `name=value*(&name=value)` after the question mark. */
export function parseUriHeaders(text: string): Result<UriHeaders, Saying> {
  const headers: (readonly [string, string])[] = [];
  for (const piece of text.split("&", limits.parameters + 1)) {
    const equals = piece.indexOf("=");
    const name = equals < 1 ? undefined : component(piece.slice(0, equals), headerCharacters);
    const value = component(piece.slice(equals + 1), headerCharacters);
    if (name === undefined || value === undefined) return fail(say("sip-uri-header-malformed"));
    headers.push([name, value]);
  }
  return headers.length > limits.parameters
    ? fail(say("sip-too-many-parameters", { count: limits.parameters }))
    : ok(headers);
}

export function printUriHeaders(headers: UriHeaders): string {
  const pairs = headers.map(
    ([name, value]) => `${escaped(name, headerCharacters)}=${escaped(value, headerCharacters)}`,
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

const component = (text: string, allowed: Uint8Array): string | undefined =>
  isEscaped(text, allowed) ? unescapedOnce(text) : undefined;
