import type { AuditEntry } from "@porchlight/admin-api";
import type { Say } from "~/words/say";

const TOKEN = "token:";
const SETUP_LINK = "setup-link:";

/** Who did it. An operator, who has come from an address, goes by the name; so does the label of a token. */
export function actorText({ actor, address }: Pick<AuditEntry, "actor" | "address">, say: Say): string {
  if (address === null && actor === "cli") return say("audit.actors.commandLine");
  if (address === null && actor === "system") return say("audit.actors.server");
  if (actor.startsWith(TOKEN)) return say("audit.actors.token", { name: actor.slice(TOKEN.length) });
  if (actor.startsWith(SETUP_LINK))
    return say("audit.actors.setUpLink", { id: actor.slice(SETUP_LINK.length) });
  return actor;
}
