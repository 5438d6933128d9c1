import { parseAor } from "@porchlight/accounts";
import type { ProfileLayer } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import { type DocumentKey, documentSelectorText } from "@porchlight/xdm";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** Whose profile is meant. */
export interface ProfilePlace {
  readonly layer: ProfileLayer;
  /** Domain, group, or instance of the device. */
  readonly name?: string | undefined;
  readonly aor?: string | undefined;
}

/** The document of a profile. */
export function profileSelector(auid: string, place: ProfilePlace): Result<string, Problem> {
  const { layer, name } = place;
  if (layer === "everybody") return ok(documentSelectorText({ ...globally(auid), path: "index" }));
  if (layer === "domain" || layer === "group") {
    if (!name) return refuse("invalid-input", say("is-missing"), "name");
    return ok(documentSelectorText({ ...globally(auid), path: `${layer}s/${name.toLowerCase()}` }));
  }
  const address = parseAor(place.aor ?? "");
  if (!address.ok) return refuse("invalid-input", address.error, "aor");
  if (layer === "device" && !name) return refuse("invalid-input", say("is-missing"), "name");
  const path = layer === "user" ? "index" : `devices/${name?.toLowerCase()}`;
  return ok(documentSelectorText({ auid, tree: "users", xui: address.value.aor, path }));
}

const globally = (auid: string) => ({ auid, tree: "global", xui: "" }) as const;

/** The other way round; undefined for what is no profile. */
export function profilePlaceOf({ tree, xui, path }: DocumentKey): Required<ProfilePlace> | undefined {
  const [folder, name = ""] = path.split("/");
  if (tree === "users") {
    if (folder === "index") return { layer: "user", name: "", aor: xui };
    return folder === "devices" ? { layer: "device", name, aor: xui } : undefined;
  }
  if (folder === "index") return { layer: "everybody", name: "", aor: undefined };
  if (folder === "domains") return { layer: "domain", name, aor: undefined };
  return folder === "groups" ? { layer: "group", name, aor: undefined } : undefined;
}
