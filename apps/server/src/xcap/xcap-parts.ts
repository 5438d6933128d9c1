import type { Clock } from "@porchlight/kernel";
import type { AuditLog } from "@porchlight/store";
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
}
