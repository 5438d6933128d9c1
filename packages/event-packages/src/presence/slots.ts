import { DATA_MODEL, OMA_PRESENCE, PIDF, RPID, TIMED_STATUS, uriKey } from "@porchlight/documents";
import {
  attributeOf,
  canonicalKey,
  childElements,
  childOf,
  isNamed,
  nameKey,
  rebuild,
  textOf,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
} from "@porchlight/xml";
import type { Component } from "./occurrence";

/** Where in a component something stands; the order is that of the schema. */
export type SlotPlace =
  | "attribute"
  | "status-attribute"
  | "basic"
  | "status"
  | "extension"
  | "device-id"
  | "contact"
  | "note"
  | "timestamp";

/**
 * What a component says under one name: "the same element" of the merge conditions. Elements that may stand side by
 * side, in another language or for another time, have slots of their own.
 */
export interface Slot {
  readonly place: SlotPlace;
  readonly key: string;
  /** Two sources conflict when their values for one slot differ. */
  readonly value: string;
  /** Canonical form of all there is in the slot. */
  readonly form: string;
  /** Of slots that do not conflict, the one with the higher preference is taken. */
  readonly preference: number;
  readonly attributes: readonly XmlAttribute[];
  readonly elements: readonly XmlElement[];
}

export type Slots = ReadonlyMap<string, Slot>;

export function slotsOf(component: Component): Slots {
  const slots = new Map<string, Slot>();
  for (const attribute of component.element.attributes) {
    if (nameKey(attribute) !== "id") addAttribute(slots, "attribute", attribute);
  }
  for (const child of childElements(component.element)) {
    if (isNamed(child, PIDF, "status") && component.kind === "tuple") addStatus(slots, child);
    else add(slots, slotOfChild(component, child));
  }
  return slots;
}

function addStatus(slots: Map<string, Slot>, status: XmlElement): void {
  for (const attribute of status.attributes) addAttribute(slots, "status-attribute", attribute);
  for (const child of childElements(status)) {
    add(slots, plainSlot(isNamed(child, PIDF, "basic") ? "basic" : "status", child));
  }
}

function slotOfChild(component: Component, child: XmlElement): Slot {
  const own = component.kind === "tuple" ? PIDF : DATA_MODEL;
  if (isNamed(child, own, "timestamp")) {
    return { ...plainSlot("timestamp", child), value: "", preference: component.timestamp?.at ?? 0 };
  }
  if (isNamed(child, own, "note")) return plainSlot("note", child);
  if (child.localName === "deviceID" && (child.namespace === DATA_MODEL || child.namespace === RPID)) {
    return deviceIdSlot(component, child);
  }
  if (component.kind === "tuple" && isNamed(child, PIDF, "contact")) {
    return { ...plainSlot("contact", child), value: "", preference: component.contact?.priority ?? -1 };
  }
  if (isNamed(child, OMA_PRESENCE, "service-description")) return serviceSlot(child);
  return plainSlot("extension", child);
}

/** A tuple can name several devices; each is a slot, so that they are united and never conflict. */
function deviceIdSlot(component: Component, child: XmlElement): Slot {
  if (component.kind === "device") return { ...plainSlot("device-id", child), value: "" };
  const slot = plainSlot("extension", child);
  return { ...slot, key: `${slot.key} ${uriKey(textOf(child))}`, value: "" };
}

/** `description` is no part of what identifies a service; one of them is kept. */
function serviceSlot(child: XmlElement): Slot {
  const described = childOf(child, OMA_PRESENCE, "description") !== undefined;
  const children = childElements(child).filter((part) => !isNamed(part, OMA_PRESENCE, "description"));
  const value = canonicalKey(rebuild(child, { children }));
  return { ...plainSlot("extension", child), value, preference: described ? 1 : 0 };
}

function plainSlot(place: SlotPlace, element: XmlElement): Slot {
  const form = canonicalKey(element);
  return {
    place,
    key: `${place} ${nameKey(element)}${occasion(element)}`,
    value: form,
    form,
    preference: 0,
    attributes: [],
    elements: [element],
  };
}

/**
 * What lets elements of one name stand side by side: the language, or for `timed-status` the time. RPID elements may only
 * do so for times that do not overlap (RFC 4480 section 3.1), so those of two sources count as one name.
 */
function occasion(element: XmlElement): string {
  if (element.attributes.length === 0) return "";
  if (isNamed(element, TIMED_STATUS, "timed-status")) {
    return ` ${attributeOf(element, "from") ?? ""} ${attributeOf(element, "until") ?? ""}`;
  }
  const lang = attributeOf(element, "lang", XML_NAMESPACE);
  return lang === undefined ? "" : ` ${lang.toLowerCase()}`;
}

function addAttribute(slots: Map<string, Slot>, place: SlotPlace, attribute: XmlAttribute): void {
  const { value } = attribute;
  const key = `${place} ${nameKey(attribute)}`;
  slots.set(key, { place, key, value, form: value, preference: 0, attributes: [attribute], elements: [] });
}

/** Several elements in one slot count as one value, whatever their order. */
function add(slots: Map<string, Slot>, slot: Slot): void {
  const before = slots.get(slot.key);
  if (before === undefined) {
    slots.set(slot.key, slot);
    return;
  }
  slots.set(slot.key, {
    ...before,
    value: [before.value, slot.value].sort().join("\n"),
    form: [before.form, slot.form].sort().join("\n"),
    elements: [...before.elements, ...slot.elements],
  });
}
