import type { Access, ApplicationUsage } from "../application-usage";
import type { DocumentKey } from "../document-key";
import type { Requester } from "../request";
import type { AuthorizationContext } from "../usage-context";

/**
 * The default policy (RFC 4825 section 5.7): owners have their home directory, everybody reads the global tree.
 * Administrators act for users; the servers of this house read.
 */
export function defaultAuthorization(requester: Requester, key: DocumentKey, access: Access): boolean {
  switch (requester.role) {
    case "administrator":
      return true;
    case "server":
      return access === "read";
    case "user":
      return key.tree === "global" ? access === "read" : requester.aor === key.xui;
  }
}

/** The default policy where the servers of this house may also write: presence and list documents (XDM-084). */
export const serversMayWrite = (requester: Requester, key: DocumentKey, access: Access): boolean =>
  requester.role === "server" || defaultAuthorization(requester, key, access);

/** Whether the usage lets the requester do this. */
export const isAuthorized = (
  usage: ApplicationUsage,
  requester: Requester,
  key: DocumentKey,
  access: Access,
  context: AuthorizationContext,
): boolean => (usage.authorize ?? defaultAuthorization)(requester, key, access, context);
