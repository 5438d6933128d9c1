import type { AgentScopeField } from "@porchlight/admin-api";
import { shortUri, spanText } from "@porchlight/ui";

/** As many names as are spelt out. */
const NAMED = 3;

/** For whom an agent may speak. */
export function reachWords(reach: AgentScopeField["reach"]): string {
  switch (reach.kind) {
    case "all":
      return "Everybody";
    case "domains":
      return listed(reach.domains);
    case "list":
      return listed(reach.addresses.map(shortUri));
  }
}

/** What an agent may say. */
export const elementWords = (elements: AgentScopeField["elements"]): string =>
  elements === "all" ? "Everything" : listed(elements);

/** How often, and for how long. */
export const limitWords = ({
  requestsPerMinute,
  maxLifetimeSeconds,
}: Pick<AgentScopeField, "requestsPerMinute" | "maxLifetimeSeconds">): string =>
  `${requestsPerMinute} a minute, ${spanText(maxLifetimeSeconds * 1000)} at most`;

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}
