import type { Saying } from "@porchlight/kernel";
import type { NamespaceDeclaration } from "./node";
import { say } from "./sayings";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./scope";

/** The bindings at the parser's place, with what each start tag hid, so that a look-up costs the same at any depth. */
export class Bindings {
  readonly #current = new Map<string, string>([
    ["", ""],
    ["xml", XML_NAMESPACE],
  ]);

  get(prefix: string): string | undefined {
    return this.#current.get(prefix);
  }

  /** Takes declarations in; the answer is what `leave` needs to put the old ones back. */
  enter(declarations: readonly NamespaceDeclaration[]): readonly (string | undefined)[] {
    const hidden: (string | undefined)[] = [];
    for (const { prefix, uri } of declarations) {
      hidden.push(this.#current.get(prefix));
      this.#current.set(prefix, uri);
    }
    return hidden;
  }

  leave(declarations: readonly NamespaceDeclaration[], hidden: readonly (string | undefined)[]): void {
    declarations.forEach(({ prefix }, index) => {
      const uri = hidden[index];
      if (uri === undefined) this.#current.delete(prefix);
      else this.#current.set(prefix, uri);
    });
  }
}

/** Why a declaration is not allowed (Namespaces in XML 1.0 sections 3, 5 and 6.2), or undefined. */
export function declarationFault(prefix: string, uri: string): Saying | undefined {
  if (prefix === "xmlns") return say("prefix-xmlns-declared");
  if (prefix === "xml") return uri === XML_NAMESPACE ? undefined : say("prefix-xml-bound");
  if (uri === XML_NAMESPACE || uri === XMLNS_NAMESPACE) return say("reserved-namespace");
  if (prefix !== "" && uri === "") return say("prefix-without-namespace");
  return undefined;
}
