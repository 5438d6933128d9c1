import type { XmlDocument, XmlElement } from "@porchlight/xml";
import type { Proposal } from "../operations/proposal";
import type { DeclaredNames, SchemaValidator } from "../schema-validator";

/**
 * A name of a namespace we advertise that its schema does not have; undefined when there is none. Where a schema lets
 * foreign content in, validation passes over names it does not find; these must not be stored (RFC 4825 section 8.2.5).
 */
export function undeclaredName(
  { document, change }: Pick<Proposal, "document" | "change">,
  schemas: SchemaValidator,
): string | undefined {
  const isRestSound = change !== undefined && sound.get(change.before) === schemas;
  const unseen = isRestSound ? change.put : document.root;
  const name = unseen === undefined ? undefined : undeclaredBelow(unseen, schemas);
  if (name === undefined) sound.set(document, schemas);
  return name;
}

/** Documents in which no name was found wanting, with the schemas that say so. */
const sound = new WeakMap<XmlDocument, SchemaValidator>();

function undeclaredBelow(root: XmlElement, schemas: SchemaValidator): string | undefined {
  const known = new Map<string, DeclaredNames | undefined>();
  const namesOf = (namespace: string): DeclaredNames | undefined => {
    if (!known.has(namespace)) known.set(namespace, schemas.declared(namespace));
    return known.get(namespace);
  };
  return undeclaredIn(root, undefined, namesOf);
}

interface Enclosing {
  readonly namespace: string;
  readonly names: DeclaredNames | undefined;
}

function undeclaredIn(
  element: XmlElement,
  around: Enclosing | undefined,
  namesOf: (namespace: string) => DeclaredNames | undefined,
): string | undefined {
  const { namespace, localName } = element;
  const here = around?.namespace === namespace ? around : { namespace, names: namesOf(namespace) };
  if (here.names?.elements.has(localName) === false) return localName;
  for (const attribute of element.attributes) {
    if (attribute.prefix === "") continue;
    if (namesOf(attribute.namespace)?.attributes.has(attribute.localName) === false)
      return attribute.localName;
  }
  for (const child of element.children) {
    if (child.kind !== "element") continue;
    const found = undeclaredIn(child, here, namesOf);
    if (found !== undefined) return found;
  }
  return undefined;
}
