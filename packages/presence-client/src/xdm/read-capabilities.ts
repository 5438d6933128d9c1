import { childElements, childOf, isNamed, parseXml, textOf } from "@porchlight/xml";
import { usages } from "./address/application-usage";

/** What a server can do (RFC 4825 §12). */
export interface XcapCapabilities {
  readonly auids: readonly string[];
  readonly extensions: readonly string[];
  /** Namespaces that it checks by their schema. */
  readonly namespaces: readonly string[];
}

/** Undefined when `text` is no xcap-caps document. */
export function readCapabilities(text: string): XcapCapabilities | undefined {
  const { namespace } = usages["xcap-caps"];
  const parsed = parseXml(text);
  if (!parsed.ok || !isNamed(parsed.value.root, namespace, "xcap-caps")) return undefined;
  const { root } = parsed.value;
  const texts = (group: string, item: string): string[] => {
    const children = childOf(root, namespace, group);
    const items = children === undefined ? [] : childElements(children);
    return items.filter((child) => isNamed(child, namespace, item)).map((child) => textOf(child).trim());
  };
  return {
    auids: texts("auids", "auid"),
    extensions: texts("extensions", "extension"),
    namespaces: texts("namespaces", "namespace"),
  };
}
