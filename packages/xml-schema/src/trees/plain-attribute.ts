import type { XmlElement } from "libxml2-wasm";
import { xmlSetNsProp } from "libxml2-wasm/lib/libxml2.mjs";

const NO_NAMESPACE = 0;

/**
 * Sets an attribute without a prefix, which is in no namespace (Namespaces in XML section 6.2). The library's own setter
 * puts it into the default namespace of its place.
 */
export function setPlainAttribute(element: XmlElement, name: string, value: string): void {
  const node: unknown = Reflect.get(element, "_nodePtr");
  if (typeof node !== "number") throw new Error("the library keeps its nodes another way");
  xmlSetNsProp(node, NO_NAMESPACE, name, value);
}
