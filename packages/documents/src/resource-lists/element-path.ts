import { attributeContentValue, attributeOf, childElements, isNamed, type XmlElement } from "@porchlight/xml";

/** One step of the element form of a node selector (RFC 4825 section 6.3). */
interface Step {
  /** Undefined for the wildcard. */
  readonly name: ExpandedName | undefined;
  readonly position: number | undefined;
  readonly attribute: { readonly name: string; readonly value: string } | undefined;
}

interface ExpandedName {
  readonly namespace: string;
  readonly localName: string;
}

export type ElementPath = readonly Step[];

/** Steps a path may have: more than lists can be nested. */
const MAX_STEPS = 64;

/**
 * Reads a node selector and its query, both percent-encoded. Names without a prefix are in the default namespace.
 * Undefined for what selects no element, or in a form that is not known.
 */
export function readElementPath(
  selector: string,
  query: string,
  defaultNamespace: string,
): ElementPath | undefined {
  const decoded = decode(selector);
  const bindings = bindingsIn(decode(query) ?? "");
  const texts = decoded === undefined ? [] : (decoded.match(STEP_TEXT) ?? []);
  if (decoded === undefined || texts.length > MAX_STEPS || texts.join("/") !== decoded) return undefined;
  const steps: Step[] = [];
  for (const text of texts) {
    const step = readStep(text, bindings, defaultNamespace);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  return steps.length === 0 ? undefined : steps;
}

/** The one element a path leads to; undefined when a step leaves none or several. */
export function elementAt(
  root: XmlElement,
  path: ElementPath,
  index = new ElementIndex(),
): XmlElement | undefined {
  let found: XmlElement | undefined;
  for (const step of path) {
    const [first, ...others] = found === undefined ? matches([root], step) : index.among(found, step);
    if (first === undefined || others.length > 0) return undefined;
    found = first;
  }
  return found;
}

/** Finds children by an attribute without looking at all of them each time, for as long as the tree stays. */
export class ElementIndex {
  /** Children that were looked at. */
  searched = 0;
  readonly #byParent = new Map<XmlElement, Map<string, ReadonlyMap<string, readonly XmlElement[]>>>();

  among(parent: XmlElement, step: Step): readonly XmlElement[] {
    const { name, position, attribute } = step;
    if (name === undefined || position !== undefined || attribute === undefined) {
      this.searched += parent.children.length;
      return matches(childElements(parent), step);
    }
    return this.#values(parent, name, attribute.name).get(attribute.value) ?? [];
  }

  #values(
    parent: XmlElement,
    name: ExpandedName,
    attribute: string,
  ): ReadonlyMap<string, readonly XmlElement[]> {
    const known = this.#byParent.get(parent) ?? new Map<string, ReadonlyMap<string, readonly XmlElement[]>>();
    this.#byParent.set(parent, known);
    const key = `${attribute} ${name.localName} ${name.namespace}`;
    const values = known.get(key) ?? this.#indexed(parent, name, attribute);
    known.set(key, values);
    return values;
  }

  #indexed(
    parent: XmlElement,
    { localName, namespace }: ExpandedName,
    attribute: string,
  ): ReadonlyMap<string, readonly XmlElement[]> {
    this.searched += parent.children.length;
    const values = new Map<string, XmlElement[]>();
    for (const child of parent.children) {
      if (child.kind !== "element" || !isNamed(child, namespace, localName)) continue;
      const value = attributeOf(child, attribute);
      if (value === undefined) continue;
      const same = values.get(value);
      if (same === undefined) values.set(value, [child]);
      else same.push(child);
    }
    return values;
  }
}

/** The name, then the position among those of the name, then the attribute. */
function matches(candidates: readonly XmlElement[], { name, position, attribute }: Step): XmlElement[] {
  const named = candidates.filter(
    (candidate) =>
      name === undefined ||
      (candidate.localName === name.localName && candidate.namespace === name.namespace),
  );
  const placed = position === undefined ? named : named.slice(position - 1, position);
  return attribute === undefined
    ? placed
    : placed.filter((candidate) => attributeOf(candidate, attribute.name) === attribute.value);
}

/** A slash between quotes does not end a step. */
const STEP_TEXT = /(?:[^/"']|"[^"]*"|'[^']*')+/g;
const STEP = /^([^[\]@'"=]+)(?:\[([1-9][0-9]{0,8})\])?(?:\[@([^[\]@'"=:\s]+)=(?:"([^"]*)"|'([^']*)')\])?$/;

function readStep(
  text: string,
  bindings: ReadonlyMap<string, string>,
  defaultNamespace: string,
): Step | undefined {
  const match = STEP.exec(text);
  if (match === null) return undefined;
  const [, qualified = "", position, attribute, doubleQuoted, singleQuoted] = match;
  const name = qualified === "*" ? undefined : expand(qualified, bindings, defaultNamespace);
  const value = attributeContentValue(doubleQuoted ?? singleQuoted ?? "");
  if ((name === undefined && qualified !== "*") || value === undefined) return undefined;
  return {
    name,
    position: position === undefined ? undefined : Number(position),
    attribute: attribute === undefined ? undefined : { name: attribute, value },
  };
}

function expand(
  qualified: string,
  bindings: ReadonlyMap<string, string>,
  defaultNamespace: string,
): ExpandedName | undefined {
  const colon = qualified.indexOf(":");
  if (colon < 0) return { namespace: defaultNamespace, localName: qualified };
  const namespace = bindings.get(qualified.slice(0, colon));
  return namespace === undefined ? undefined : { namespace, localName: qualified.slice(colon + 1) };
}

/** The `xmlns(prefix=uri)` parts of a query. */
const bindingsIn = (query: string): ReadonlyMap<string, string> =>
  new Map(
    [...query.matchAll(/xmlns\(([^=()\s]+)=([^()]*)\)/g)].map(([, prefix = "", uri = ""]) => [prefix, uri]),
  );

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
