import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeContentValue, isNcName, XML_NAMESPACE } from "@porchlight/xml";
import type {
  AttributeTest,
  ElementStep,
  ExpandedName,
  SelectorFault,
  TerminalSelector,
} from "./node-selector";

/** What names in a selector mean. */
export interface SelectorNamespaces {
  /** Of element steps without a prefix; attributes without one have no namespace (RFC 4825 section 6.4). */
  readonly defaultNamespace: string;
  readonly bindings: ReadonlyMap<string, string>;
}

/** NameorAny, then a position, then an attribute test: all that the grammar of section 6.3 has. */
const STEP = /^([^[\]@/'"=]+)(?:\[([0-9]+)\])?(?:\[@([^[\]@/'"=\s]+)=(?:"([^"]*)"|'([^']*)')\])?$/;

/** Reads a decoded step. */
export function readElementStep(
  text: string,
  namespaces: SelectorNamespaces,
): Result<ElementStep, SelectorFault> {
  const match = STEP.exec(text);
  if (match === null) return fail("extension");
  const [, nameText = "", position, attributeName, doubleQuoted, singleQuoted] = match;
  const name =
    nameText === "*" ? ok(undefined) : expandName(nameText, namespaces, namespaces.defaultNamespace);
  if (!name.ok) return name;
  const attribute = attributeTest(attributeName, doubleQuoted ?? singleQuoted ?? "", namespaces);
  if (!attribute.ok) return attribute;
  return ok({
    name: name.value,
    position: position === undefined ? undefined : Number(position),
    attribute: attribute.value,
    text,
  });
}

/** Reads the last step when it selects an attribute or the bindings; undefined when it selects an element. */
export function readTerminal(
  text: string,
  namespaces: SelectorNamespaces,
): Result<TerminalSelector, SelectorFault> | undefined {
  if (text === "namespace::*") return ok({ kind: "namespaces" });
  if (!text.startsWith("@")) return undefined;
  const qualified = text.slice(1);
  const name = expandName(qualified, namespaces, "");
  if (!name.ok) return name;
  const prefix = qualified.slice(0, Math.max(0, qualified.indexOf(":")));
  return ok({ kind: "attribute", name: name.value, prefix, text });
}

function attributeTest(
  qualified: string | undefined,
  content: string,
  namespaces: SelectorNamespaces,
): Result<AttributeTest | undefined, SelectorFault> {
  if (qualified === undefined) return ok(undefined);
  const value = attributeContentValue(content);
  if (value === undefined) return fail("extension");
  const name = expandName(qualified, namespaces, "");
  return name.ok ? ok({ name: name.value, value }) : name;
}

function expandName(
  qualified: string,
  { bindings }: SelectorNamespaces,
  unprefixed: string,
): Result<ExpandedName, SelectorFault> {
  const colon = qualified.indexOf(":");
  const prefix = qualified.slice(0, Math.max(0, colon));
  const localName = qualified.slice(colon + 1);
  if (!isNcName(localName) || (colon >= 0 && !isNcName(prefix))) return fail("extension");
  if (colon < 0) return ok({ namespace: unprefixed, localName });
  const namespace = prefix === "xml" ? XML_NAMESPACE : bindings.get(prefix);
  return namespace === undefined ? fail("malformed") : ok({ namespace, localName });
}
