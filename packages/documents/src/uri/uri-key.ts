/**
 * A string that is equal for two spellings of one URI, by the rules of its scheme: sip and sips (RFC 3261 section
 * 19.1.4, but a parameter that only one of them has makes them differ, so that equality is transitive), tel (RFC 3966
 * section 4), pres, im and mailto, urn (RFC 8141), http; of any other scheme only its name is case-insensitive.
 */
export function uriKey(uri: string): string {
  const text = uri.trim();
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text);
  if (match === null) return text;
  const scheme = (match[1] as string).toLowerCase();
  const rest = text.slice(match[0].length);
  switch (scheme) {
    case "sip":
    case "sips":
      return `${scheme}:${sipKey(rest)}`;
    case "tel":
      return `tel:${telKey(rest)}`;
    case "pres":
    case "im":
    case "mailto":
      return `${scheme}:${addressKey(rest)}`;
    case "urn":
      return `urn:${urnKey(rest)}`;
    case "http":
    case "https":
      return `${scheme}:${hierarchicalKey(rest)}`;
    default:
      return `${scheme}:${rest}`;
  }
}

/** Percent-encodings of unreserved characters undone, all others in capitals (RFC 3986 section 6.2.2). */
export function unescapeUnreserved(text: string): string {
  if (!text.includes("%")) return text;
  return text.replace(/%([0-9A-Fa-f]{2})/g, (encoded, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  });
}

/** The parts of `user@host;parameters?headers`; no user gives undefined. */
export function splitSip(rest: string): { user: string | undefined; host: string; tail: string } {
  const at = rest.indexOf("@");
  const user = at < 0 ? undefined : rest.slice(0, at);
  const afterUser = rest.slice(at + 1);
  const end = afterUser.search(/[;?]/);
  if (end < 0) return { user, host: afterUser, tail: "" };
  return { user, host: afterUser.slice(0, end), tail: afterUser.slice(end) };
}

function sipKey(rest: string): string {
  const { user, host, tail } = splitSip(rest);
  const question = tail.indexOf("?");
  const parameters = question < 0 ? tail : tail.slice(0, question);
  const headers =
    question < 0
      ? []
      : unescapeUnreserved(tail.slice(question + 1))
          .split("&")
          .sort();
  const userPart = user === undefined ? "" : `${unescapeUnreserved(user)}@`;
  const headerPart = headers.length === 0 ? "" : `?${headers.join("&")}`;
  return `${userPart}${host.toLowerCase()}${parameterKey(parameters)}${headerPart}`;
}

function telKey(rest: string): string {
  const semicolon = rest.indexOf(";");
  const digits = semicolon < 0 ? rest : rest.slice(0, semicolon);
  return (
    digits.replace(/[-.()]/g, "").toLowerCase() + (semicolon < 0 ? "" : parameterKey(rest.slice(semicolon)))
  );
}

const parameterKey = (parameters: string): string =>
  unescapeUnreserved(parameters)
    .toLowerCase()
    .split(";")
    .filter(Boolean)
    .sort()
    .map((part) => `;${part}`)
    .join("");

function addressKey(rest: string): string {
  const at = rest.lastIndexOf("@");
  return `${unescapeUnreserved(rest.slice(0, at + 1))}${rest.slice(at + 1).toLowerCase()}`;
}

function urnKey(rest: string): string {
  const colon = rest.indexOf(":");
  const identifier = rest.slice(0, colon + 1).toLowerCase();
  const specific = rest.slice(colon + 1);
  return identifier + (identifier === "uuid:" ? specific.toLowerCase() : specific);
}

function hierarchicalKey(rest: string): string {
  const match = /^(\/\/)([^/?#]*)(.*)$/s.exec(rest);
  if (match === null) return rest;
  const [, slashes = "", authority = "", path = ""] = match;
  const at = authority.lastIndexOf("@") + 1;
  return (
    slashes + authority.slice(0, at) + authority.slice(at).toLowerCase() + unescapeUnreserved(path || "/")
  );
}
