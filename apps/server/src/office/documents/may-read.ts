import {
  type ApplicationUsage,
  type AuthorizationContext,
  findUsage,
  isAuthorized,
  readXcapTarget,
} from "@porchlight/xdm";

/** Whether a user may read the document at a path below the XCAP root: as its usage says to an XCAP GET. */
export function mayRead(
  reader: string,
  path: string,
  usages: readonly ApplicationUsage[],
  context: AuthorizationContext,
): boolean {
  const target = readXcapTarget(`/${path}`);
  if (!target.ok) return false;
  const { key } = target.value;
  const usage = findUsage(usages, key.auid);
  return usage !== undefined && isAuthorized(usage, { aor: reader, role: "user" }, key, "read", context);
}
