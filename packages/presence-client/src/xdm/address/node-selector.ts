import { encodePathSegment } from "@porchlight/documents";
import { escapeAttribute, isNcName } from "@porchlight/xml";

/** A plain name of an element is in the default document namespace, one of an attribute in none (RFC 4825 §6.4). */
export type NodeName = string | { readonly namespace: string; readonly localName: string };

/** One step down the document (RFC 4825 §6.3). It has to lead to exactly one element. */
export interface ElementStep {
  /** Absent: an element of any name. */
  readonly name?: NodeName;
  /** Among those of this name, counted from 1. */
  readonly position?: number;
  /** An attribute with that value. */
  readonly attribute?: readonly [name: NodeName, value: string];
}

export type TerminalStep =
  | { readonly kind: "element" }
  | { readonly kind: "attribute"; readonly name: NodeName }
  | { readonly kind: "bindings" };

/** The steps from the root element on. */
export type ElementSteps = readonly [ElementStep, ...ElementStep[]];

/**
 * A node selector as it stands in a URI: steps percent-encoded, and the query that binds the prefixes they need. Throws a
 * TypeError when a name or a position is none.
 */
export function writeNodeSelector(steps: ElementSteps, terminal: TerminalStep): string {
  const prefixes = new Map<string, string>();
  const texts = steps.map((step) => stepText(step, prefixes));
  if (terminal.kind === "attribute") texts.push(`@${nameText(terminal.name, prefixes)}`);
  if (terminal.kind === "bindings") texts.push("namespace::*");
  return texts.map(encodePathSegment).join("/") + queryOf(prefixes);
}

function stepText({ name, position, attribute }: ElementStep, prefixes: Map<string, string>): string {
  let text = name === undefined ? "*" : nameText(name, prefixes);
  if (position !== undefined) text += `[${counted(position)}]`;
  if (attribute === undefined) return text;
  const [attributeName, value] = attribute;
  return `${text}[@${nameText(attributeName, prefixes)}="${escapeAttribute(value)}"]`;
}

function nameText(name: NodeName, prefixes: Map<string, string>): string {
  const localName = typeof name === "string" ? name : name.localName;
  if (!isNcName(localName)) throw new TypeError(`Not an XML name: ${localName.slice(0, 100)}`);
  if (typeof name === "string") return localName;
  if (name.namespace === "") throw new TypeError("A node without a namespace has a plain name or none.");
  const prefix = prefixes.get(name.namespace) ?? `n${prefixes.size + 1}`;
  prefixes.set(name.namespace, prefix);
  return `${prefix}:${localName}`;
}

function counted(position: number): number {
  if (!Number.isSafeInteger(position) || position < 1) throw new TypeError("Positions count from 1.");
  return position;
}

/** XPointer escapes parentheses and its own escape (RFC 4825 §6.4); the rest is percent-encoded. */
function queryOf(prefixes: ReadonlyMap<string, string>): string {
  if (prefixes.size === 0) return "";
  const parts = [...prefixes].map(([uri, prefix]) => `xmlns(${prefix}=${uri.replace(/[\^()]/g, "^$&")})`);
  return `?${encodeURI(parts.join("")).replace(/[#']/g, percentEncoded)}`;
}

const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
