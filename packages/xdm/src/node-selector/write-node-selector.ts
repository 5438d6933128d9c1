import type { XmlElement } from "@porchlight/xml";
import type { NodeSelector } from "./node-selector";

/** The first `count` steps of a selector as they stand in a URI, with the query their prefixes need. */
export function selectorPrefix({ steps, bindings }: NodeSelector, count: number): string {
  const path = steps
    .slice(0, count)
    .map(({ text }) => encodeStep(text))
    .join("/");
  const used = [...bindings].filter(([prefix]) => usesPrefix(steps.slice(0, count), prefix));
  return path + writeQuery(used);
}

/**
 * A selector for an element by names and positions, from the root: `resource-lists/list%5B2%5D`. `path` are the
 * elements from the root down to it. Names outside the default document namespace get prefixes and a query.
 */
export function elementLocation(
  path: readonly XmlElement[],
  defaultNamespace: string,
  attribute?: string,
): string {
  const prefixes = new Map<string, string>();
  const steps = path.map((element, index) => {
    const name = stepName(element, defaultNamespace, prefixes);
    const parent = path[index - 1];
    return parent === undefined ? name : `${name}[${positionIn(parent, element)}]`;
  });
  if (attribute !== undefined) steps.push(`@${attribute}`);
  const bindings = [...prefixes].map(([uri, prefix]) => [prefix, uri] as const);
  return steps.map(encodeStep).join("/") + writeQuery(bindings);
}

/** A step percent-encoded so that it can stand in a path: what RFC 4825 section 6.3 names, and all that is not pchar. */
export const encodeStep = (text: string): string => encodeURI(text).replace(/[?#/]/g, encodeURIComponent);

function stepName(element: XmlElement, defaultNamespace: string, prefixes: Map<string, string>): string {
  if (element.namespace === defaultNamespace) return element.localName;
  const prefix = prefixes.get(element.namespace) ?? `n${prefixes.size + 1}`;
  prefixes.set(element.namespace, prefix);
  return `${prefix}:${element.localName}`;
}

function positionIn(parent: XmlElement, element: XmlElement): number {
  let position = 0;
  for (const child of parent.children) {
    if (child.kind !== "element") continue;
    if (child.localName === element.localName && child.namespace === element.namespace) position += 1;
    if (child === element) break;
  }
  return position;
}

const usesPrefix = (
  steps: NodeSelector["steps"] | readonly { readonly text: string }[],
  prefix: string,
): boolean => steps.some(({ text }) => text.startsWith(`${prefix}:`) || text.includes(`[@${prefix}:`));

function writeQuery(bindings: readonly (readonly [string, string])[]): string {
  if (bindings.length === 0) return "";
  const parts = bindings.map(([prefix, uri]) => `xmlns(${prefix}=${uri.replace(/[\^()]/g, "^$&")})`);
  return `?${encodeURI(parts.join("")).replaceAll("#", "%23")}`;
}
