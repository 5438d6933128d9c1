import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf } from "../access";
import { escapeAttribute } from "../escape";
import type { XmlElement } from "../node";
import { bindingsOf } from "../scope";
import { type NamespaceBindings, serializeElement } from "../serialize";
import type { PatchError } from "./patch-error";

export type PatchDirective = "add" | "replace" | "remove";

/**
 * One patch operation as it is sent (RFC 5261 section 4): plain values, whatever document it travels in. The attributes
 * are as written; what they say is checked when the operation is applied.
 */
export interface PatchOperation {
  readonly directive: PatchDirective;
  readonly sel: string;
  /** Of `add`: `before`, `after`, `prepend`. */
  readonly pos?: string;
  /** Of `add`: `@name` or `namespace::prefix`. */
  readonly type?: string;
  /** Of `remove`: `before`, `after`, `both`. */
  readonly ws?: string;
  /** What stands inside the operation element, as XML text. Empty for `remove`. */
  readonly content: string;
  /** Prefixes that `sel`, `type` and `content` may use; without the empty prefix there is no default namespace. */
  readonly namespaces: NamespaceBindings;
}

/** The operation an element of a diff document stands for, by its local name; its namespace is the caller's matter. */
export function readPatchOperation(element: XmlElement): Result<PatchOperation, PatchError> {
  const directive = directiveOf(element.localName);
  const sel = attributeOf(element, "sel");
  if (directive === undefined || sel === undefined) {
    return fail({ condition: "invalid-diff-format", phrase: "not an operation with a selector" });
  }
  const pos = attributeOf(element, "pos");
  const type = attributeOf(element, "type");
  const ws = attributeOf(element, "ws");
  return ok({
    directive,
    sel,
    ...(pos === undefined ? {} : { pos }),
    ...(type === undefined ? {} : { type }),
    ...(ws === undefined ? {} : { ws }),
    content: contentOf(element),
    namespaces: bindingsOf(element.scope),
  });
}

/** Where an operation element is written: its prefix there, and what is declared around it. */
export interface OperationPlace {
  readonly prefix: string;
  readonly inScope: NamespaceBindings;
}

/** The operation element, with the declarations it needs where it will stand. */
export function writePatchOperation(operation: PatchOperation, place: OperationPlace): string {
  const { directive, sel, pos, type, ws, content } = operation;
  const name = place.prefix === "" ? directive : `${place.prefix}:${directive}`;
  const open =
    `<${name}${missingDeclarations(operation.namespaces, place)} sel="${escapeAttribute(sel)}"` +
    attribute("pos", pos) +
    attribute("type", type) +
    attribute("ws", ws);
  return content === "" ? `${open}/>` : `${open}>${content}</${name}>`;
}

function missingDeclarations(namespaces: NamespaceBindings, { prefix, inScope }: OperationPlace): string {
  let text = "";
  for (const [name, uri] of namespaces) {
    if (name !== "xml" && (inScope.get(name) ?? "") !== uri) text += declaration(name, uri);
  }
  const defaultLeaks = !namespaces.has("") && prefix !== "" && (inScope.get("") ?? "") !== "";
  return defaultLeaks ? text + declaration("", "") : text;
}

const declaration = (prefix: string, uri: string): string =>
  ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;

const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`;

function directiveOf(name: string): PatchDirective | undefined {
  return name === "add" || name === "replace" || name === "remove" ? name : undefined;
}

function contentOf(element: XmlElement): string {
  if (element.source !== "") return element.source.slice(element.contentStart, element.contentEnd);
  const alone = serializeElement(element, { inScope: bindingsOf(element.scope) });
  const open = alone.indexOf(">");
  return alone.endsWith("/>") && open === alone.length - 1
    ? ""
    : alone.slice(open + 1, alone.lastIndexOf("</"));
}
