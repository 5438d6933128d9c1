import { element, serializeElement } from "@porchlight/xml";
import type { ApplicationUsage } from "../application-usage";
import type { UsageContext } from "../usage-context";
import { XCAP_CAPS } from "./namespaces";

/** RFC 4825 section 12: what this server can do. */
export const xcapCaps: ApplicationUsage = {
  auid: "xcap-caps",
  defaultNamespace: XCAP_CAPS,
  mimeType: "application/xcap-caps+xml",
  schema: "xcap-caps",
  trees: ["global"],
  subdirectories: false,
  naming: ({ path }) => (path === "index" ? undefined : { kind: "unknown" }),
  generates: () => true,
  generate: (_key, context) => capabilities(context),
};

function capabilities({ usages, namespaces }: UsageContext): string {
  const root = element("xcap-caps", XCAP_CAPS, {}, [
    texts(
      "auids",
      "auid",
      usages.map(({ auid }) => auid),
    ),
    element("extensions", XCAP_CAPS),
    texts("namespaces", "namespace", namespaces),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>${serializeElement(root)}`;
}

const texts = (name: string, item: string, values: readonly string[]) =>
  element(
    name,
    XCAP_CAPS,
    {},
    values.map((value) => element(item, XCAP_CAPS, {}, [value])),
  );
