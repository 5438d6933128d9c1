import { ok, type Result } from "@porchlight/kernel";
import { declarationFault } from "../bindings";
import { isBlank } from "../chars";
import { escapeAttribute } from "../escape";
import type { XmlElement } from "../node";
import { insertNodes } from "./children";
import { type Failure, refuse } from "./failure";
import { type LiveElement, type LiveNode, type LiveParent, liveNode, qualifiedName } from "./live-tree";
import { type Located, locate } from "./locate";
import { declarations } from "./mangle";
import { usesPrefix } from "./namespace-use";
import { parseSelector, parseType } from "./parse-selector";
import { arrive, type PatchContext, plainText, readContent, scopeOf } from "./patch-context";
import type { PatchOperation } from "./patch-operation";
import { choosePrefixes } from "./prefix-choice";
import type { ExpandedName } from "./selector";
import { editAttributes, editDeclarations, endOfTag } from "./start-tag-edit";

/** `<add>`, RFC 5261 section 4.3. */
export function add(context: PatchContext, operation: PatchOperation): Result<undefined, Failure> {
  const selector = parseSelector(operation.sel, operation.namespaces);
  if (!selector.ok) return selector;
  const { leaf } = selector.value;
  if (leaf?.kind === "attribute" || leaf?.kind === "namespace") {
    return refuse("invalid-attribute-value", "add cannot select an attribute or a namespace");
  }
  const content = readContent(operation);
  if (!content.ok) return content;
  const target = locate(context.document, selector.value, context.effort, context.idOf);
  if (!target.ok) return target;
  if (target.value.kind !== "node") return refuse("invalid-attribute-value", "add selects a node");
  if (operation.type !== undefined) return addToTag(context, operation, target.value.node, content.value);
  return addNodes(context, operation.pos, target.value, content.value);
}

function addNodes(
  context: PatchContext,
  pos: string | undefined,
  target: Extract<Located, { kind: "node" }>,
  content: XmlElement,
): Result<undefined, Failure> {
  const place = placeOf(pos, target);
  if (!place.ok) return place;
  const { parent, index } = place.value;
  const arrived = arrive(context, content, parent);
  if (!arrived.ok) return arrived;
  const { source, children } = arrived.value;
  const nodes = children.map((node) => liveNode(node, source, parent));
  if (parent.kind === "element") {
    insertNodes(parent, index, nodes);
    return ok(undefined);
  }
  const outside = besideRoot(nodes);
  if (outside.ok) insertNodes(parent, index, outside.value);
  return outside.ok ? ok(undefined) : outside;
}

interface InsertionPlace {
  readonly parent: LiveParent;
  readonly index: number;
}

function placeOf(
  pos: string | undefined,
  { node, parent, index }: Extract<Located, { kind: "node" }>,
): Result<InsertionPlace, Failure> {
  switch (pos) {
    case "before":
      return ok({ parent, index });
    case "after":
      return ok({ parent, index: index + 1 });
    case undefined:
    case "prepend":
      if (node.kind !== "element") return refuse("invalid-patch-directive", "only elements have children");
      return ok({ parent: node, index: pos === "prepend" ? 0 : node.children.length });
    default:
      return refuse("invalid-attribute-value", "pos is before, after or prepend");
  }
}

/** What may stand beside the root element: comments, processing instructions and white space. */
function besideRoot(nodes: readonly LiveNode[]): Result<readonly LiveNode[], Failure> {
  const outside: LiveNode[] = [];
  for (const node of nodes) {
    if (node.kind === "element") {
      return refuse("invalid-root-element-operation", "the root element cannot have a sibling element");
    }
    if (node.kind !== "text") outside.push(node);
    else if (isBlank(node.raw)) outside.push({ kind: "space", raw: node.raw });
    else return refuse("invalid-xml-prolog-operation", "text cannot stand outside the root element");
  }
  return ok(outside);
}

function addToTag(
  context: PatchContext,
  { type = "", pos, namespaces }: PatchOperation,
  node: LiveNode,
  content: XmlElement,
): Result<undefined, Failure> {
  if (pos !== undefined)
    return refuse("invalid-patch-directive", "an attribute or a namespace has no position");
  if (node.kind !== "element") return refuse("invalid-patch-directive", "only elements have attributes");
  const what = parseType(type, namespaces);
  if (!what.ok) return what;
  const value = plainText(content, "invalid-attribute-value");
  if (!value.ok) return value;
  if (what.value.kind === "namespace") return addNamespace(context, node, what.value.prefix, value.value);
  const colon = type.indexOf(":");
  const prefix = colon < 0 ? "" : type.slice(1, colon);
  return addAttribute(context, node, { ...what.value.name, prefix }, value.value);
}

function addAttribute(
  context: PatchContext,
  element: LiveElement,
  name: ExpandedName & { readonly prefix: string },
  value: string,
): Result<undefined, Failure> {
  const { head } = element;
  const taken = head.attributes.some(
    ({ localName, namespace }) => localName === name.localName && namespace === name.namespace,
  );
  if (taken) return refuse("invalid-attribute-value", "the element has this attribute already");
  if (name.prefix === "" && name.localName === "xmlns") {
    return refuse("invalid-attribute-value", "a default namespace is not an attribute");
  }
  const prefix = attributePrefix(element, name);
  const written = ` ${qualifiedName({ ...name, prefix: prefix.name })}="${escapeAttribute(value)}"`;
  const at = endOfTag(element);
  const edit = { start: at, end: at, text: declarations(prefix.declared) + written };
  return prefix.declared.size === 0
    ? editAttributes(element, edit)
    : editDeclarations(context, element, edit);
}

/** The prefix of a new attribute, and its declaration where the target has none; one the target uses otherwise is avoided. */
function attributePrefix(
  element: LiveElement,
  { prefix, namespace }: ExpandedName & { readonly prefix: string },
): { readonly name: string; readonly declared: ReadonlyMap<string, string> } {
  if (prefix === "" || prefix === "xml") return { name: prefix, declared: new Map() };
  const bindings = scopeOf(element);
  const name = { prefix, namespace, attribute: true, places: [] };
  const choice = choosePrefixes([name], { bindings, prefix: element.head.prefix }, new Set());
  if (choice.travelling.size === 0) return { name: choice.prefixOf(name), declared: choice.travelling };
  let free = prefix;
  for (let count = 1; bindings.has(free); count += 1) free = `${prefix}${count}`;
  return { name: free, declared: new Map([[free, namespace]]) };
}

function addNamespace(
  context: PatchContext,
  element: LiveElement,
  prefix: string,
  uri: string,
): Result<undefined, Failure> {
  if (prefix === "xml" || prefix === "xmlns")
    return refuse("invalid-namespace-prefix", "the prefix is reserved");
  if (declarationFault(prefix, uri) !== undefined)
    return refuse("invalid-namespace-uri", "not a namespace to declare");
  if (element.head.declarations.some((each) => each.prefix === prefix)) {
    return refuse("invalid-namespace-prefix", "the element declares this prefix already");
  }
  const outer = scopeOf(element).get(prefix);
  if (outer !== undefined && outer !== uri && usesPrefix(element, prefix, context.effort)) {
    return refuse("invalid-namespace-prefix", "the prefix is in use with another meaning");
  }
  const at = endOfTag(element);
  return editDeclarations(context, element, {
    start: at,
    end: at,
    text: declarations(new Map([[prefix, uri]])),
  });
}
