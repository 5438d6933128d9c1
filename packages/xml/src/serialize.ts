import { escapeAttribute, escapeText } from "./escape";
import type { NamespaceDeclaration, XmlElement, XmlNode } from "./node";
import { bindingsOf, outerScope } from "./scope";

/** Prefix to namespace; the empty prefix is the default namespace. */
export type NamespaceBindings = ReadonlyMap<string, string>;

export interface SerializeOptions {
  /** What is already declared where the fragment will stand. Nothing when left out. */
  readonly inScope?: NamespaceBindings;
}

/**
 * A well-formed fragment that means the same where `inScope` holds: declarations the element took from outside are added.
 * A parsed element is its own source text, byte for byte, but for those declarations.
 */
export function serializeElement(element: XmlElement, options: SerializeOptions = {}): string {
  return write(element, options.inScope ?? new Map());
}

function write(element: XmlElement, inScope: NamespaceBindings): string {
  return element.source === "" ? writeBuilt(element, inScope) : writeSource(element, inScope);
}

function writeSource(element: XmlElement, inScope: NamespaceBindings): string {
  const { source, start, end } = element;
  const missing = missingBindings(element, inScope);
  if (missing.size === 0) return source.slice(start, end);
  const nameEnd = start + 1 + qualified(element.prefix, element.localName).length;
  return source.slice(start, nameEnd) + declare(missing) + source.slice(nameEnd, end);
}

/** Bindings an element uses from outside that are not the same where it will stand. */
function missingBindings(element: XmlElement, inScope: NamespaceBindings): Map<string, string> {
  const missing = new Map<string, string>();
  const outer = bindingsOf(outerScope(element));
  for (const { prefix } of element.declarations) outer.delete(prefix);
  for (const [prefix, uri] of outer) {
    if (prefix !== "" && prefix !== "xml" && inScope.get(prefix) !== uri && mentions(element, prefix)) {
      missing.set(prefix, uri);
    }
  }
  const outerDefault = outer.get("") ?? "";
  if (outerDefault !== (inScope.get("") ?? "") && takesDefault(element)) missing.set("", outerDefault);
  return missing;
}

/** A prefix may also stand in content (a QName), so its text is what counts. */
function mentions({ source, start, end }: XmlElement, prefix: string): boolean {
  const found = source.indexOf(`${prefix}:`, start);
  return found >= 0 && found < end;
}

/** Whether the default namespace around the element names it or something inside it. */
function takesDefault(element: XmlElement): boolean {
  if (element.declarations.some(({ prefix }) => prefix === "")) return false;
  if (element.prefix === "") return true;
  return element.children.some((child) => child.kind === "element" && takesDefault(child));
}

function writeBuilt(element: XmlElement, inScope: NamespaceBindings): string {
  const tag = new BuiltTag(inScope, element.declarations);
  const name = tag.elementName(element);
  let attributes = "";
  for (const attribute of element.attributes) {
    attributes += ` ${tag.attributeName(attribute)}="${escapeAttribute(attribute.value)}"`;
  }
  const open = `<${name}${declare(tag.declared)}${attributes}`;
  if (element.children.length === 0) return `${open}/>`;
  const inner = tag.declared.size === 0 ? inScope : new Map([...inScope, ...tag.declared]);
  let content = "";
  for (const child of element.children) content += writeNode(child, inner);
  return `${open}>${content}</${name}>`;
}

function writeNode(node: XmlNode, inScope: NamespaceBindings): string {
  switch (node.kind) {
    case "element":
      return write(node, inScope);
    case "text":
      return escapeText(node.value);
    case "comment":
      return `<!--${node.value}-->`;
    case "pi":
      return node.value === "" ? `<?${node.target}?>` : `<?${node.target} ${node.value}?>`;
  }
}

interface Named {
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
}

/** Finds prefixes for one start tag and notes what it has to declare. */
class BuiltTag {
  readonly declared = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #inScope: NamespaceBindings;

  constructor(inScope: NamespaceBindings, declarations: readonly NamespaceDeclaration[]) {
    this.#inScope = inScope;
    for (const { prefix, uri } of declarations) {
      if ((inScope.get(prefix) ?? "") !== uri) this.declared.set(prefix, uri);
    }
  }

  elementName({ prefix, localName, namespace }: Named): string {
    return qualified(this.#bind(namespace === "" ? "" : prefix, namespace), localName);
  }

  attributeName({ prefix, localName, namespace }: Named): string {
    if (namespace === "") return localName;
    if (prefix === "xml") return `xml:${localName}`;
    let free = prefix;
    for (let count = 1; free === "" || this.#taken(free, namespace); count += 1) free = `ns${count}`;
    return qualified(this.#bind(free, namespace), localName);
  }

  #bind(prefix: string, namespace: string): string {
    this.#used.add(prefix);
    const bound = this.declared.get(prefix) ?? this.#inScope.get(prefix) ?? (prefix === "" ? "" : undefined);
    if (bound !== namespace) this.declared.set(prefix, namespace);
    return prefix;
  }

  #taken(prefix: string, namespace: string): boolean {
    if (!this.#used.has(prefix)) return false;
    return (this.declared.get(prefix) ?? this.#inScope.get(prefix)) !== namespace;
  }
}

function declare(bindings: NamespaceBindings): string {
  let text = "";
  for (const [prefix, uri] of bindings) {
    text += ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return text;
}

const qualified = (prefix: string, localName: string): string =>
  prefix === "" ? localName : `${prefix}:${localName}`;
