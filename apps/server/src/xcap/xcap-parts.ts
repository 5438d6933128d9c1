import type { Clock } from "@porchlight/kernel";
import type { AuditLog } from "@porchlight/store";
import type { DocumentKey } from "@porchlight/xdm";
import type { Network } from "../config";
import type { AggregationTrust } from "./auth/asserted-identity";
import type { CallerAuthentication } from "./auth/authenticate-caller";
import type { ContextParts } from "./documents/context-maker";
import type { XdmService } from "./documents/xdm-service";
import type { CrossOrigin } from "./http/cors";
import type { RootOptions } from "./http/xcap-root-url";
import type { RemoteXdms } from "./routing/remote-xdms";

/** What the edge works with. */
export interface XcapParts {
  readonly clock: Clock;
  readonly authentication: CallerAuthentication;
  readonly contexts: ContextParts;
  readonly service: XdmService;
  readonly remote: RemoteXdms;
  readonly audit: AuditLog;
  readonly cors: CrossOrigin;
  /** Aggregation proxies in front of this server. */
  readonly aggregation: AggregationTrust;
  readonly reverseProxies: readonly Network[];
  readonly roots: RootOptions;
  readonly requireTls: boolean;
  /** Value of the Server field. */
  readonly serverField: string;
  readonly onFault: (error: unknown) => void;
  /** Told of each document that a user has read. */
  readonly onRead: (read: XcapRead) => void;
  /** Told of each write of a user that was taken. */
  readonly onWrite: (write: XcapWrite) => void;
}

/** A user has written or deleted a document, or a part of one. */
export interface XcapWrite {
  readonly user: string;
  /** Whose document it is; the name of its usage for one of nobody. */
  readonly owner: string;
  readonly method: string;
  readonly status: number;
  readonly body: { readonly type: string; readonly octets: number } | undefined;
}

/** A user has read a document of this server. */
export interface XcapRead {
  readonly reader: string;
  readonly key: DocumentKey;
  readonly etag: string;
  /** Untrusted; empty when it did not say. */
  readonly userAgent: string;
}
