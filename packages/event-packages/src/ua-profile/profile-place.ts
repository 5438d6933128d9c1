import { documentHome } from "../document-library/document-path";

/** Whose profile a document is, read from its path below the XCAP root. */
export type ProfilePlace =
  | { readonly kind: "everybody" }
  | { readonly kind: "domain"; readonly domain: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "user"; readonly aor: string }
  | { readonly kind: "device"; readonly aor: string; readonly device: string };

/** Undefined for documents of other usages, and for what is none of a layer. */
export function profilePlace(path: string, auid: string): ProfilePlace | undefined {
  if (!path.startsWith(`${auid}/`)) return undefined;
  const home = documentHome(path);
  if (home === undefined || home.auid !== auid) return undefined;
  const [folder = "", name] = home.name.split("/").map(decodeURIComponent);
  if (home.xui !== "") return placeOfUser(home.xui, folder, name);
  if (folder === "index") return { kind: "everybody" };
  if (name === undefined) return undefined;
  if (folder === "domains") return { kind: "domain", domain: name };
  return folder === "groups" ? { kind: "group", group: name } : undefined;
}

function placeOfUser(aor: string, folder: string, name: string | undefined): ProfilePlace | undefined {
  if (folder === "index") return { kind: "user", aor };
  return folder === "devices" && name !== undefined ? { kind: "device", aor, device: name } : undefined;
}
