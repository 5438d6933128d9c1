import type { Clock, Hasher, IdSource } from "@porchlight/kernel";
import type { Store } from "@porchlight/store";
import {
  type AuthorizationContext,
  ParsedDocuments,
  type PresenceProfileOptions,
  type SchemaValidator,
  type UsageSettings,
  type XdmLimits,
} from "@porchlight/xdm";
import type { OfficeDocuments } from "../admin/ports/documents";
import { type Config, parseBackend } from "../config";
import { officeUsages } from "../provisioning/house-provisioning";
import { DocumentChanges } from "./document-changes";
import type { ContextParts } from "./documents/context-maker";
import { DocumentCache } from "./documents/document-cache";
import { OperatorDesk } from "./documents/operator-desk";
import { ServiceIndex } from "./documents/service-index";
import { serviceUrisOf } from "./documents/service-uris";
import { XdmService } from "./documents/xdm-service";
import { clientSide } from "./http/client-side";
import { networksOf } from "./http/networks-of";
import { xcapRootOf, xcapRootOfHouse } from "./http/xcap-root-url";
import { usagesWithRemote } from "./routing/usages-with-remote";

export interface DocumentsOptions extends AuthorizationContext {
  readonly config: Pick<Config, "xcap" | "domain" | "domains" | "provisioning">;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly documents: Store["documents"];
  readonly schemas: SchemaValidator;
  /** Whether an address of record is an account. */
  readonly knowsUser: (aor: string) => boolean;
  /** What is in force for a user; without it there is no such document. */
  readonly effectiveProfile?: PresenceProfileOptions["effective"];
  /** A listener of changes has failed. */
  readonly onFault: (error: unknown) => void;
}

/** The documents of the house, with what decides on them. */
export interface OpenDocuments {
  readonly contexts: ContextParts;
  readonly service: XdmService;
  /** Every change of a document, however it came. */
  readonly changes: DocumentChanges;
  readonly desk: OperatorDesk;
}

/** Puts together what every way to the documents shares: one cache, one index of services, one order of writes. */
export async function openDocuments(options: DocumentsOptions): Promise<OpenDocuments> {
  const { config, documents, knowsUser, onFault, effectiveProfile = () => undefined } = options;
  const { xcap, domains } = config;
  const changes = new DocumentChanges(onFault);
  const [cache, services] = [new DocumentCache(), new ServiceIndex()];
  documents.watch((change) => {
    cache.changed(change);
    if (change.key.auid === "rls-services") {
      services.changed(change, serviceUrisOf(change.key, change.newText ?? ""));
    }
    changes.emit(change);
  });
  services.restore(await documents.serviceDefinitions());
  const elsewhere = xcap.backends.flatMap((backend) => parseBackend(backend)?.auid ?? []);
  const contexts: ContextParts = {
    ...options,
    services,
    trees: new ParsedDocuments(),
    usages: usagesWithRemote(officeUsages(config, effectiveProfile), elsewhere),
    settings: usageSettings(config),
    limits: xdmLimits(config),
    domains,
    bareAttributeValues: xcap.bareAttributeValues,
  };
  const service = new XdmService({ documents, cache, services, knowsUser });
  const desk = new OperatorDesk({ contexts, service, changes, elsewhere, root: rootFor(config) });
  return { contexts, service, changes, desk };
}

/** The XCAP root for the sender of a request; without one that of the house. */
function rootFor({ xcap, domain }: DocumentsOptions["config"]): OfficeDocuments["root"] {
  const reverseProxies = networksOf(xcap.trustedProxies);
  return (request) =>
    request === undefined
      ? xcapRootOfHouse({ xcap, domain })
      : xcapRootOf(clientSide(request, reverseProxies), { root: xcap.root, fallbackHost: domain });
}

const xdmLimits = ({ xcap }: Pick<Config, "xcap">): XdmLimits => ({
  documentOctets: xcap.documentBytes,
  documentsPerUser: xcap.documentsPerUser,
  octetsPerUser: xcap.bytesPerUser,
  depth: xcap.depth,
  nodes: xcap.nodes,
  entries: xcap.entries,
});

const usageSettings = ({ xcap }: Pick<Config, "xcap">): UsageSettings => ({
  listNamesRequired: xcap.listNamesRequired,
  foreignListsAllowed: xcap.foreignListsAllowed,
  contentTypes: xcap.contentTypes,
  contentOctets: xcap.contentBytes,
  ...(xcap.serviceUriTemplate === undefined ? {} : { serviceUriTemplate: xcap.serviceUriTemplate }),
});
