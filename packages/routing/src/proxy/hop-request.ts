import {
  displayName,
  type Frame,
  type MessageSource,
  markedVia,
  oneLine,
  type SipRequest,
  type SipResponse,
} from "@porchlight/sip-message";
import { type FieldChanges, type FieldToWrite, messageFrame } from "./message-text";

/** What a proxy changes in a request before it goes on (RFC 3261 section 16.6). */
export interface Forwarding {
  readonly requestUri: string;
  /** `UDP`, `TCP`, `TLS`, `WS` or `WSS`. */
  readonly transport: string;
  /** `host:port` of our end, an IPv6 address in brackets. */
  readonly sentBy: string;
  readonly branch: string;
  /** Where the request came from, for its own Via; undefined over WebSocket (RFC 7118 section 5.3). */
  readonly receivedFrom: MessageSource | undefined;
  readonly maxForwards: number;
  /** All Route values, in order. */
  readonly routes: readonly string[];
  /** Our Record-Route values, the topmost first. */
  readonly recordRoutes: readonly string[];
  /** Undefined leaves the field away. */
  readonly maxBreadth: number | undefined;
  readonly changes: FieldChanges;
}

/** Fields that are written by the proxy itself. */
const rewritten: ReadonlySet<string> = new Set(["max-forwards", "route", "max-breadth", "content-length"]);

/** The request as it goes on: everything that is not the proxy's business stays as it was, the body to the octet. */
export function forwardedRequest(request: SipRequest, forwarding: Forwarding): Frame {
  const { requestUri } = forwarding;
  return messageFrame(`${request.method} ${requestUri} SIP/2.0`, fieldsOf(request, forwarding), request.body);
}

function* fieldsOf(request: SipRequest, forwarding: Forwarding): Generator<FieldToWrite> {
  const { changes, maxBreadth, receivedFrom, recordRoutes, routes } = forwarding;
  yield ["Via", viaOf(forwarding)];
  for (const route of routes) yield ["Route", route];
  for (const route of recordRoutes) yield ["Record-Route", route];
  yield ["Max-Forwards", String(forwarding.maxForwards)];
  if (maxBreadth !== undefined) yield ["Max-Breadth", String(maxBreadth)];
  let isTopVia = true;
  for (const [name, value] of request.headers.entries()) {
    const canonical = name.toLowerCase();
    if (isTopVia && canonical === "via") {
      isTopVia = false;
      yield [name, receivedFrom === undefined ? value : markedVia(value, receivedFrom)];
    } else if (!rewritten.has(canonical) && !changes.has(canonical)) yield [name, value];
  }
  for (const [name, values] of changes) for (const value of values) yield [displayName(name), value];
}

/**
 * Over UDP with `rport`, so that the answer finds its way back through a translation (RFC 3581); over TLS with `alias`, so
 * that requests may come back over the same connection (RFC 5923 section 8.1).
 */
const viaOf = ({ branch, sentBy, transport }: Pick<Forwarding, "transport" | "sentBy" | "branch">): string =>
  `SIP/2.0/${transport} ${sentBy};branch=${branch}${viaFlags.get(transport) ?? ""}`;

const viaFlags: ReadonlyMap<string, string> = new Map([
  ["UDP", ";rport"],
  ["TLS", ";alias"],
]);

/** What the requests that belong to one hop of a request share with it (RFC 3261 sections 9.1 and 17.1.1.3). */
export interface HopRequest {
  readonly method: string;
  readonly requestUri: string;
  readonly branch: string;
  /** Value of our Via. */
  readonly via: string;
  readonly routes: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
}

export const hopRequest = (
  request: SipRequest,
  forwarding: Pick<Forwarding, "requestUri" | "routes" | "transport" | "sentBy" | "branch">,
): HopRequest => ({
  method: request.method,
  requestUri: forwarding.requestUri,
  branch: forwarding.branch,
  via: viaOf(forwarding),
  routes: forwarding.routes,
  from: request.headers.first("from") ?? "",
  to: request.headers.first("to") ?? "",
  callId: request.callId,
  cseq: request.cseq.number,
});

/** The CANCEL of a request that was sent (RFC 3261 section 9.1). */
export const cancelOf = (hop: HopRequest): string => ofHop(hop, "CANCEL", hop.to);

/** The ACK to a refusal of an INVITE that was sent: To comes from the response (RFC 3261 section 17.1.1.3). */
export const ackTo = (hop: HopRequest, refusal: SipResponse): string =>
  ofHop(hop, "ACK", refusal.headers.first("to") ?? hop.to);

function ofHop(hop: HopRequest, method: "ACK" | "CANCEL", to: string): string {
  const lines = [
    `${method} ${hop.requestUri} SIP/2.0`,
    `Via: ${hop.via}`,
    ...hop.routes.map((route) => `Route: ${route}`),
    "Max-Forwards: 70",
    `From: ${hop.from}`,
    `To: ${to}`,
    `Call-ID: ${hop.callId}`,
    `CSeq: ${hop.cseq} ${method}`,
    "Content-Length: 0",
  ];
  return `${lines.map(oneLine).join("\r\n")}\r\n\r\n`;
}
