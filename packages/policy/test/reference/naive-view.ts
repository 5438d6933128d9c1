import {
  attributeOf,
  canonicalKey,
  childElements,
  childOf,
  rebuild,
  textOf,
  type XmlElement,
} from "@porchlight/xml";

const PIDF = "urn:ietf:params:xml:ns:pidf";
const DM = "urn:ietf:params:xml:ns:pidf:data-model";
const RPID = "urn:ietf:params:xml:ns:pidf:rpid";
const OP = "urn:oma:xml:prs:pidf:oma-pres";
const GP = "urn:ietf:params:xml:ns:pidf:geopriv10";

type Kind = "tuple" | "person" | "device";

/** The table of attributes: which permission, which element, in which components. */
const TABLE: readonly (readonly [string, readonly string[], string, readonly Kind[]])[] = [
  ["provide-activities", [RPID], "activities", ["person"]],
  ["provide-class", [RPID], "class", ["tuple", "person", "device"]],
  ["provide-deviceID", [RPID, DM], "deviceID", ["tuple"]],
  ["provide-mood", [RPID], "mood", ["person"]],
  ["provide-place-is", [RPID], "place-is", ["person"]],
  ["provide-place-type", [RPID], "place-type", ["person"]],
  ["provide-privacy", [RPID], "privacy", ["person", "tuple"]],
  ["provide-relationship", [RPID], "relationship", ["tuple"]],
  ["provide-sphere", [RPID], "sphere", ["person"]],
  ["provide-status-icon", [RPID], "status-icon", ["person", "tuple"]],
  ["provide-time-offset", [RPID], "time-offset", ["person"]],
  ["provide-note", [PIDF, DM], "note", ["tuple", "person", "device"]],
  ["provide-willingness", [OP], "willingness", ["tuple", "person"]],
  ["provide-willingness", [OP], "overriding-willingness", ["tuple", "person"]],
  ["provide-network-availability", [OP], "network-availability", ["device"]],
  ["provide-session-participation", [OP], "session-participation", ["tuple"]],
  ["provide-registration-state", [OP], "registration-state", ["tuple"]],
  ["provide-barring-state", [OP], "barring-state", ["tuple"]],
];

const ALWAYS: readonly (readonly [string, string, Kind])[] = [
  [PIDF, "contact", "tuple"],
  [PIDF, "timestamp", "tuple"],
  [RPID, "service-class", "tuple"],
  [OP, "service-description", "tuple"],
  [DM, "timestamp", "person"],
  [DM, "timestamp", "device"],
  [DM, "deviceID", "device"],
];

/** What these transformations show of a document, as a canonical text; undefined transformations show everything. */
export function naiveView(root: XmlElement, transformations: readonly XmlElement[] | undefined): string {
  return canonicalKey(
    transformations === undefined ? inOrder(root) : new NaiveView(transformations).of(root),
  );
}

const kindOf = ({ namespace, localName }: XmlElement): Kind | undefined => {
  if (namespace === PIDF && localName === "tuple") return "tuple";
  return namespace === DM && (localName === "person" || localName === "device") ? localName : undefined;
};

function inOrder(root: XmlElement): XmlElement {
  const rank = (child: XmlElement): number =>
    ({ tuple: 0, person: 2, device: 3, none: child.namespace === PIDF ? 1 : 4 })[kindOf(child) ?? "none"];
  const children = [...childElements(root)].sort((a, b) => rank(a) - rank(b));
  return rebuild(root, { children });
}

class NaiveView {
  readonly #transformations: readonly XmlElement[];

  constructor(transformations: readonly XmlElement[]) {
    this.#transformations = transformations;
  }

  of(root: XmlElement): XmlElement {
    const nothing = ["provide-services", "provide-devices", "provide-persons"].every(
      (set) => this.#members(set).length === 0,
    );
    const children = nothing ? [] : childElements(root).flatMap((child) => this.#topLevel(child));
    const attributes = root.attributes.filter(
      ({ localName, namespace }) => (localName === "entity" && namespace === "") || (this.#all && !nothing),
    );
    return inOrder(rebuild(root, { children, attributes }));
  }

  get #all(): boolean {
    return this.#named("provide-all-attributes").length > 0;
  }

  #named(name: string): XmlElement[] {
    return this.#transformations.filter(({ localName }) => localName === name);
  }

