import { type DocumentAddress, fail, ok, type XcapEdit } from "@porchlight/presence-client";
import { type Edit, removeElement, type XmlElement } from "@porchlight/xml";
import type { BookFailure, Contact, ContactWords } from "../contact-book";
import { titledGroup } from "./add-contacts";
import { titleChange, titleEdit } from "./edit-title";
import { insertMember, textInside } from "./list-text";
import { entryIn, entryOf, groupTitled, listOfId, openBuddies, type PlacedList } from "./placed-list";
import { rewrite } from "./rewrite";

/** Where a contact is. */
type Place = Pick<Contact, "uri" | "group">;

/** Gives a contact another name, another group, or both. What else its entry holds goes with it. */
export const changeContact =
  (index: DocumentAddress, place: Place, words: ContactWords): XcapEdit<BookFailure> =>
  (current) => {
    const buddies = openBuddies(index, current);
    if (!buddies.ok) return buddies;
    const list = listOfId(buddies.value, place.group);
    const entry = list && entryOf(list, place.uri);
    if (!current || !list || !entry) return fail({ kind: "gone" });
    if (targetOf(buddies.value, words)?.id === list.id) {
      return ok(titleChange(entryIn(list, place.uri), entry, words.name));
    }
    return rewrite(index, current, [
      (lists) => atPlace(lists, place, (found) => titleEdit(found, words.name)),
      (lists) => atPlace(lists, place, (found) => copied(lists, found, place.uri, words)),
      (lists) => atPlace(lists, place, removeElement),
    ]);
  };

/** Takes a contact out of its group. One who is not there any more is fine. */
export const removeContact =
  (index: DocumentAddress, { uri, group }: Place): XcapEdit<BookFailure> =>
  (current) => {
    const buddies = openBuddies(index, current);
    if (!buddies.ok) return buddies.error.kind === "gone" ? ok(undefined) : buddies;
    const list = listOfId(buddies.value, group);
    const isThere = list && entryOf(list, uri);
    return ok(isThere ? { kind: "delete", target: entryIn(list, uri) } : undefined);
  };

/** The list that the words mean; undefined for a group that is not there yet. */
const targetOf = (buddies: PlacedList, { group }: ContactWords): PlacedList | undefined =>
  group === undefined ? buddies : groupTitled(buddies, group);

function atPlace(
  buddies: PlacedList,
  { uri, group }: Place,
  edit: (entry: XmlElement) => Edit | undefined,
): Edit | undefined {
  const list = listOfId(buddies, group);
  const entry = list && entryOf(list, uri);
  return entry && edit(entry);
}

/** The entry in the group it goes to, unless that has one of the same URI. */
function copied(buddies: PlacedList, entry: XmlElement, uri: string, words: ContactWords): Edit | undefined {
  const target = targetOf(buddies, words);
  if (target && entryOf(target, uri)) return undefined;
  const { element: parent } = target ?? buddies;
  const member = target ? entry : titledGroup(buddies, words.group ?? "", [entry]);
  return insertMember(parent, textInside(parent, member));
}
