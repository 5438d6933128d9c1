import type { Device, MemberKind, Person, Tuple } from "@porchlight/documents";
import { type ComponentGrant, memberKey } from "../permissions/permissions";
import { sameUri, uriClass } from "./same-uri";

/** Whether a service is granted (RFC 5025 section 3.3.1.3; OMA XSD prs_presRules). */
export function isServiceGranted(
  { id, class: name, contact, serviceDescription }: Tuple,
  grant: ComponentGrant,
) {
  if (grant === "all") return true;
  return (
    isNamed(grant, "occurrence-id", id) ||
    isNamed(grant, "class", name) ||
    isNamed(grant, "service-id", serviceDescription?.serviceId) ||
    (contact !== undefined &&
      (isNamed(grant, "service-uri-scheme", schemeOf(contact.uri)) ||
        namesUri(grant, "service-uri", contact.uri)))
  );
}

/** RFC 5025 section 3.3.1.1. */
export function isDeviceGranted({ id, class: name, deviceId }: Device, grant: ComponentGrant): boolean {
  if (grant === "all") return true;
  return (
    isNamed(grant, "occurrence-id", id) ||
    isNamed(grant, "class", name) ||
    namesUri(grant, "deviceID", deviceId)
  );
}

/** RFC 5025 section 3.3.1.2. */
export const isPersonGranted = ({ id, class: name }: Person, grant: ComponentGrant): boolean =>
  grant === "all" || isNamed(grant, "occurrence-id", id) || isNamed(grant, "class", name);

/** Case counts. */
const isNamed = (members: ReadonlySet<string>, kind: MemberKind, value: string | undefined): boolean =>
  value !== undefined && members.has(memberKey(kind, value));

const namesUri = (members: ReadonlySet<string>, kind: MemberKind, uri: string): boolean =>
  urisIn(members)
    .get(memberKey(kind, uriClass(uri)))
    ?.some((member) => sameUri(member, uri)) ?? false;

/** The URIs among the members by kind and class, made once for a set. */
function urisIn(members: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const known = URIS.get(members);
  if (known !== undefined) return known;
  const uris = new Map<string, string[]>();
  for (const kind of ["service-uri", "deviceID"] as const) {
    const prefix = memberKey(kind, "");
    for (const member of members) {
      if (!member.startsWith(prefix)) continue;
      const uri = member.slice(prefix.length);
      const key = memberKey(kind, uriClass(uri));
      const sameClass = uris.get(key);
      if (sameClass === undefined) uris.set(key, [uri]);
      else sameClass.push(uri);
    }
  }
  URIS.set(members, uris);
  return uris;
}

const URIS = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>();

/** Schemes are written in lower case (RFC 3986 section 3.1); the rule has to name it so. */
const schemeOf = (uri: string): string | undefined =>
  /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(uri)?.[0].toLowerCase();
