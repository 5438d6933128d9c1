import { splitSip, uriKey } from "./uri-key";

/**
 * The canonical form of a URI that can be subscribed to (RFC 4826 section 5): host and tokens in lower case, nothing
 * percent-encoded that may stand as it is, parameters by name, no header part. Forms of other schemes as `uriKey` has them.
 */
export function canonicalUri(uri: string): string {
  if (PLAIN.test(uri)) return uri;
  const text = uri.trim();
  const scheme = /^(sips?|pres):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return uriKey(text);
  const { user, host, tail } = splitSip(text.slice(scheme.length + 1));
  const place = user === undefined ? "" : `${unescaped(user, IN_USER)}@`;
  return `${scheme}:${place}${host.toLowerCase()}${canonicalParameters(tail.split("?", 1)[0] ?? "")}`;
}

/** Has nothing that could be written in another way. */
const PLAIN = /^(?:sips?|pres):[A-Za-z0-9_.!~*'()&=+$,/-]+@[a-z0-9.:-]+$/;

/** What the grammar lets stand unescaped in a user part, and in a parameter (RFC 3261 section 25.1). */
const IN_USER = /[A-Za-z0-9_.!~*'()&=+$,;?/-]/;
const IN_PARAMETER = /[A-Za-z0-9_.!~*'()[\]/:&+$-]/;

function unescaped(text: string, allowed: RegExp): string {
  if (!text.includes("%")) return text;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return allowed.test(character) ? character : encoded.toUpperCase();
  });
}

function canonicalParameters(text: string): string {
  if (text === "") return "";
  const parameters = text
    .split(";")
    .filter(Boolean)
    .map((parameter) => lowered(unescaped(parameter, IN_PARAMETER)));
  return parameters
    .sort(byName)
    .map((parameter) => `;${parameter}`)
    .join("");
}

/** In lower case, but for the digits of what stays percent-encoded. */
const lowered = (text: string): string =>
  text.toLowerCase().replace(/%[0-9a-f]{2}/g, (encoded) => encoded.toUpperCase());

function byName(one: string, other: string): number {
  const [name, second] = [nameOf(one), nameOf(other)];
  return name < second ? -1 : name > second ? 1 : 0;
}

const nameOf = (parameter: string): string => parameter.split("=", 1)[0] ?? "";
