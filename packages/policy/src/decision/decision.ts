import type { SubHandling } from "@porchlight/documents";
import type { Instant } from "@porchlight/kernel";
import type { Identity } from "../identity/identity";
import type { AnonymousMode, Watcher } from "../identity/watcher";
import { permissionsKey } from "../permissions/grants";
import type { Permissions } from "../permissions/permissions";
import type { GoverningRules } from "../rules/governing-rules";
import type { Dependence, ListLookup } from "../rules/inquiry";

/** What is asked: who sees what of a presentity, now. */
export interface PolicyQuestion {
  readonly presentity: Identity;
  readonly watcher: Watcher;
  readonly rules: GoverningRules;
  readonly now: Instant;
  /** Of the presentity; see `sphereOf`. */
  readonly sphere: string | undefined;
  readonly lists: ListLookup;
  readonly settings: PolicySettings;
}

export interface PolicySettings {
  readonly anonymousMode: AnonymousMode;
  /** What holds where a presentity has no rules document. */
  readonly defaultHandling: DefaultHandling;
  /** What the operator does beside the rules of the user; the presentity's own access stays. */
  readonly override?: PolicyOverride;
  /** Whoever shows no identity may watch, as far as the rules say; it may when left out. */
  readonly anonymousAllowed?: boolean;
}

export interface DefaultHandling {
  /** For watchers whose domain is that of the presentity. */
  readonly ownDomain: SubHandling;
  readonly others: SubHandling;
}

/** `block` refuses everybody; `hide` shows the closed document to those who are allowed. */
export type PolicyOverride = "block" | "hide";

export const DEFAULT_POLICY_SETTINGS: PolicySettings = {
  anonymousMode: "oma",
  defaultHandling: { ownDomain: "confirm", others: "confirm" },
};

/** What decided. */
export type DecisionBasis =
  | "own-access"
  | "override"
  | "rules"
  /** There is no rules document. */
  | "default"
  /** The rules document cannot be read. */
  | "unreadable-rules";

export interface Decision extends Dependence {
  readonly handling: SubHandling;
  /** Combined over all matching rules; see `viewOf` for what is sent. */
  readonly permissions: Permissions;
  readonly basis: DecisionBasis;
}

/** What a watcher is sent. */
export type PresenceView =
  | { readonly kind: "none" }
  /** The same closed document whatever is published; see `closedPresence`. */
  | { readonly kind: "closed" }
  | { readonly kind: "granted"; readonly permissions: Permissions };

export function viewOf({ handling, permissions }: Decision): PresenceView {
  if (handling === "allow") return { kind: "granted", permissions };
  return { kind: handling === "polite-block" ? "closed" : "none" };
}

/** Equal for decisions whose watchers are sent the same. */
export function viewKeyOf(decision: Decision): string {
  const view = viewOf(decision);
  return view.kind === "granted" ? permissionsKey(view.permissions) : view.kind;
}
