import { canonicalUri, displayName, entryUri, type ListName } from "@porchlight/documents";
import type { XmlElement } from "@porchlight/xml";
import type { ListMember } from "./member-list";
import { isSubscribable, type TakesNumber } from "./subscribable";

/**
 * What an `entry` says, as a member that is subscribed to. Read once, however many lists lead to it.
 * @param takesNumber the same for all
 */
export function entryMember(entry: XmlElement, takesNumber?: TakesNumber): ListMember | undefined {
  const known = members.get(entry);
  if (known !== undefined) return known;
  const member = readMember(entry, takesNumber);
  if (member !== undefined) members.set(entry, member);
  return member;
}

const members = new WeakMap<XmlElement, ListMember>();

/** Undefined for what cannot be subscribed to. */
function readMember(entry: XmlElement, takesNumber: TakesNumber | undefined): ListMember | undefined {
  const uri = entryUri(entry);
  if (uri === undefined || !isSubscribable(uri, takesNumber)) return undefined;
  const names = namesOf(displayName(entry));
  return { uri, key: canonicalUri(uri), names, list: undefined, refused: undefined };
}

export const namesOf = (name: ListName | undefined): readonly ListName[] =>
  name === undefined ? NAMELESS : [name];

const NAMELESS: readonly ListName[] = [];
