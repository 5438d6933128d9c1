import { attributeOf } from "@porchlight/xml";
import { membersOf, type PlacedList } from "./placed-list";

/** Names that begin so are registered for lists of all users (OMNA). */
const registered = /^(?:oma|ext)_/;

/** A name for a new group that no list beside it has: its title, as clients without display names show it. */
export function freeGroupName({ element }: PlacedList, title: string): string {
  const taken = new Set(membersOf(element, "list").map((list) => attributeOf(list, "name")));
  const wished = registered.test(title) ? `group ${title}` : title;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wished : `${wished} ${count}`;
    if (!taken.has(name)) return name;
  }
}
