import type { SubHandling } from "@porchlight/documents";
import { fail, ok, type Result } from "@porchlight/kernel";
import { asciiDomain } from "../identity/ascii-domain";
import { type Identity, identityOf } from "../identity/identity";
import { transformationsOf } from "../permissions/transformations-of";
import { anybodyOf } from "./colleagues";
import { isSame } from "./grant";
import { OpenRules } from "./open-rules";
import type { EditRefusal } from "./refusal";
import type { RulesInForce } from "./rules-in-force";
import { type Given, standingOf } from "./standing";
import type { Wish } from "./wish";
import { type ShownKind, shownKindOf } from "./words/shown-words";

/** What is decided about somebody at present. */
export interface PresentDecision {
  readonly handling: SubHandling;
  /** Of those who are let in. */
  readonly shown: ShownKind;
  /** More is given at times, or in a sphere. */
  readonly isConditional: boolean;
  /** The wish that leads here. */
  readonly wish: Wish;
}

export function presentDecision(
  inForce: RulesInForce,
  about: { readonly watcher: string } | { readonly domain: string },
): Result<PresentDecision, EditRefusal> {
  const open = OpenRules.read(inForce);
  if (!open.ok) return open;
  const identity = "watcher" in about ? identityOf(about.watcher) : memberOf(open.value, about.domain);
  if (identity === undefined) return fail({ kind: "no-address" });
  const { least, most } = standingOf(open.value, identity);
  const isConditional = least.handling !== most.handling || !isSame(least.permissions, most.permissions);
  const shown = shownKindOf(least.permissions);
  return ok({ handling: least.handling, shown, isConditional, wish: wishFor(least, shown) });
}

function memberOf(open: OpenRules, domain: string): Identity | undefined {
  const compared = asciiDomain(domain);
  return compared === undefined ? undefined : anybodyOf(open, { kind: "domain", domain: compared });
}

function wishFor({ handling, permissions }: Given, shown: ShownKind): Wish {
  if (handling === "confirm") return "ask";
  if (handling !== "allow") return handling;
  const isNamed = shown === "everything" || shown === "availability";
  return { shown: isNamed ? shown : transformationsOf(permissions) };
}
