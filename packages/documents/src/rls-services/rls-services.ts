import type { XmlElement } from "@porchlight/xml";

/** Presence list services (RFC 4826 section 4). */
export const RLS_SERVICES = "urn:ietf:params:xml:ns:rls-services";
export const RLS_SERVICES_TYPE = "application/rls-services+xml";

/** One service: a URI that stands for a list. */
export interface RlsService {
  /** As written. */
  readonly uri: string;
  /** Event packages it serves; undefined for all. */
  readonly packages: readonly string[] | undefined;
  /** Users who may subscribe to it besides its owner, as written (RFC 4662 section 4.4). */
  readonly sharedWith: readonly string[];
  readonly list: ServiceList;
}

/** Where the members of a service are. */
export type ServiceList =
  | { readonly kind: "inline"; readonly element: XmlElement }
  /** @property uri of a list, absolute */
  | { readonly kind: "reference"; readonly uri: string };
