import { fail, ok, type Result } from "@porchlight/kernel";
import { BLOCKED_CONTACTS, GRANTED_CONTACTS } from "../../templates/shared-lists";
import { isSameGrant, type WishedGrant } from "../grant";
import { isDecided } from "../is-given";
import type { OpenRules } from "../open-rules";
import type { EditRefusal } from "../refusal";
import { listsPath } from "../rules-in-force";
import { type SharedList, sharedListsOf } from "../shared-list";
import type { WatcherSubject } from "../subject";
import { withEntry } from "../text/member-lists";
import { ruleFor } from "./rule-for";

type Texts = ReadonlyMap<string, string>;

/** Sees to it that a watcher is given what is wished: by the shared lists where rules name them, else by a rule. */
export function give(
  open: OpenRules,
  subject: WatcherSubject,
  wished: WishedGrant,
): Result<OpenRules, EditRefusal> {
  if (isDecided(open, subject.identity, wished)) return ok(open);
  for (const way of [byList, ruleFor]) {
    const texts = way(open, subject, wished);
    const next = texts === undefined ? undefined : open.with(texts);
    if (next?.ok && isDecided(next.value, subject.identity, wished)) return next;
  }
  return fail({ kind: "too-intricate" });
}

function byList(open: OpenRules, { uri }: WatcherSubject, wished: WishedGrant): Texts | undefined {
  const path = listsPath(open.inForce.xui);
  const name = listFor(wished);
  const isThere = open.rules.some(
    (rule) => isSameGrant(rule.compiled.grant, wished) && sharedListsOf(open, rule).has(name),
  );
  if (!isThere || (open.inForce.documents.has(path) && open.lists === undefined)) return undefined;
  return new Map([[path, withEntry(open.lists?.root, name, uri)]]);
}

const listFor = ({ handling }: WishedGrant): SharedList =>
  handling === "block" ? BLOCKED_CONTACTS : GRANTED_CONTACTS;
