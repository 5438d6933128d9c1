import { fail, ok, type Result } from "@porchlight/kernel";
import { limits } from "../parse/limits";
import { endOfToken, isSpaceCode, skipSpace, trimmed } from "../text/characters";
import { type Parameter, Parameters, printParameter, readParameter } from "./parameters";

/** The field is one of Authorization, Proxy-Authorization, WWW-Authenticate, Proxy-Authenticate. */
interface Scheme {
  /** Lower case: `digest`, `basic` and others. */
  readonly scheme: string;
  /** Names appear once. Empty when what follows the scheme is a token68 as in Basic. */
  readonly params: Parameters;
  /** What follows the scheme when it is no list of parameters. */
  readonly token68: string | undefined;
}

/** What a client sent to prove who it is (RFC 3261 section 20.7). */
export type Credentials = Scheme;

/** What a server asks for (RFC 3261 section 20.44). */
export type Challenge = Scheme;

/** Reads one Authorization or Proxy-Authorization row. A repeated parameter is an error. */
export const parseCredentials = (text: string): Result<Credentials, string> => parseScheme(text);

/** Reads one WWW-Authenticate or Proxy-Authenticate row. */
export const parseChallenge = (text: string): Result<Challenge, string> => parseScheme(text);

export const printCredentials = (scheme: string, params: readonly Parameter[]): string =>
  printScheme(scheme, params);
export const printChallenge = (scheme: string, params: readonly Parameter[]): string =>
  printScheme(scheme, params);

const printScheme = (scheme: string, params: readonly Parameter[]): string =>
  `${scheme} ${params.map(printParameter).join(", ")}`;

function parseScheme(text: string): Result<Scheme, string> {
  const start = skipSpace(text, 0);
  const end = endOfToken(text, start);
  if (end === start) return fail("no authentication scheme");
  const scheme = text.slice(start, end).toLowerCase();
  if (end === text.length) return ok({ scheme, params: Parameters.empty, token68: undefined });
  if (!isSpaceCode(text.charCodeAt(end))) return fail("malformed authentication scheme");
  const rest = trimmed(text, end, text.length);
  // A digest is always a list of parameters.
  if (scheme !== "digest" && isToken68(rest)) return ok({ scheme, params: Parameters.empty, token68: rest });
  const params = parseCommaParameters(rest);
  return params.ok ? ok({ scheme, params: params.value, token68: undefined }) : params;
}

/** `name=value *( "," name=value )`; empty elements are skipped. */
function parseCommaParameters(text: string): Result<Parameters, string> {
  const list: Parameter[] = [];
  const names = new Set<string>();
  for (let at = skipCommas(text, 0); at < text.length; ) {
    const read = readParameter(text, at);
    if (!read.ok) return fail(read.error.text);
    const { end, parameter } = read.value;
    if (parameter.value === undefined) return fail("parameter without a value");
    const name = parameter.name.toLowerCase();
    if (names.has(name)) return fail(`repeated ${name}`);
    if (names.size === limits.parameters) return fail("too many parameters");
    names.add(name);
    list.push(parameter);
    at = skipSpace(text, end);
    if (at < text.length && text.charCodeAt(at) !== 0x2c) return fail("parameters not separated by a comma");
    at = skipCommas(text, at);
  }
  return ok(new Parameters(list));
}

function skipCommas(text: string, start: number): number {
  let at = skipSpace(text, start);
  while (text.charCodeAt(at) === 0x2c) at = skipSpace(text, at + 1);
  return at;
}

/** RFC 7235 section 2.1: base64 or the like, with padding at its end only. */
const isToken68 = (text: string): boolean => /^[A-Za-z0-9._~+/-]+=*$/.test(text);
