import type { XmlDocument } from "@porchlight/xml";
import type { XcapConflict } from "./conflict";
import type { DocumentKey, DocumentTree } from "./document-key";
import type { Requester } from "./request";
import type { SchemaName } from "./schema-validator";
import type { AuthorizationContext, UsageContext } from "./usage-context";

/** What a request wants to do with a document. */
export type Access = "read" | "write";

/** Why a usage does not take a name: nothing of that name can exist (404), or it may not be written (409, 403). */
export type NamingRefusal =
  | { readonly kind: "unknown" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "conflict"; readonly conflict: XcapConflict };

/** Why a usage does not take a document. */
export type UsageRefusal =
  | { readonly kind: "forbidden" }
  | { readonly kind: "conflict"; readonly conflict: XcapConflict };

/** What a usage reads through its context; the edge prepares these before it asks for the decision. */
export type UsageNeed =
  /** `servicesAt`, `isResource`: the service URIs of all rls-services documents and the resources of our domains. */
  | "services"
  /** `serviceDocuments`: texts of all `rls-services/users/…/index`. */
  | "service-documents"
  /** `directory`: facts of the owner's documents in all usages. */
  | "directory"
  /** `mayReadContent`: whether the presence rules of the owner show the requester this content. */
  | "content-visibility";

/** An application usage: the headings of RFC 4825 section 5, as facts and pure functions. */
export interface ApplicationUsage {
  /** Section 5.1. */
  readonly auid: string;
  /** Section 5.2: the namespace of unprefixed element steps. */
  readonly defaultNamespace: string;
  readonly mimeType: string;
  /** Section 5.3. */
  readonly schema: SchemaName;
  /** Trees that hold documents of this usage. */
  readonly trees: readonly DocumentTree[];
  /** Whether documents may stand in sub-directories (section 6.2). */
  readonly subdirectories: boolean;
  /** Section 5.5: whether a document may have this name. Missing: any name. */
  readonly naming?: (key: DocumentKey) => NamingRefusal | undefined;
  /** Section 5.7: whether this is allowed; the default policy when missing. */
  readonly authorize?: (
    requester: Requester,
    key: DocumentKey,
    access: Access,
    context: AuthorizationContext,
  ) => boolean;
  /** Names and values that this tells better than a schema could; asked before the schema is. */
  readonly vocabulary?: (document: XmlDocument) => UsageRefusal | undefined;
  /** Section 5.3, uniqueness: values that exist already. */
  readonly uniqueness?: (
    document: XmlDocument,
    key: DocumentKey,
    context: UsageContext,
  ) => XcapConflict | undefined;
  /** Section 5.3, other constraints that no schema says. */
  readonly constraints?: (
    document: XmlDocument,
    key: DocumentKey,
    context: UsageContext,
  ) => UsageRefusal | undefined;
  /** What the functions above and `generate` read from the context. */
  readonly needs?: (key: DocumentKey, access: Access) => readonly UsageNeed[];
  /** Section 5.6: whether the server makes this document itself. It is then read-only. */
  readonly generates?: (key: DocumentKey) => boolean;
  /** The text of such a document as it is now; undefined when there is none. */
  readonly generate?: (key: DocumentKey, context: UsageContext) => string | undefined;
}
