/** A list service of the house: a URI that stands for a list of resources (RFC 4826 section 4). */
export interface ListService {
  /** As its document writes it. */
  readonly uri: string;
  /** The canonical form of the URI. */
  readonly key: string;
  /** Path of the document that defines it. */
  readonly document: string;
  /** XCAP user identifier of whose document that is. */
  readonly owner: string;
  /** Event packages it serves; undefined for all. */
  readonly packages: readonly string[] | undefined;
  /** Canonical URIs of the users whom its owner shares it with. */
  readonly sharedWith: readonly string[];
}

/** Whether somebody may subscribe to a service: its owner, and whom it is shared with (RFC 4662 section 4.4). */
export const isForUser = ({ owner, sharedWith }: ListService, user: string, sharing: boolean): boolean =>
  owner === user || (sharing && sharedWith.includes(user));

/** Whether a service serves an event package (RFC 4826 section 4.5). */
export const servesPackage = ({ packages }: ListService, eventPackage: string): boolean =>
  packages?.includes(eventPackage) ?? true;
