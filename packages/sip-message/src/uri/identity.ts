import type { Uri } from "./any-uri";
import { aorOf, escapedUser, type SipUri } from "./sip-uri";
import { type TelUri, withoutSeparators } from "./tel-uri";

/**
 * The name under which policy and lists know who a URI stands for: equal keys, same identity. Port and parameters of
 * a SIP URI do not count, its scheme does. Undefined for what is no identity: a URI with headers or `maddr`, or of
 * a scheme that names nobody.
 */
export function identityKey(uri: Uri): string | undefined {
  switch (uri.scheme) {
    case "sip":
    case "sips":
      return sipIdentity(uri);
    case "tel":
      return telIdentity(uri);
    case "pres":
    case "im":
      return uri.headers.length > 0 ? undefined : `${uri.scheme}:${escapedUser(uri.user)}@${uri.host}`;
    case "other":
      return undefined;
  }
}

/** Whether both URIs stand for the same watcher or list entry. */
export function sameIdentity(one: Uri, other: Uri): boolean {
  const key = identityKey(one);
  return key !== undefined && key === identityKey(other);
}

function sipIdentity(uri: SipUri): string | undefined {
  if (uri.headers.length > 0 || uri.params.has("maddr")) return undefined;
  const aor = aorOf(uri);
  return uri.scheme === "sips" ? `sips${aor.slice(3)}` : aor;
}

/** RFC 3966 section 4: all parameters count, in any order. */
function telIdentity(uri: TelUri): string {
  const params = [...uri.params].map(({ name, value }) => {
    const key = name.toLowerCase();
    return value === undefined ? key : `${key}=${comparable(key, value)}`;
  });
  return [`tel:${uri.number}`, ...params.sort()].join(";");
}

const comparable = (name: string, value: string): string =>
  name === "ext" || (name === "phone-context" && value.startsWith("+"))
    ? withoutSeparators(value)
    : value.toLowerCase();
