import { ok, type Result } from "@porchlight/kernel";
import {
  addAttribute,
  bindingsOf,
  type Edit,
  escapeAttribute,
  replaceAttributeValue,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import type { XdmLimits } from "../limits";
import type { NodeSelector, TerminalSelector } from "../node-selector/node-selector";
import { selectNode } from "../node-selector/select-node";
import { say } from "../sayings";
import { attributeBody } from "./attribute-body";
import { bodyText } from "./body-text";
import { type Proposal, type ProposalRefusal, readEdited, refuseWith } from "./proposal";

type AttributeSelector = Extract<TerminalSelector, { kind: "attribute" }>;

/** The document with the body as the value of an attribute of `element` (RFC 4825 sections 7.7 and 8.2). */
export function putAttribute(
  body: Uint8Array,
  { source }: XmlDocument,
  element: XmlElement,
  existing: XmlAttribute | undefined,
  selector: NodeSelector & { readonly terminal: AttributeSelector },
  limits: XdmLimits,
): Result<Proposal, ProposalRefusal> {
  const text = bodyText(body);
  if (text === undefined) return refuseWith("not-utf-8");
  const quoted = attributeBody(text);
  if (quoted === undefined) return refuseWith("not-xml-att-value");
  if (isDeclaration(selector.terminal)) return refuseWith("cannot-insert", say("namespace-no-attribute"));
  const edit =
    existing === undefined
      ? createAttribute(element, selector.terminal, quoted, source)
      : replaceAttributeValue(element, existing, quoted, source);
  const edited = readEdited(edit, limits);
  if (!edited.ok) return edited;
  const found = selectNode(edited.value.document, selector);
  if (found.kind !== "attribute" || found.attribute.valueStart !== edit.start + 1) {
    return refuseWith("cannot-insert", say("selects-no-attribute"));
  }
  return ok({ ...edited.value, created: existing === undefined });
}

const isDeclaration = ({ name }: AttributeSelector): boolean =>
  name.namespace === "" && name.localName === "xmlns";

function createAttribute(
  element: XmlElement,
  { name, prefix }: AttributeSelector,
  quoted: string,
  source: string,
): Edit {
  const { namespace, localName } = name;
  const add = (qualified: string, declaration?: string): Edit =>
    addAttribute(element, qualified, quoted, declaration, source);
  if (namespace === "") return add(localName);
  if (namespace === XML_NAMESPACE) return add(`xml:${localName}`);
  const bindings = bindingsOf(element.scope);
  for (const [bound, uri] of bindings) {
    if (bound !== "" && uri === namespace) return add(`${bound}:${localName}`);
  }
  const free = freePrefix(prefix, bindings);
  const declaration = `xmlns:${free}="${escapeAttribute(namespace)}"`;
  return add(`${free}:${localName}`, declaration);
}

function freePrefix(wanted: string, bindings: ReadonlyMap<string, string>): string {
  let free = wanted;
  for (let count = 1; bindings.has(free); count += 1) free = `${wanted}${count}`;
  return free;
}
