import { formatTimestamp } from "@porchlight/documents";
import { element, serializeElement, type XmlElement } from "@porchlight/xml";
import type { ApplicationUsage } from "../application-usage";
import { documentSelectorText } from "../document-key";
import type { StoredDocumentFacts } from "../stored-document";
import type { UsageContext } from "../usage-context";
import { XCAP_DIRECTORY } from "./namespaces";

/** OMA XDM section 6.7.2: what a user keeps, over all usages. */
export const xcapDirectory: ApplicationUsage = {
  auid: "org.openmobilealliance.xcap-directory",
  defaultNamespace: XCAP_DIRECTORY,
  mimeType: "application/vnd.oma.xcap-directory+xml",
  schema: "xcap-directory",
  trees: ["users"],
  subdirectories: false,
  naming: ({ path }) => (path === "directory.xml" ? undefined : { kind: "unknown" }),
  needs: () => ["directory"],
  generates: () => true,
  generate: ({ xui }, context) => directory(xui, context),
};

/** One folder for each usage that is on, empty ones included. */
function directory(xui: string, context: UsageContext): string {
  const documents = context.directory(xui);
  const folders = context.usages.map(({ auid }) =>
    element(
      "folder",
      XCAP_DIRECTORY,
      { auid },
      documents.filter(({ key }) => key.auid === auid).map((facts) => entry(facts, context.root)),
    ),
  );
  const root = element("xcap-directory", XCAP_DIRECTORY, {}, folders);
  return `<?xml version="1.0" encoding="UTF-8"?>${serializeElement(root)}`;
}

const entry = ({ key, etag, modifiedAt, octets }: StoredDocumentFacts, root: string): XmlElement =>
  element("entry", XCAP_DIRECTORY, {
    uri: `${root}/${documentSelectorText(key)}`,
    etag,
    "last-modified": formatTimestamp(modifiedAt),
    size: String(octets),
  });
