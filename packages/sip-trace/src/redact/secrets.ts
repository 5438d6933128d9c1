import { masked } from "./mask";

/** Fields with credentials or challenges, wherever they stand: a body may hold a message too. */
const credentialFields =
  /((?:^|[\r\n])[^A-Za-z\r\n]*(?:(?:proxy-)?authorization|(?:proxy|www)-authenticate|(?:proxy-)?authentication-info)[^\S\r\n]*:)((?:[^\r\n]|(?:\r\n|\n|\r)[ \t])*)/gi;

/** The same secrets where no field could be made out around them. */
const strayParameters =
  /\b((?:response|nonce|cnonce|nextnonce|opaque|rspauth)[^\S\r\n]*=[^\S\r\n]*)("[^"\r\n]*"?|[^\s,;"]*)/gi;

/** Parameters of digest that are no secret and give nothing to guess a password by (RFC 7616 section 3). */
const shownParameters: ReadonlySet<string> = new Set([
  "username",
  "realm",
  "uri",
  "algorithm",
  "qop",
  "nc",
  "stale",
  "domain",
  "userhash",
  "charset",
]);

/** Hides what proves an identity, or lets a password be guessed: responses, nonces, other schemes' credentials. */
export function withoutSecrets(text: string, bodyStart: number): string {
  const readable = text.replace(credentialFields, (_, name: string, value: string) => name + shown(value));
  const head = readable.slice(0, bodyStart).replace(strayParameters, hideValue);
  return head + readable.slice(bodyStart);
}

const hideValue = (_: string, name: string, value: string): string => name + masked(value);

function shown(value: string): string {
  const scheme = /^\s*digest\s+/i.exec(value)?.[0];
  if (scheme !== undefined) return scheme + shownList(value.slice(scheme.length));
  // Authentication-Info has parameters without a scheme (RFC 7615 section 3).
  if (/^\s*[\w-]+\s*=/.test(value)) return shownList(value);
  const other = /^\s*[\w-]+\s+/.exec(value)?.[0] ?? "";
  return other + masked(value.slice(other.length));
}

/** From the first thing that is no parameter on, everything is hidden. */
function shownList(list: string): string {
  const parameter = /([\s,]*)([\w-]+)(\s*=\s*)("(?:[^"\\]|\\[\s\S])*"|[^\s,"]+)(?=\s*(?:,|$))/y;
  let text = "";
  let end = 0;
  for (let match = parameter.exec(list); match !== null; match = parameter.exec(list)) {
    const [, before = "", name = "", equals = "", value = ""] = match;
    text += before + name + equals + (shownParameters.has(name.toLowerCase()) ? value : masked(value));
    end = parameter.lastIndex;
  }
  return text + masked(list.slice(end));
}
