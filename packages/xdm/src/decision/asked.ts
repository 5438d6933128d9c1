import type { ApplicationUsage } from "../application-usage";
import type { DocumentKey } from "../document-key";
import type { NodeSelector } from "../node-selector/node-selector";
import type { XcapRequest } from "../request";
import type { StoredDocument } from "../stored-document";
import type { XcapContext } from "../xcap-context";

/** A request whose address, requester and method were found good. */
export interface Asked {
  readonly request: XcapRequest;
  readonly key: DocumentKey;
  /** Undefined when the request is about the whole document. */
  readonly selector: NodeSelector | undefined;
  readonly current: StoredDocument | undefined;
  readonly usage: ApplicationUsage;
  readonly context: XcapContext;
}
