import type { Say } from "~/words/say";

const TOKEN = "token:";
const SETUP_LINK = "setup-link:";

/** Who did it, as the server names it: the command line, the server itself, a token or a set-up link; else the name. */
export function actorText(name: string, say: Say): string {
  if (name === "cli") return say("parts.actors.commandLine");
  if (name === "system") return say("parts.actors.server");
  if (name.startsWith(TOKEN)) return say("parts.actors.token", { name: name.slice(TOKEN.length) });
  if (name.startsWith(SETUP_LINK))
    return say("parts.actors.setUpLink", { id: name.slice(SETUP_LINK.length) });
  return name;
}
