import { PUBLICATION_PERMISSIONS } from "@porchlight/documents";
import type { AgentOrder } from "@porchlight/engine";
import { permittedContent } from "@porchlight/event-packages";
import type { AgentReach, AgentScope } from "@porchlight/store";

/** Whether a token is for a presentity. */
export function isWithinReach(reach: AgentReach, aor: string): boolean {
  switch (reach.kind) {
    case "all":
      return true;
    case "domains":
      return reach.domains.includes(aor.slice(aor.lastIndexOf("@") + 1));
    case "list":
      return reach.addresses.includes(aor);
  }
}

/** What of a document a token lets its agent say. */
export const contentLimit = ({ elements }: AgentScope, presentity: string): AgentOrder["limit"] =>
  elements === "all"
    ? undefined
    : permittedContent(
        presentity,
        PUBLICATION_PERMISSIONS.filter((permission) => elements.includes(permission.slice("allow-".length))),
      );
