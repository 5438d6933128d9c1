import { attributeOf, parseFragment, parseXml, type XmlElement, type XmlLimits } from "@porchlight/xml";
import type { ElementStep, NodeName } from "./address/node-selector";
import type { AttributeAddress, DocumentAddress, ElementAddress, XcapAddress } from "./address/xcap-address";

/** A server sets the bounds of what it keeps; these keep a client from choking. */
export const DOCUMENT_LIMITS: XmlLimits = {
  maxLength: 16_777_216,
  maxDepth: 256,
  maxAttributes: 1024,
  maxNodes: 1_000_000,
};

/** Why a PUT would have to be refused (RFC 4825 §7); undefined when nothing is to be seen. */
export function whyNotPut(address: XcapAddress, text: string): string | undefined {
  switch (address.kind) {
    case "document":
      return whyNotDocument(address, text);
    case "element":
      return whyNotElement(address, text);
    case "attribute":
      return whyNotAttribute(address, text);
  }
}

function whyNotDocument({ usage }: DocumentAddress, text: string): string | undefined {
  const parsed = parseXml(text, DOCUMENT_LIMITS);
  if (!parsed.ok) return `The document is not well-formed: ${parsed.error.reason.text}.`;
  return usage.whyNot?.(parsed.value.root);
}

function whyNotElement({ steps }: ElementAddress, text: string): string | undefined {
  const parsed = parseFragment(text, anyBindings(text), DOCUMENT_LIMITS);
  if (!parsed.ok) return `The body is not one element: ${parsed.error.reason.text}.`;
  const last = steps[steps.length - 1];
  return last && !fits(last, parsed.value)
    ? "The selector would not find the element of the body."
    : undefined;
}

/** The element takes prefixes from where it will stand. */
function anyBindings(text: string): ReadonlyMap<string, string> {
  const prefixes = [...text.matchAll(/[<\s]([\w.-]{1,200}):[\w.-]+/g)].map(([, prefix]) => prefix ?? "");
  return new Map(
    prefixes.filter((prefix) => !/^xml/i.test(prefix)).map((prefix) => [prefix, `urn:${prefix}`]),
  );
}

/** GET(PUT(x)) = x: what the last step says of the element has to hold of the body (RFC 4825 §7.4). */
function fits({ name, attribute }: ElementStep, element: XmlElement): boolean {
  if (name !== undefined && localNameOf(name) !== element.localName) return false;
  if (attribute === undefined) return true;
  const [attributeName, value] = attribute;
  return typeof attributeName !== "string" || attributeOf(element, attributeName) === value;
}

/** The attribute that finds its element cannot be changed (RFC 4825 §7.7). */
function whyNotAttribute({ steps, name }: AttributeAddress, value: string): string | undefined {
  const found = steps[steps.length - 1]?.attribute;
  const isFinder = found !== undefined && sameName(found[0], name) && found[1] !== value;
  return isFinder ? "The selector finds the element by the attribute that would change." : undefined;
}

const localNameOf = (name: NodeName): string => (typeof name === "string" ? name : name.localName);

const namespaceOf = (name: NodeName): string => (typeof name === "string" ? "" : name.namespace);

const sameName = (one: NodeName, other: NodeName): boolean =>
  localNameOf(one) === localNameOf(other) && namespaceOf(one) === namespaceOf(other);
