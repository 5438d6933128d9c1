import { faultSaying, PROFILE_NAMESPACE, PROFILE_TYPE, readProfile } from "@porchlight/provisioning";
import type { XmlDocument } from "@porchlight/xml";
import type { ApplicationUsage, NamingRefusal, UsageRefusal } from "../application-usage";
import type { DocumentKey } from "../document-key";
import type { Requester } from "../request";
import { say } from "../sayings";
import type { UsageContext } from "../usage-context";
import { constraintFailure } from "./refusal";

/** Behind the vendor prefix of its AUID (RFC 4825 section 5.1). */
export const PROFILE_AUID = "presence-profile";

export interface PresenceProfileOptions {
  /** With its vendor prefix. */
  readonly auid: string;
  /** The text of what is in force for a user, or for a device of it; undefined where that is not known. */
  readonly effective: (aor: string, device: string | undefined) => string | undefined;
}

/** Profiles of provisioning: the provider writes, users read what concerns them. */
export const presenceProfile = ({ auid, effective }: PresenceProfileOptions): ApplicationUsage => ({
  auid,
  defaultNamespace: PROFILE_NAMESPACE,
  mimeType: PROFILE_TYPE,
  schema: "presence-profile",
  trees: ["users", "global"],
  subdirectories: true,
  naming,
  authorize: (requester, key, access) =>
    requester.role === "administrator" || (access === "read" && mayRead(requester, key)),
  vocabulary,
  constraints,
  generates: (key) => placeOf(key)?.kind === "effective",
  generate: (key) => {
    const place = placeOf(key);
    return place?.kind === "effective" ? effective(key.xui, place.device) : undefined;
  },
});

/** What a document is for. */
type ProfilePlace =
  | { readonly kind: "everybody" | "user" }
  | { readonly kind: "domain" | "group" | "device"; readonly name: string }
  | { readonly kind: "effective"; readonly device: string | undefined };

function placeOf({ tree, path }: DocumentKey): ProfilePlace | undefined {
  const [folder = "", name, ...deeper] = path.split("/");
  if (deeper.length > 0) return undefined;
  if (folder === "index" && name === undefined) return { kind: tree === "global" ? "everybody" : "user" };
  if (tree === "users" && folder === "effective" && (name === undefined || DEVICE.test(name))) {
    return { kind: "effective", device: name };
  }
  const kind = FOLDERS[tree].get(folder);
  return kind === undefined || name === undefined || !NAMES[kind].test(name) ? undefined : { kind, name };
}

const FOLDERS: Readonly<Record<DocumentKey["tree"], ReadonlyMap<string, "domain" | "group" | "device">>> = {
  global: new Map([
    ["domains", "domain"],
    ["groups", "group"],
  ]),
  users: new Map([["devices", "device"]]),
};

/** The instance of a device as it is compared: a URN in lower case (RFC 8141 section 3.1). */
const DEVICE = /^urn:[a-z0-9][a-z0-9-]{0,31}:[a-z0-9:._-]{1,200}$/;

const NAMES = { device: DEVICE, domain: /^[a-z0-9.-]{1,253}$/, group: /^[a-z0-9][a-z0-9._-]{0,63}$/ };

const naming = (key: DocumentKey): NamingRefusal | undefined =>
  placeOf(key) === undefined ? { kind: "unknown" } : undefined;

/** Who is in a group is nobody's business, nor are other domains. */
function mayRead({ aor, role }: Requester, key: DocumentKey): boolean {
  if (role === "server") return true;
  const place = placeOf(key);
  if (key.tree === "users") return key.xui === aor;
  return place?.kind === "everybody" || (place?.kind === "domain" && aor.endsWith(`@${place.name}`));
}

function vocabulary(document: XmlDocument): UsageRefusal | undefined {
  const profile = readProfile(document);
  return profile.ok ? undefined : constraintFailure(faultSaying(profile.error));
}

function constraints(
  document: XmlDocument,
  key: DocumentKey,
  { servesDomain }: UsageContext,
): UsageRefusal | undefined {
  const place = placeOf(key);
  const profile = readProfile(document);
  if (place?.kind === "domain" && !servesDomain(place.name)) {
    return constraintFailure(say("foreign-domain-named", { name: place.name }));
  }
  const hasMembers = profile.ok && profile.value.members !== undefined;
  return hasMembers && place?.kind !== "group"
    ? constraintFailure(say("only-groups-have-members"))
    : undefined;
}
