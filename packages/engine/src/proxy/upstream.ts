import type { Rejection } from "@porchlight/event-notifier";
import type { Instant } from "@porchlight/kernel";
import type { Forwarding, ResponseChanges } from "@porchlight/routing";
import { forwardedResponse } from "@porchlight/routing";
import type { SipRequest, SipResponse } from "@porchlight/sip-message";
import { withoutCharging } from "../accounting/charging-vector";
import type { ServerTransaction } from "../transactions/server-transaction";

/** Where a request that is sent on comes from, and where its responses go. */
export interface Upstream {
  readonly request: SipRequest;
  /** For `received` and `rport` of its Via; undefined when that stays as it is. */
  readonly receivedFrom: Forwarding["receivedFrom"];
  /** Responses are for somebody before us, whom their Via has to name. */
  readonly isBeforeUs: boolean;
  /** A response of somebody further on; `status` differs from that of the response where it must not pass. */
  relay(response: SipResponse, changes: ResponseChanges & { readonly status: number }, now: Instant): void;
  /** Our own final response. */
  reject(no: Rejection, now: Instant): void;
}

/** A request that came from outside. */
export class ClientUpstream implements Upstream {
  readonly isBeforeUs = true;
  readonly #exchange: ServerTransaction;
  readonly request: SipRequest;
  readonly receivedFrom: Forwarding["receivedFrom"];

  constructor(exchange: ServerTransaction) {
    this.#exchange = exchange;
    this.request = exchange.request;
    const { remoteAddress, remotePort, transport } = exchange.flow.flow;
    const isWebSocket = transport === "ws" || transport === "wss";
    // Over WebSocket the Via stays as it came (RFC 7118 section 5.3).
    this.receivedFrom = isWebSocket ? undefined : { address: remoteAddress, port: remotePort };
  }

  relay(response: SipResponse, changes: ResponseChanges & { readonly status: number }, now: Instant): void {
    const kept = withoutCharging(response.headers, changes.changes);
    const frame = forwardedResponse(response, kept === undefined ? changes : { ...changes, changes: kept });
    this.#exchange.relay(changes.status, frame, now);
  }

  reject(no: Rejection, now: Instant): void {
    this.#exchange.reject(no, now);
  }
}
