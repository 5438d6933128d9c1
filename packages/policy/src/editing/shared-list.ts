import { readAnchor } from "@porchlight/documents";
import { BLOCKED_CONTACTS, GRANTED_CONTACTS } from "../templates/shared-lists";
import type { OpenRule, OpenRules } from "./open-rules";
import { listsPath } from "./rules-in-force";

/** A list that is there to say who may see the user and who may not. */
export type SharedList = typeof GRANTED_CONTACTS | typeof BLOCKED_CONTACTS;

/** The shared lists that the one condition of a rule names; none when it has another condition. */
export function sharedListsOf(open: OpenRules, { rule }: OpenRule): ReadonlyMap<SharedList, string> {
  const [condition, ...others] = rule.conditions;
  const named = new Map<SharedList, string>();
  if (condition?.kind !== "external-list" || others.length > 0) return named;
  for (const anchor of condition.anchors) {
    const list = sharedListAt(open, anchor);
    if (list !== undefined) named.set(list, anchor);
  }
  return named;
}

function sharedListAt(open: OpenRules, anchor: string): SharedList | undefined {
  const reference = readAnchor(anchor, open.scopeOf(anchor));
  if (reference?.document !== listsPath(open.inForce.xui) || reference.path.length !== 2) return undefined;
  const last = reference.path[1];
  if (last?.name?.localName !== "list" || last.attribute?.name !== "name") return undefined;
  return [GRANTED_CONTACTS, BLOCKED_CONTACTS].find((name) => name === last.attribute?.value) as
    | SharedList
    | undefined;
}
