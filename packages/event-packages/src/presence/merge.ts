import { DATA_MODEL, PIDF, parsePriority } from "@porchlight/documents";
import {
  attributeOf,
  builtAttribute,
  element,
  isNamed,
  nameKey,
  rebuild,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "@porchlight/xml";
import { compareText, isNewer } from "./contribution";
import type { Group, Member } from "./group";
import type { Slot, SlotPlace } from "./slots";

/** The one element that stands for a group, under its composed id. */
export function mergeGroup(group: Group, id: string): XmlElement {
  const [only] = group;
  if (only !== undefined && group.length === 1) return published(only.occurrence.component.element, id);
  return united(group, id);
}

/** A published component as it is, but for its id and a priority that counts as absent (RFC 3863 section 4.1.5). */
function published(original: XmlElement, id: string): XmlElement {
  const children = original.children.map(withoutWrongPriority);
  const sameChildren = children.every((child, index) => child === original.children[index]);
  if (sameChildren && attributeOf(original, "id") === id) return original;
  const attributes = original.attributes.map((attribute) =>
    nameKey(attribute) === "id" ? { ...attribute, value: id } : attribute,
  );
  return rebuild(original, { attributes, children });
}

function withoutWrongPriority(node: XmlNode): XmlNode {
  if (node.kind !== "element" || !isNamed(node, PIDF, "contact")) return node;
  const priority = attributeOf(node, "priority");
  if (priority === undefined || parsePriority(priority) !== undefined) return node;
  return rebuild(node, {
    attributes: node.attributes.filter((attribute) => nameKey(attribute) !== "priority"),
  });
}

function united(group: Group, id: string): XmlElement {
  const slots = chosenSlots(group);
  const attributes = [builtAttribute("id", id), ...attributesAt(slots, "attribute")];
  const isTuple = group[0]?.occurrence.component.kind === "tuple";
  const head = isTuple ? [statusOf(slots)] : [];
  const children = [...head, ...TAIL.flatMap((place) => elementsAt(slots, place))];
  return rebuild(isTuple ? element("tuple", PIDF) : element(dataModelName(group), DATA_MODEL), {
    attributes,
    children: children.map(withoutWrongPriority),
  });
}

const TAIL: readonly SlotPlace[] = ["extension", "device-id", "contact", "note", "timestamp"];

const dataModelName = (group: Group): string => `dm:${group[0]?.occurrence.component.kind ?? "person"}`;

function statusOf(slots: readonly Slot[]): XmlElement {
  return rebuild(element("status", PIDF), {
    attributes: attributesAt(slots, "status-attribute"),
    children: [...elementsAt(slots, "basic"), ...elementsAt(slots, "status")],
  });
}

const elementsAt = (slots: readonly Slot[], place: SlotPlace): XmlElement[] =>
  slots.filter((slot) => slot.place === place).flatMap((slot) => slot.elements);

const attributesAt = (slots: readonly Slot[], place: SlotPlace): XmlAttribute[] =>
  slots.filter((slot) => slot.place === place).flatMap((slot) => slot.attributes);

/** The slot taken so far, and the most recent member that says the same. */
interface Choice {
  readonly slot: Slot;
  readonly newest: Member;
}

/** The union of all slots, the first to have one giving its place. */
export function chosenSlots(group: Group): Slot[] {
  const chosen = new Map<string, Choice>();
  for (const member of group) {
    for (const slot of member.occurrence.slots.values()) {
      const before = chosen.get(slot.key);
      const offer = { slot, newest: member };
      chosen.set(slot.key, before === undefined ? offer : choose(before, offer));
    }
  }
  return [...chosen.values()].map(({ slot }) => slot);
}

/** Of values that differ the most recent, of equal ones the preferred; the spelling decides the rest. */
function choose(before: Choice, offer: Choice): Choice {
  const newer = isMoreRecent(offer.newest, before.newest);
  if (offer.slot.value !== before.slot.value) return newer ? offer : before;
  const preferred =
    offer.slot.preference - before.slot.preference || compareText(before.slot.form, offer.slot.form);
  return { slot: preferred > 0 ? offer.slot : before.slot, newest: newer ? offer.newest : before.newest };
}

/** In one document the later element is the more recent. */
function isMoreRecent(member: Member, before: Member): boolean {
  if (member.contribution === before.contribution) return member.order > before.order;
  return isNewer(member.contribution, before.contribution);
}
