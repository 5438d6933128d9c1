import type { AgentScopeField } from "@porchlight/admin-api";
import { shortUri, spanText } from "@porchlight/ui";
import type { Say } from "~/words/say";

/** As many names as are spelt out. */
const NAMED = 3;

/** For whom an agent may speak. */
export function reachWords(reach: AgentScopeField["reach"], say: Say): string {
  switch (reach.kind) {
    case "all":
      return say("parts.everybody");
    case "domains":
      return listed(reach.domains, say);
    case "list":
      return listed(reach.addresses.map(shortUri), say);
  }
}

/** What an agent may say. */
export const elementWords = (elements: AgentScopeField["elements"], say: Say): string =>
  elements === "all" ? say("agents.everything") : listed(elements, say);

/** How often, and for how long. */
export const limitWords = (
  {
    requestsPerMinute,
    maxLifetimeSeconds,
  }: Pick<AgentScopeField, "requestsPerMinute" | "maxLifetimeSeconds">,
  say: Say,
): string =>
  say("agents.perMinuteAtMost", {
    requests: requestsPerMinute,
    span: spanText(maxLifetimeSeconds * 1000, say.uiWords),
  });

function listed(names: readonly string[], say: Say): string {
  const more = names.length - NAMED;
  const named = names.slice(0, NAMED).join(", ");
  return more > 0 ? say("agents.namedAndMoreMore", { named, more }) : named;
}
