import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf, childElements, isNamed, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { SIMPLE_FILTER } from "../namespaces";
import type {
  Filter,
  FilterContent,
  FilterSelector,
  FilterSet,
  FilterTarget,
  FilterTrigger,
  TriggerCondition,
} from "./filter-set";
import { type FilterBindings, parseFilterPath } from "./parse-path";

/** Bounds of one set, and of all that one subscription may keep. */
export const MOST_FILTERS = 50;
const MOST_EXPRESSIONS = 50;

/**
 * Reads a filter document. A filter with an expression that cannot be read is left out (RFC 4660 section 5.4); what is
 * against the schema is an error of one sentence.
 */
export function readFilterSet(source: string): Result<FilterSet, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isOwn(root, "filter-set")) return fail("the root is no <filter-set>");
  try {
    return ok(new FilterReader(root).set());
  } catch (error) {
    if (error instanceof BadFilterSet) return fail(error.message);
    throw error;
  }
}

/** Ends the reading of one document; it does not leave this file. */
class BadFilterSet extends Error {}

const isOwn = (element: XmlElement, name: string): boolean => isNamed(element, SIMPLE_FILTER, name);

class FilterReader {
  readonly #root: XmlElement;
  #bindings: FilterBindings = new Map();
  #expressions = 0;

  constructor(root: XmlElement) {
    this.#root = root;
  }

  set(): FilterSet {
    const [first, ...rest] = childElements(this.#root);
    const hasBindings = first !== undefined && isOwn(first, "ns-bindings");
    if (hasBindings) this.#bindings = bindingsIn(first);
    const children = hasBindings || first === undefined ? rest : [first, ...rest];
    for (const child of children) if (!isOwn(child, "filter")) refuseElement(child);
    if (children.length === 0) throw new BadFilterSet("there is no <filter>");
    if (children.length > MOST_FILTERS) throw new BadFilterSet(`there are more than ${MOST_FILTERS} filters`);
    const ids = new Set(children.map((child) => required(child, "id")));
    if (ids.size < children.length) throw new BadFilterSet("two filters have one id");
    const filters = children.map((child) => this.#filter(child)).filter((each) => each !== undefined);
    return { package: attributeOf(this.#root, "package"), filters };
  }

  /** Undefined when an expression in it cannot be read. */
  #filter(element: XmlElement): Filter | undefined {
    const children = childElements(element);
    const whats = children.filter((child) => isOwn(child, "what"));
    if (whats.length > 1) throw new BadFilterSet("a filter has more than one <what>");
    for (const child of children) {
      const isKnown = isOwn(child, "what") || isOwn(child, "trigger");
      if (!isKnown && child.namespace === SIMPLE_FILTER) refuseElement(child);
    }
    const [what] = whats;
    const content = what === undefined ? undefined : this.#content(what);
    const triggers = children.filter((child) => isOwn(child, "trigger")).map((child) => this.#trigger(child));
    const target = targetOf(element);
    if (content === "unreadable" || triggers.includes("unreadable")) return undefined;
    return {
      id: required(element, "id"),
      target,
      remove: flag(element, "remove", false),
      enabled: flag(element, "enabled", true),
      what: content,
      triggers: triggers.filter((each) => each !== "unreadable").filter((each) => each.length > 0),
    };
  }

  /** An empty one is as if it were not there. */
  #content(what: XmlElement): FilterContent | undefined | "unreadable" {
    const include: (FilterSelector | undefined)[] = [];
    const exclude: (FilterSelector | undefined)[] = [];
    for (const child of childElements(what)) {
      if (isOwn(child, "include")) include.push(this.#selector(child));
      else if (isOwn(child, "exclude")) exclude.push(this.#selector(child));
      else if (child.namespace === SIMPLE_FILTER) refuseElement(child);
    }
    if (include.length === 0 && exclude.length === 0) return undefined;
    if (include.includes(undefined) || exclude.includes(undefined)) return "unreadable";
    return {
      include: include.filter((each) => each !== undefined),
      exclude: exclude.filter((each) => each !== undefined),
    };
  }

  #selector(element: XmlElement): FilterSelector | undefined {
    const type = attributeOf(element, "type") ?? "xpath";
    const text = textOf(element).trim();
    if (type === "namespace") return { kind: "namespace", uri: text };
    if (type !== "xpath") throw new BadFilterSet(`<${element.localName}> has an unknown type`);
    const path = this.#path(text);
    return path && { kind: "path", path };
  }

  #trigger(element: XmlElement): FilterTrigger | "unreadable" {
    const conditions = childElements(element)
      .filter((child) => child.namespace === SIMPLE_FILTER)
      .map((child) => this.#condition(child));
    return conditions.includes(undefined) ? "unreadable" : conditions.filter((each) => each !== undefined);
  }

  #condition(element: XmlElement): TriggerCondition | undefined {
    const { localName: kind } = element;
    if (kind !== "changed" && kind !== "added" && kind !== "removed") refuseElement(element);
    const path = this.#path(textOf(element));
    if (kind !== "changed") return path && { kind, path };
    const by = numberOf(attributeOf(element, "by"));
    const [from, to] = [attributeOf(element, "from"), attributeOf(element, "to")];
    return path && { kind, path, from, to, by };
  }

  #path(text: string) {
    this.#expressions += 1;
    if (this.#expressions > MOST_EXPRESSIONS) throw new BadFilterSet("there are too many expressions");
    const path = parseFilterPath(text, this.#bindings);
    return path.ok ? path.value : undefined;
  }
}

function bindingsIn(element: XmlElement): FilterBindings {
  const children = childElements(element);
  if (children.length === 0) throw new BadFilterSet("<ns-bindings> is empty");
  for (const child of children) if (!isOwn(child, "ns-binding")) refuseElement(child);
  return new Map(children.map((child) => [required(child, "prefix"), required(child, "urn")]));
}

function targetOf(element: XmlElement): FilterTarget {
  const [uri, domain] = [attributeOf(element, "uri"), attributeOf(element, "domain")];
  if (uri !== undefined && domain !== undefined)
    throw new BadFilterSet("a filter is for a resource or for a domain, not for both");
  if (uri !== undefined) return { kind: "uri", uri: uri.trim() };
  return domain === undefined ? { kind: "request" } : { kind: "domain", domain: domain.trim().toLowerCase() };
}

function required(element: XmlElement, name: string): string {
  const value = attributeOf(element, name);
  if (value === undefined) throw new BadFilterSet(`<${element.localName}> without ${name}`);
  return value;
}

function flag(element: XmlElement, name: string, unsaid: boolean): boolean {
  const value = attributeOf(element, name)?.trim();
  if (value === undefined) return unsaid;
  if (value === "true" || value === "1") return true;
  if (value === "false" || value === "0") return false;
  throw new BadFilterSet(`${name} is neither true nor false`);
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(text)) throw new BadFilterSet("by is no number");
  return Math.abs(Number(text));
}

function refuseElement({ localName }: XmlElement): never {
  throw new BadFilterSet(`<${localName}> has no place there`);
}
