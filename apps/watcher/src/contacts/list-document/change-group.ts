import { type DocumentAddress, fail, ok, type XcapEdit } from "@porchlight/presence-client";
import { attributeOf, childElements, type Edit, removeElement, type XmlElement } from "@porchlight/xml";
import type { BookFailure, ContactGroup } from "../contact-book";
import { titleChange } from "./edit-title";
import { insertMember, isMember, textInside } from "./list-text";
import { entryOf, groupsIn, listOfId, openBuddies, type PlacedList } from "./placed-list";
import { rewrite } from "./rewrite";

/** Gives a group another title; its name in the document stays, others may refer to it. */
export const renameGroup =
  (index: DocumentAddress, { id }: ContactGroup, title: string): XcapEdit<BookFailure> =>
  (current) => {
    const buddies = openBuddies(index, current);
    if (!buddies.ok) return buddies;
    const group = listOfId(buddies.value, id);
    if (!group) return fail({ kind: "gone" });
    const sought = title.toLocaleLowerCase();
    const isTaken = groupsIn(buddies.value).some(
      (other) => other.id !== id && other.title.toLocaleLowerCase() === sought,
    );
    return isTaken ? fail({ kind: "title-taken" }) : ok(titleChange(group.address, group.element, title));
  };

/** Takes a group away and leaves its members in the list around it. One that is not there any more is fine. */
export const removeGroup =
  (index: DocumentAddress, { id }: ContactGroup): XcapEdit<BookFailure> =>
  (current) => {
    const buddies = openBuddies(index, current);
    if (!buddies.ok) return buddies.error.kind === "gone" ? ok(undefined) : buddies;
    const group = listOfId(buddies.value, id);
    if (!current || !group) return ok(undefined);
    if (membersOfGroup(group).length === 0) return ok({ kind: "delete", target: group.address });
    return rewrite(index, current, [
      (lists) => movedOut(lists, id),
      (lists) => {
        const emptied = listOfId(lists, id);
        return emptied && removeElement(emptied.element);
      },
    ]);
  };

function movedOut(buddies: PlacedList, id: string): Edit | undefined {
  const group = listOfId(buddies, id);
  const parent = listOfId(buddies, id.slice(0, id.lastIndexOf("/")) || undefined);
  if (!group || !parent) return undefined;
  const staying = membersOfGroup(group).filter((member) => !isIn(parent, member));
  return insertMember(parent.element, staying.map((member) => textInside(parent.element, member)).join(""));
}

const membersOfGroup = ({ element }: PlacedList): XmlElement[] =>
  childElements(element).filter((child) => isMember(child) && child.localName !== "display-name");

function isIn(list: PlacedList, member: XmlElement): boolean {
  const uri = member.localName === "entry" ? attributeOf(member, "uri") : undefined;
  return uri !== undefined && entryOf(list, uri) !== undefined;
}
