import { fail, ok, type Result } from "@porchlight/kernel";
import { isNcName, ncNameEnd } from "../chars";
import { XML_NAMESPACE } from "../scope";
import type { NamespaceBindings } from "../serialize";
import type { Failure } from "./failure";
import type { ElementStep, ExpandedName, Leaf, Predicate, Selector } from "./selector";

/** Longer ones are refused unread. */
const MAX_SELECTOR_LENGTH = 8192;
const MAX_PREDICATES = 16;

/** Reads the value of `sel`; prefixes are those of the diff document (RFC 5261 section 4.2.1). */
export function parseSelector(sel: string, namespaces: NamespaceBindings): Result<Selector, Failure> {
  if (sel.length > MAX_SELECTOR_LENGTH) return fail(malformed("the selector is too long"));
  const reader = new SelectorReader(sel, namespaces);
  const selector = reader.read();
  if (selector === undefined) return fail(reader.failure ?? malformed("not a selector"));
  return ok(selector);
}

/** Reads the value of `type` (RFC 5261 section 4.3). */
export function parseType(
  type: string,
  namespaces: NamespaceBindings,
): Result<Extract<Leaf, { kind: "attribute" | "namespace" }>, Failure> {
  const reader = new SelectorReader(type, namespaces);
  const leaf = reader.readType();
  if (leaf === undefined)
    return fail(reader.failure ?? malformed("type is neither an attribute nor a namespace"));
  return ok(leaf);
}

const malformed = (phrase: string): Failure => ({ condition: "invalid-attribute-value", phrase });

type AttributeOrNamespace = Extract<Leaf, { kind: "attribute" | "namespace" }>;

class SelectorReader {
  failure: Failure | undefined;
  readonly #text: string;
  readonly #namespaces: NamespaceBindings;
  #at = 0;

  constructor(text: string, namespaces: NamespaceBindings) {
    this.#text = text;
    this.#namespaces = namespaces;
  }

  read(): Selector | undefined {
    this.#take("/");
    const id = this.#id();
    if (this.failure !== undefined) return undefined;
    if (id !== undefined) {
      if (this.#atEnd()) return { id, steps: [], leaf: undefined };
      if (!this.#take("/")) return undefined;
    }
    const steps: ElementStep[] = [];
    do {
      const leaf = this.#leaf();
      if (this.failure !== undefined) return undefined;
      if (leaf !== undefined) return this.#atEnd() ? { id, steps, leaf } : undefined;
      const step = this.#step();
      if (step === undefined) return undefined;
      steps.push(step);
    } while (this.#take("/"));
    return this.#atEnd() ? { id, steps, leaf: undefined } : undefined;
  }

  readType(): AttributeOrNamespace | undefined {
    const leaf = this.#attributeOrNamespace();
    return this.#atEnd() ? leaf : undefined;
  }

  #atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  /** `id('name')`; `id()` selects nothing, as no element has an empty ID. */
  #id(): string | undefined {
    if (!this.#take("id(")) return undefined;
    if (this.#take(")")) return "";
    const id = this.#literal();
    if (id !== undefined && isNcName(id) && this.#take(")")) return id;
    this.failure = malformed("not an id() function");
    return undefined;
  }

  #leaf(): Leaf | undefined {
    if (this.#take("text()")) return { kind: "text", position: this.#position() };
    if (this.#take("comment()")) return { kind: "comment", position: this.#position() };
    if (this.#take("processing-instruction(")) return this.#pi();
    return this.#attributeOrNamespace();
  }

  #attributeOrNamespace(): AttributeOrNamespace | undefined {
    if (this.#take("@")) {
      const name = this.#name("");
      if (name === undefined) this.failure ??= malformed("not the name of an attribute");
      return name === undefined ? undefined : { kind: "attribute", name };
    }
    if (!this.#take("namespace::")) return undefined;
    const prefix = this.#ncName();
    if (prefix === undefined) this.failure = malformed("not a prefix");
    return prefix === undefined ? undefined : { kind: "namespace", prefix };
  }

  #pi(): Leaf | undefined {
    let target: string | undefined;
    if (!this.#take(")")) {
      target = this.#literal();
      if (target === undefined || !isNcName(target) || !this.#take(")")) {
        this.failure = malformed("not the target of a processing instruction");
        return undefined;
      }
    }
    return { kind: "pi", target, position: this.#position() };
  }

  #step(): ElementStep | undefined {
    let name: ExpandedName | undefined;
    if (!this.#take("*")) {
      name = this.#name(this.#namespaces.get("") ?? "");
      if (name === undefined) return undefined;
    }
    const predicates: Predicate[] = [];
    while (this.#text[this.#at] === "[") {
      const predicate = this.#predicate();
      if (predicate === undefined || predicates.length === MAX_PREDICATES) return undefined;
      predicates.push(predicate);
    }
    return { name, predicates };
  }

  #predicate(): Predicate | undefined {
    const position = this.#position();
    if (position !== undefined) return { kind: "position", position };
    if (!this.#take("[")) return undefined;
    if (this.#take(".")) {
      const value = this.#comparison();
      return value === undefined ? undefined : { kind: "self", value };
    }
    const kind = this.#take("@") ? "attribute" : "child";
    const name = this.#name(kind === "attribute" ? "" : (this.#namespaces.get("") ?? ""));
    if (name === undefined) return undefined;
    const value = this.#comparison();
    return value === undefined ? undefined : { kind, name, value };
  }

  #comparison(): string | undefined {
    if (!this.#take("=")) return undefined;
    const value = this.#literal();
    return value !== undefined && this.#take("]") ? value : undefined;
  }

  /** `[n]`; a number too large to count to stays one that no node has. */
  #position(): number | undefined {
    POSITION.lastIndex = this.#at;
    const match = POSITION.exec(this.#text);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return Number(match[1]);
  }

  #literal(): string | undefined {
    const quote = this.#text[this.#at];
    if (quote !== "'" && quote !== '"') return undefined;
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) return undefined;
    const value = this.#text.slice(this.#at + 1, end);
    this.#at = end + 1;
    return value;
  }

  #name(unprefixed: string): ExpandedName | undefined {
    const first = this.#ncName();
    if (first === undefined) return undefined;
    if (this.#text[this.#at] !== ":" || this.#text[this.#at + 1] === ":") {
      return { namespace: unprefixed, localName: first };
    }
    this.#at += 1;
    const localName = this.#ncName();
    if (localName === undefined) return undefined;
    const namespace = first === "xml" ? XML_NAMESPACE : this.#namespaces.get(first);
    if (namespace !== undefined && namespace !== "") return { namespace, localName };
    this.failure ??= {
      condition: "invalid-namespace-prefix",
      phrase: "the selector has a prefix that the diff document does not declare",
    };
    return undefined;
  }

  #ncName(): string | undefined {
    const end = ncNameEnd(this.#text, this.#at);
    if (end === this.#at) return undefined;
    const name = this.#text.slice(this.#at, end);
    this.#at = end;
    return name;
  }
}

const POSITION = /\[([0-9]+)\]/y;
