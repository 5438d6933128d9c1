import type { XmlElement } from "../../node";
import { lookupNamespace } from "../../scope";
import { outerNames } from "../outer-names";
import type { PatchOperation } from "../patch-operation";
import type { Path, PathStep } from "./path";

/** What an operation says beside its selector. */
export type OperationParts = Pick<PatchOperation, "directive"> &
  Partial<Pick<PatchOperation, "pos" | "type" | "ws" | "content">>;

/** Where an operation applies, and the names it uses. */
export interface OperationTarget {
  readonly path: Path;
  /** A step behind the path that is no element: `text()[2]`, `@uri`. */
  readonly leaf?: string;
  /** Elements whose text is in the content. */
  readonly carried?: readonly XmlElement[];
  /** A prefix that `leaf` or `type` uses. */
  readonly binding?: readonly [prefix: string, uri: string];
}

/**
 * Writes operations. A step is written by name where its prefix can be declared beside those the content needs, and as `*`
 * where it cannot. The default namespace of the document is declared in any case, so that operations of one diff agree.
 */
export class OperationBuilder {
  readonly #defaultNamespace: string;

  constructor(root: XmlElement) {
    this.#defaultNamespace = lookupNamespace(root.scope, "") ?? "";
  }

  build(parts: OperationParts, target: OperationTarget): PatchOperation {
    const namespaces = new Map<string, string>(target.binding === undefined ? [] : [target.binding]);
    for (const element of target.carried ?? []) {
      for (const { prefix, namespace } of outerNames(element)) namespaces.set(prefix, namespace);
    }
    const steps: string[] = target.leaf === undefined ? [] : [target.leaf];
    for (const step of [...(target.path ?? [])].reverse()) steps.unshift(writeStep(step, namespaces));
    if (target.path !== undefined) steps.unshift("*");
    if (!namespaces.has("") && this.#defaultNamespace !== "") namespaces.set("", this.#defaultNamespace);
    return { ...parts, sel: steps.join("/"), content: parts.content ?? "", namespaces };
  }
}

function writeStep({ element, place, placeOfAll }: PathStep, namespaces: Map<string, string>): string {
  const { prefix, namespace, localName } = element;
  const bound = prefix === "xml" ? namespace : namespaces.get(prefix);
  if (bound !== undefined && bound !== namespace) return placeOfAll === 0 ? "*" : `*[${placeOfAll}]`;
  if (prefix !== "xml") namespaces.set(prefix, namespace);
  const name = prefix === "" ? localName : `${prefix}:${localName}`;
  return place === 0 ? name : `${name}[${place}]`;
}
