import type { Account } from "@porchlight/accounts";
import type { ListsRow } from "@porchlight/admin-api";
import { RESOURCE_LISTS } from "@porchlight/documents";
import { childElements, type XmlElement } from "@porchlight/xml";
import { listWarnings } from "./list-warnings";
import type { OwnerLists } from "./owner-lists";

/** What lists somebody has, without what is in them. */
export function listsRow(lists: OwnerLists, { aor, displayName }: Account): ListsRow {
  const root = lists.lists;
  return {
    user: aor,
    displayName,
    state: stateOf(lists),
    ...(root === undefined ? { lists: 0, entries: 0 } : countsIn(root)),
    services: lists.services.length,
    warnings: listWarnings(lists).length,
  };
}

function stateOf(lists: OwnerLists): ListsRow["state"] {
  const { listsPath, servicesPath } = lists;
  if (lists.read(listsPath) !== undefined && lists.lists === undefined) return "unreadable";
  return lists.lists === undefined && lists.read(servicesPath) === undefined ? "none" : "lists";
}

interface Counts {
  readonly lists: number;
  readonly entries: number;
}

function countsIn(parent: XmlElement): Counts {
  let [lists, entries] = [0, 0];
  for (const child of childElements(parent)) {
    if (child.namespace !== RESOURCE_LISTS) continue;
    if (child.localName === "entry" || child.localName === "entry-ref") entries += 1;
    if (child.localName !== "list") continue;
    const inside = countsIn(child);
    lists += 1 + inside.lists;
    entries += inside.entries;
  }
  return { lists, entries };
}
