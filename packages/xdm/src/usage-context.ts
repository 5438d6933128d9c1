import type { ApplicationUsage } from "./application-usage";
import type { DocumentKey } from "./document-key";
import type { XdmLimits } from "./limits";
import type { ParsedDocuments } from "./parsed-documents";
import type { StoredDocument, StoredDocumentFacts } from "./stored-document";

/** Switches of the operator that usages look at. */
export interface UsageSettings {
  /** Every list of `resource-lists` must have a name (OMA SHD-XDM, XDM-042). */
  readonly listNamesRequired: boolean;
  /** Presence rules may name lists of other users (POL-023). */
  readonly foreignListsAllowed: boolean;
  /** MIME types `pres-content` takes, lower case. */
  readonly contentTypes: readonly string[];
  /** Octets of the decoded data of one `pres-content` document. */
  readonly contentOctets: number;
  /** What a service URI must look like, with `<xui>` for its owner and `<id>` for a free part: `<xui>;pres-list=<id>`. */
  readonly serviceUriTemplate?: string;
}

export const DEFAULT_USAGE_SETTINGS: UsageSettings = {
  listNamesRequired: false,
  foreignListsAllowed: false,
  contentTypes: ["image/png", "image/jpeg", "image/gif"],
  contentOctets: 262_144,
};

/**
 * What usages know beyond the document in hand. Look-ups are synchronous; the edge prepares what `needs` asks for and
 * may leave the others answering nothing.
 */
export interface UsageContext {
  /** The XCAP root as clients write it, without a slash at the end: `https://example.com/xcap-root`. */
  readonly root: string;
  /** Other spellings of the root that references may use. */
  readonly rootAliases: readonly string[];
  /** Usages that are on, in the order they are listed. */
  readonly usages: readonly ApplicationUsage[];
  /** Namespaces whose schema is enforced. */
  readonly namespaces: readonly string[];
  readonly settings: UsageSettings;
  readonly limits: XdmLimits;
  /** One for the process; shared by all decisions. */
  readonly trees: ParsedDocuments;
  /** Whether a domain (lower case) is served here. */
  servesDomain(domain: string): boolean;
  /** Documents with a service of this URI, by `uriKey` of its canonical form. */
  servicesAt(uri: string): readonly DocumentKey[];
  /** Whether a URI is an account or a GRUU here, however it is written. */
  isResource(uri: string): boolean;
  serviceDocuments(): readonly StoredDocument[];
  /** Facts of every document the requester may read under the XUI of a directory. */
  directory(xui: string): readonly StoredDocumentFacts[];
  mayReadContent(reader: string, key: DocumentKey): boolean;
  /** Whether the publication rules of a user let somebody keep permanent state for it (OMA PRS 2.0, perm-handling). */
  mayWriteState(writer: string, xui: string): boolean;
}

/** What a usage may look at to say who reads and writes. */
export type AuthorizationContext = Pick<UsageContext, "mayReadContent" | "mayWriteState">;

/** Where nobody has a right that presence rules or publication rules give. */
export const NO_GRANTED_RIGHTS: AuthorizationContext = {
  mayReadContent: () => false,
  mayWriteState: () => false,
};
