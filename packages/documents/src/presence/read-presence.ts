import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import { attributeOf, childElements, isNamed, type XmlDocument, type XmlElement } from "@porchlight/xml";
import { type Device, readDevice } from "../data-model/device";
import { type Person, readPerson } from "../data-model/person";
import { DATA_MODEL, PIDF } from "../namespaces";
import { type Note, readNote } from "../pidf/note";
import { readTuple, type Tuple } from "../pidf/tuple";
import { type Sequence, sequenceFault } from "../sequence";
import { namesPresentity } from "../uri/presentity";
import type { PresenceContent, PresenceDocument } from "./presence-document";
import { say } from "./sayings";

/** Tuples, persons and devices of one document; a bound for hostile input. */
export const MAX_COMPONENTS = 256;

const PRESENCE: Sequence = {
  namespace: PIDF,
  places: new Map([
    ["tuple", { rank: 0, many: true }],
    ["note", { rank: 1, many: true }],
  ]),
  otherRank: 2,
};

/** Phones in the field write `person` before `tuple`. */
const PRESENCE_IN_ANY_ORDER: Sequence = {
  namespace: PIDF,
  places: new Map([
    ["tuple", { rank: 0, many: true }],
    ["note", { rank: 0, many: true }],
  ]),
  otherRank: 0,
};

/** Whether the children of `<presence>` stand in the order of the schema: tuples, notes, then the rest. */
export const isInOrder = ({ root }: XmlDocument): boolean => sequenceFault(root, PRESENCE) === undefined;

/**
 * Reads and checks a presence document against the schemas of RFC 3863 section 4.4 and RFC 4479 section 5.1.
 * With `presentity` (an address of record) the entity must name it. The error says what is wrong.
 * The children of the root may stand in any order; see `isInOrder`. An empty `status` is taken, as the schema allows it; so is an `id` that is no `xs:ID`, as section 4.1.2 allows any string.
 */
export function readPresence(document: XmlDocument, presentity?: string): Result<PresenceDocument, Saying> {
  const { root } = document;
  if (!isNamed(root, PIDF, "presence")) return fail(say("no-presence"));
  const entity = attributeOf(root, "entity")?.trim();
  if (entity === undefined || entity === "")
    return fail(say("element-without", { element: "presence", attribute: "entity" }));
  if (presentity !== undefined && !namesPresentity(entity, presentity)) {
    return fail(say("entity-of-another"));
  }
  const content = readContent(root);
  if (!content.ok) return content;
  const attributes = root.attributes.filter(
    ({ localName, namespace }) => localName !== "entity" || namespace !== "",
  );
  return ok({ entity, attributes, ...content.value });
}

/** Reads what may stand below `presence` inside any element. */
export function readContent(parent: XmlElement): Result<PresenceContent, Saying> {
  const fault = sequenceFault(parent, PRESENCE_IN_ANY_ORDER);
  return fault === undefined ? new Reader().read(parent) : fail(fault);
}

class Reader {
  readonly #ids = new Set<string>();
  readonly #tuples: Tuple[] = [];
  readonly #persons: Person[] = [];
  readonly #devices: Device[] = [];
  readonly #notes: Note[] = [];
  readonly #extensions: XmlElement[] = [];

  read(parent: XmlElement): Result<PresenceContent, Saying> {
    for (const child of childElements(parent)) {
      const fault = this.#child(child);
      if (fault !== undefined) return fail(fault);
    }
    return ok({
      tuples: this.#tuples,
      persons: this.#persons,
      devices: this.#devices,
      notes: this.#notes,
      extensions: this.#extensions,
    });
  }

  #child(child: XmlElement): Saying | undefined {
    if (isNamed(child, PIDF, "tuple")) return this.#component(child, readTuple, this.#tuples);
    if (isNamed(child, DATA_MODEL, "person")) return this.#component(child, readPerson, this.#persons);
    if (isNamed(child, DATA_MODEL, "device")) return this.#component(child, readDevice, this.#devices);
    if (child.namespace === PIDF) this.#notes.push(readNote(child));
    else this.#extensions.push(child);
    return undefined;
  }

  #component<Component>(
    child: XmlElement,
    read: (element: XmlElement, id: string) => Result<Component, Saying>,
    into: Component[],
  ): Saying | undefined {
    const id = attributeOf(child, "id")?.trim();
    if (id === undefined || id === "")
      return say("element-without", { element: child.localName, attribute: "id" });
    if (/\s/.test(id)) return say("id-with-space", { element: child.localName });
    if (this.#ids.has(id)) return say("same-id-twice");
    if (this.#ids.size === MAX_COMPONENTS) return say("too-many-components", { count: MAX_COMPONENTS });
    this.#ids.add(id);
    const component = read(child, id);
    if (!component.ok) return component.error;
    into.push(component.value);
    return undefined;
  }
}
