import { parseAor } from "@porchlight/accounts";
import { plainAddress } from "@porchlight/documents";
import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { DocumentArchive } from "@porchlight/store";
import {
  type ApplicationUsage,
  type AuthorizationContext,
  type DocumentCollection,
  type DocumentKey,
  documentSelectorText,
  type Holdings,
  type ListingPage,
  type ParsedDocuments,
  type SchemaValidator,
  type StoredDocument,
  type StoredDocumentFacts,
  type UsageNeed,
  type UsageSettings,
  type XcapContext,
  type XcapRequest,
  type XdmLimits,
} from "@porchlight/xdm";
import { xcapRootAliases } from "../http/xcap-root-url";
import type { ServiceIndex } from "./service-index";

export interface ContextParts extends AuthorizationContext {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly schemas: SchemaValidator;
  readonly documents: DocumentArchive;
  readonly services: ServiceIndex;
  readonly trees: ParsedDocuments;
  readonly usages: readonly ApplicationUsage[];
  readonly settings: UsageSettings;
  readonly limits: XdmLimits;
  readonly domains: readonly string[];
  readonly bareAttributeValues: boolean;
  readonly knowsUser: (xui: string) => boolean;
}

/** What one decision is about. */
export interface DecisionSubject {
  readonly key: DocumentKey;
  readonly usage: ApplicationUsage;
  readonly method: XcapRequest["method"];
  readonly root: string;
}

const noHoldings: Holdings = { documents: 0, octets: 0 };
const listingPage = 500;

/** Gathers what a decision needs: its look-ups are synchronous, so what they answer is read before. */
export async function makeContext(parts: ContextParts, subject: DecisionSubject): Promise<XcapContext> {
  const { documents, services, domains, clock, knowsUser } = parts;
  const { key, usage, method, root } = subject;
  const needs = new Set<UsageNeed>(usage.needs?.(key, writes(method) ? "write" : "read"));
  const isPut = method === "PUT";
  const home: DocumentCollection = { tree: "users", xui: key.xui };
  const [held, siblings, serviceDocuments, directory] = await Promise.all([
    isPut && key.tree === "users" ? documents.holdings(key.xui) : noHoldings,
    isPut && usage.subdirectories
      ? everything(documents.list.bind(documents), { ...home, auid: key.auid })
      : [],
    needs.has("service-documents") ? allServiceDocuments(documents) : [],
    needs.has("directory") ? everything(documents.list.bind(documents), home) : [],
  ]);
  return {
    ...parts,
    root,
    rootAliases: xcapRootAliases(domains),
    namespaces: parts.schemas.namespaces,
    now: clock(),
    servesDomain: (domain) => domains.includes(domain),
    servicesAt: (uri) => services.at(uri),
    isResource: (uri) => isResource(uri, knowsUser),
    serviceDocuments: () => serviceDocuments,
    directory: () => directory,
    holdings: () => held,
    siblingPaths: () => siblings.map(({ key: { path } }) => path),
  };
}

const writes = (method: XcapRequest["method"]): boolean => method === "PUT" || method === "DELETE";

/** An account, however its address is written, or a GRUU of one (RFC 5627). */
function isResource(uri: string, knowsUser: (xui: string) => boolean): boolean {
  const aor = parseAor(plainAddress(uri) ?? "");
  return aor.ok && knowsUser(aor.value.aor);
}

const allServiceDocuments = async (documents: DocumentArchive): Promise<readonly StoredDocument[]> => {
  const all = await everything(documents.readAll.bind(documents), { auid: "rls-services", tree: "users" });
  return all.filter(({ key }) => key.path === "index");
};

async function everything<Item extends StoredDocumentFacts>(
  list: (collection: DocumentCollection, page: ListingPage) => Promise<readonly Item[]>,
  collection: DocumentCollection,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (let page = await list(collection, { limit: listingPage }); page.length > 0; ) {
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < listingPage) break;
    page = await list(collection, { limit: listingPage, after: documentSelectorText(last.key) });
  }
  return all;
}
