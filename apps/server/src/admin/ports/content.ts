import type { IncomingMessage } from "node:http";
import type { ContentFacts } from "@porchlight/admin-api";
import type { ContentName, ContentObject, ContentStore } from "@porchlight/content";
import type { AuditNote } from "@porchlight/store";
import type { ContentDesk, ContentRights } from "../../content";

/** The content server as operators work with it. */
export interface OfficeContent {
  readonly desk: ContentDesk;
  readonly store: Pick<ContentStore<AuditNote>, "browse" | "usage">;
  readonly rights: ContentRights;
  /** An object as JSON, its URL as the sender of the request reaches it. */
  row(object: ContentObject, request: IncomingMessage): ContentFacts;
  /** Undefined where the texts name no object. */
  name(owner: string, name: string): ContentName | undefined;
}
