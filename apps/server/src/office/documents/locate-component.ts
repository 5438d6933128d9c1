import type { LocateComponent } from "@porchlight/event-packages";
import { type ApplicationUsage, findUsage, readNodeSelector, selectNode } from "@porchlight/xdm";

/** XCAP node selection with the default namespace of the document's usage (RFC 4825 section 6.4). */
export const locateComponent =
  (usages: readonly ApplicationUsage[]): LocateComponent =>
  (document, { auid, selector, query }) => {
    const usage = findUsage(usages, auid);
    if (usage === undefined) return undefined;
    const read = readNodeSelector(selector, query, usage.defaultNamespace);
    if (!read.ok) return undefined;
    const found = selectNode(document, read.value);
    switch (found.kind) {
      case "element":
        return { kind: "element", element: found.element };
      case "attribute":
        return { kind: "attribute", value: found.attribute.value };
      default:
        return undefined;
    }
  };