  #isTrue(name: string): boolean {
    return this.#named(name).some((element) => ["true", "1"].includes(textOf(element).trim()));
  }

  #topLevel(child: XmlElement): XmlElement[] {
    const kind = kindOf(child);
    if (kind !== undefined) return this.#isGranted(child, kind) ? [this.#component(child, kind)] : [];
    if (child.namespace === PIDF) return this.#all || this.#isTrue("provide-note") ? [child] : [];
    return this.#all || this.#isUnknownGranted(child) ? [child] : [];
  }

  #members(set: string): XmlElement[] {
    const known = [
      ...["all-services", "all-devices", "all-persons"],
      ...["service-uri", "service-uri-scheme", "occurrence-id", "class", "deviceID", "service-id"],
    ];
    return this.#named(set)
      .flatMap(childElements)
      .filter(({ namespace, localName }) => namespace !== "urn:example:other" && known.includes(localName));
  }

  #isGranted(component: XmlElement, kind: Kind): boolean {
    const set = { tuple: "provide-services", person: "provide-persons", device: "provide-devices" }[kind];
    const text = (namespace: string, name: string): string | undefined => {
      const found = childOf(component, namespace, name);
      return found === undefined ? undefined : textOf(found).trim();
    };
    return this.#members(set).some((member) => {
      const value = textOf(member).trim();
      switch (member.localName) {
        case "occurrence-id":
          return value === attributeOf(component, "id");
        case "class":
          return value === text(RPID, "class");
        case "deviceID":
          return value.toLowerCase() === text(DM, "deviceID")?.toLowerCase();
        case "service-uri":
          return value.toLowerCase() === text(PIDF, "contact")?.toLowerCase();
        case "service-uri-scheme":
          return value === text(PIDF, "contact")?.split(":")[0]?.toLowerCase();
        case "service-id": {
          const description = childOf(component, OP, "service-description");
          const id = description === undefined ? undefined : childOf(description, OP, "service-id");
          return id !== undefined && textOf(id).trim() === value;
        }
        default:
          return true;
      }
    });
  }

  #component(component: XmlElement, kind: Kind): XmlElement {
    if (this.#all) return component;
    const children = childElements(component).flatMap((child) => this.#attribute(child, kind));
    const attributes = component.attributes.filter(
      ({ localName, namespace }) => localName === "id" && namespace === "",
    );
    return rebuild(component, { children, attributes });
  }

  #attribute(child: XmlElement, kind: Kind): XmlElement[] {
    const { namespace, localName } = child;
    if (kind === "tuple" && namespace === PIDF && localName === "status") return [this.#status(child)];
    if (ALWAYS.some(([ns, name, where]) => ns === namespace && name === localName && where === kind))
      return [child];
    if (namespace === RPID && localName === "user-input") return this.#userInput(child);
    if (namespace === GP && localName === "geopriv") return this.#hasGeopriv ? [child] : [];
    const granted = TABLE.some(
      ([permission, namespaces, name, where]) =>
        namespaces.includes(namespace) &&
        name === localName &&
        where.includes(kind) &&
        this.#isTrue(permission),
    );
    return granted || this.#isUnknownGranted(child) ? [child] : [];
  }

  get #hasGeopriv(): boolean {
    return this.#named("provide-geopriv").some((element) => textOf(element) === "full");
  }

  #status(status: XmlElement): XmlElement {
    const children = childElements(status).filter(
      ({ namespace, localName }) =>
        (namespace === PIDF && localName === "basic") ||
        (namespace === GP && localName === "geopriv" && this.#hasGeopriv),
    );
    return rebuild(status, { children, attributes: [] });
  }

  #userInput(element: XmlElement): XmlElement[] {
    const levels = this.#named("provide-user-input").map(textOf);
    if (levels.includes("full")) return [element];
    const kept = levels.includes("thresholds") ? ["idle-threshold", "id"] : ["id"];
    if (!levels.includes("thresholds") && !levels.includes("bare")) return [];
    const attributes = element.attributes.filter(
      ({ namespace, localName }) => namespace === "" && kept.includes(localName),
    );
    return [rebuild(element, { attributes })];
  }

  #isUnknownGranted({ namespace, localName }: XmlElement): boolean {
    const isKnown =
      ALWAYS.some(([ns, name]) => ns === namespace && name === localName) ||
      TABLE.some(([, namespaces, name]) => namespaces.includes(namespace) && name === localName) ||
      (namespace === RPID && localName === "user-input") ||
      (namespace === GP && localName === "geopriv") ||
      (namespace === PIDF && localName === "status");
    return (
      !isKnown &&
      this.#named("provide-unknown-attribute").some(
        (element) =>
          ["true", "1"].includes(textOf(element).trim()) &&
          attributeOf(element, "name") === localName &&
          attributeOf(element, "ns") === namespace,
      )
    );
  }
}
