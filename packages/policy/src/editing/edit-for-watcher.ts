import { fail, ok, type Result } from "@porchlight/kernel";
import { identityKey, identityOf } from "../identity/identity";
import { withoutExcess } from "./carving/without-excess";
import { defaultGrants, firstRules } from "./first-rules";
import { give } from "./giving/give";
import { grantOf, type WishedGrant } from "./grant";
import { isDecided } from "./is-given";
import { OpenRules } from "./open-rules";
import type { EditRefusal } from "./refusal";
import { editBetween, type RulesEdit } from "./rules-edit";
import type { RulesInForce } from "./rules-in-force";
import type { WatcherSubject } from "./subject";
import type { Wish } from "./wish";

/**
 * Turns what a presentity decides about a watcher into texts of its documents. Afterwards `decide` gives the watcher what
 * is wished, whatever time and sphere it is, and gives all others what it gave before. What is not about the watcher
 * stays byte for byte.
 */
export function editForWatcher(
  inForce: RulesInForce,
  watcher: string,
  wish: Wish,
): Result<RulesEdit, EditRefusal> {
  const subject = subjectOf(watcher);
  if (subject === undefined) return fail({ kind: "no-address" });
  if (subject.identity.key === identityKey(inForce.xui)) return fail({ kind: "own-address" });
  const open = OpenRules.read(inForce);
  if (!open.ok) return open;
  const wished = grantOf(wish);
  if (isDecided(open.value, subject.identity, wished)) return ok([]);
  const edited = editedFor(open.value, subject, wished);
  return edited.ok ? ok(editBetween(open.value, edited.value, subject.identity)) : edited;
}

function editedFor(
  open: OpenRules,
  subject: WatcherSubject,
  wished: WishedGrant,
): Result<OpenRules, EditRefusal> {
  const there = open.rulesets.length === 0 ? firstRules(open, defaultGrants(open.inForce)) : ok(open);
  const narrowed = there.ok ? withoutExcess(there.value, subject, wished) : there;
  return narrowed.ok ? give(narrowed.value, subject, wished) : narrowed;
}

/** Undefined for what is no URI, or cannot stand in an attribute as it is. */
function subjectOf(watcher: string): WatcherSubject | undefined {
  const uri = watcher.trim();
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\p{C}]+$/u.test(uri)
    ? { kind: "watcher", uri, identity: identityOf(uri) }
    : undefined;
}
