import type { Standing } from "@porchlight/content";
import type { Actor } from "../admin/auth/actor";
import type { Caller } from "../xcap/auth/caller";
import type { ContentRights } from "./content-rights";

/** Who asks, seen from an owner. */
export interface ContentCaller {
  readonly standing: Standing;
  /** For people. */
  readonly author: string;
  readonly actor: Actor | undefined;
}

export function contentCaller(caller: Caller, owner: string, rights: ContentRights): ContentCaller {
  if (caller.kind === "operator") {
    const { actor, mayWrite } = caller;
    return { standing: { kind: "operator", mayWrite }, author: actor.actor, actor };
  }
  return { standing: standingOf(caller.aor, owner, rights), author: caller.aor, actor: undefined };
}

function standingOf(aor: string, owner: string, rights: ContentRights): Standing {
  if (aor === owner) return { kind: "owner" };
  return { kind: rights.mayPublish(aor, owner) ? "source" : "other", aor };
}
