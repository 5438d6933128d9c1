import { type Device, type Person, type PresenceDocument, type Tuple, uriKey } from "@porchlight/documents";
import { type Slots, slotsOf } from "./slots";

export type Component = Tuple | Person | Device;

/** One tuple, person or device of one publication, ready to be compared with those of others. */
export class Occurrence {
  readonly component: Component;
  /** Occurrences with different keys never become one. */
  readonly mergeKey: string;
  /** Notes at the top of the document that speak of this person, because it has none of its own (RFC 4479 section 5). */
  readonly inheritedNotes: readonly string[];
  readonly ownNotes: readonly string[];
  #slots: Slots | undefined;
  #canonical: string | undefined;

  constructor(component: Component, document: PresenceDocument) {
    this.component = component;
    this.mergeKey = mergeKeyOf(component);
    const isPerson = component.kind === "person";
    this.ownNotes = isPerson ? component.notes.map(noteKey) : NO_NOTES;
    this.inheritedNotes = isPerson && component.notes.length === 0 ? document.notes.map(noteKey) : NO_NOTES;
  }

  get slots(): Slots {
    this.#slots ??= slotsOf(this.component);
    return this.#slots;
  }

  /** The content without occurrence id, for an order that does not depend on who came first. */
  get canonical(): string {
    this.#canonical ??= [...this.slots.values()]
      .map((slot) => `${slot.key} ${slot.form}`)
      .sort()
      .join("\n");
    return this.#canonical;
  }
}

const NO_NOTES: readonly string[] = [];

/** Tuples, persons and devices in the order of the document. */
export const occurrencesOf = (document: PresenceDocument): Occurrence[] =>
  [...document.tuples, ...document.persons, ...document.devices].map(
    (component) => new Occurrence(component, document),
  );

/** Conditions a to c for tuples, a for persons, the device id for devices (OMA presence composition). */
function mergeKeyOf(component: Component): string {
  switch (component.kind) {
    case "tuple":
      return JSON.stringify([
        "tuple",
        component.contact === undefined ? null : uriKey(component.contact.uri),
        component.serviceDescription?.serviceId ?? null,
        component.serviceDescription?.version ?? null,
        component.class ?? null,
      ]);
    case "person":
      return JSON.stringify(["person", component.class ?? null]);
    case "device":
      return JSON.stringify(["device", uriKey(component.deviceId)]);
  }
}

const noteKey = ({ lang, text }: { readonly lang: string | undefined; readonly text: string }): string =>
  `${lang ?? ""}\n${text}`;
