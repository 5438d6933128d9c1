import type { Hasher, IdSource, Instant } from "@porchlight/kernel";
import type { SchemaValidator } from "./schema-validator";
import type { Holdings } from "./stored-document";
import type { UsageContext } from "./usage-context";

/** What a decision needs beside the request and the stored document. */
export interface XcapContext extends UsageContext {
  readonly now: Instant;
  /** Makes entity-tags. */
  readonly ids: IdSource;
  /** Makes the entity-tags of generated documents: equal text, equal tag. */
  readonly hasher: Hasher;
  readonly schemas: SchemaValidator;
  /** Answers an attribute without its quotes, for clients that never learned them. Off by default. */
  readonly bareAttributeValues?: boolean;
  /** Whether an XCAP user identifier is one of ours. */
  knowsUser(xui: string): boolean;
  /** What a user keeps now; asked for when a document is put. */
  holdings(xui: string): Holdings;
  /** Paths of the documents in the same home directory of one usage; asked for where sub-directories are allowed. */
  siblingPaths(key: { readonly auid: string; readonly xui: string }): readonly string[];
}
