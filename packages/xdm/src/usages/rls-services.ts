import { childElements, serializeElement, type XmlDocument, type XmlElement } from "@porchlight/xml";
import type { ApplicationUsage, UsageRefusal } from "../application-usage";
import type { XcapConflict } from "../conflict";
import { serversMayWrite } from "../decision/authorization";
import type { DocumentKey } from "../document-key";
import { localLimit } from "../operations/proposal";
import { say } from "../sayings";
import type { UsageContext } from "../usage-context";
import { listConstraints } from "./list-constraints";
import { listUniqueness } from "./list-uniqueness";
import { RLS_SERVICES } from "./namespaces";
import { refuse } from "./refusal";
import { serviceConstraints } from "./service-constraints";
import { serviceUniqueness } from "./service-uniqueness";

/** The document of the global tree, and the name of the user documents it is made of (RFC 4826 section 4.4.7). */
const INDEX = "index";

/** RFC 4826 section 4.4. */
export const rlsServices: ApplicationUsage = {
  auid: "rls-services",
  defaultNamespace: RLS_SERVICES,
  mimeType: "application/rls-services+xml",
  schema: "rls-services",
  trees: ["users", "global"],
  subdirectories: false,
  naming: ({ tree, path }) => (tree === "global" && path !== INDEX ? { kind: "unknown" } : undefined),
  // Section 4.4.9: the index is for trusted elements only.
  authorize: (requester, key, access) =>
    key.tree === "users" ? serversMayWrite(requester, key, access) : requester.role !== "user",
  uniqueness,
  constraints,
  needs: ({ tree }, access) => {
    if (tree === "global") return ["service-documents"];
    return access === "write" ? ["services"] : [];
  },
  generates: ({ tree }) => tree === "global",
  generate: ({ tree }, context) => (tree === "global" ? globalIndex(context) : undefined),
};

function uniqueness(
  document: XmlDocument,
  key: DocumentKey,
  context: UsageContext,
): XcapConflict | undefined {
  for (const list of inlineLists(document)) {
    const conflict = listUniqueness(list, RLS_SERVICES);
    if (conflict !== undefined) return conflict;
  }
  return serviceUniqueness(document, key, context);
}

function constraints(
  document: XmlDocument,
  key: DocumentKey,
  context: UsageContext,
): UsageRefusal | undefined {
  const { limits, settings } = context;
  if (childElements(document.root).length > limits.entries) {
    return refuse(localLimit(say("too-many-services", { count: limits.entries })));
  }
  for (const list of inlineLists(document)) {
    const rules = {
      namesRequired: settings.listNamesRequired,
      referencesAllowed: true,
      maxEntries: limits.entries,
    };
    const refusal = listConstraints(list, rules);
    if (refusal !== undefined) return refusal;
  }
  return serviceConstraints(document, key, context);
}

/** The lists that services carry themselves, with the way to each. */
function inlineLists({ root }: XmlDocument): (readonly [XmlElement, XmlElement, XmlElement])[] {
  return servicesOf(root).flatMap((service) =>
    childElements(service)
      .filter(({ localName, namespace }) => localName === "list" && namespace === RLS_SERVICES)
      .map((list) => [root, service, list] as const),
  );
}

const servicesOf = (root: XmlElement): XmlElement[] =>
  childElements(root).filter(
    ({ localName, namespace }) => localName === "service" && namespace === RLS_SERVICES,
  );

/** The union of the services of all users' index documents (section 4.4.8), each as its user wrote it. */
function globalIndex(context: UsageContext): string {
  const inScope = new Map([["", RLS_SERVICES]]);
  let services = "";
  for (const document of context.serviceDocuments()) {
    if (document.key.path !== INDEX || document.key.tree !== "users") continue;
    for (const service of servicesOf(context.trees.treeOf(document).root)) {
      services += serializeElement(service, { inScope });
    }
  }
  return `<rls-services xmlns="${RLS_SERVICES}">${services}</rls-services>`;
}
