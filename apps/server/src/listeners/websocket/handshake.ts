import type { IncomingMessage } from "node:http";
import { fail, ok, type Result } from "@porchlight/kernel";
import { isExtensionList } from "./compression-offer";
import { isOriginAllowed, type OriginPolicy } from "./origin-policy";

/** Why a handshake is answered with something else than 101. */
export interface HandshakeRefusal {
  readonly status: 400 | 401 | 403 | 405 | 426 | 429 | 503;
  readonly reason: string;
  readonly headers?: readonly (readonly [string, string])[];
}

type Request = Pick<IncomingMessage, "method" | "httpVersion" | "headers">;

/** The subprotocol of SIP over WebSocket (RFC 7118 section 4.1). */
export const sipSubprotocol = "sip";

/** Checks an opening handshake: its form (RFC 6455 section 4.2.1), the subprotocol, the origin. */
export function checkHandshake(request: Request, policy: OriginPolicy): Result<undefined, HandshakeRefusal> {
  const malformed = malformation(request);
  if (malformed !== undefined) return refuse(400, malformed);
  if (request.method !== "GET") return refuse(405, "a handshake is a GET", [["Allow", "GET"]]);
  if (request.headers["sec-websocket-version"] !== "13") {
    return refuse(426, "the WebSocket version is not 13", [["Sec-WebSocket-Version", "13"]]);
  }
  if (!offersSip(request.headers["sec-websocket-protocol"])) {
    return refuse(400, "the subprotocol sip is not offered");
  }
  if (!isOriginAllowed(request.headers.origin, request.headers.host ?? "", policy)) {
    return refuse(403, "the origin is not allowed");
  }
  return ok(undefined);
}

function malformation({ httpVersion, headers }: Request): string | undefined {
  if (httpVersion !== "1.1") return "a handshake needs HTTP/1.1";
  if (headers.host === undefined || headers.host === "") return "Host is missing";
  if (headers.upgrade?.toLowerCase() !== "websocket") return "Upgrade does not say websocket";
  if (!listed(headers.connection ?? "", (token) => token.toLowerCase() === "upgrade")) {
    return "Connection does not say Upgrade";
  }
  // The key is 16 octets in base64: 22 characters and two of padding.
  if (!/^[A-Za-z0-9+/]{22}==$/.test(headers["sec-websocket-key"] ?? "")) {
    return "Sec-WebSocket-Key does not decode to 16 octets";
  }
  const extensions = headers["sec-websocket-extensions"];
  if (extensions !== undefined && !isExtensionList(extensions)) {
    return "Sec-WebSocket-Extensions is no list of extensions";
  }
  return undefined;
}

const offersSip = (offered: string | undefined): boolean =>
  offered !== undefined && listed(offered, (token) => token === sipSubprotocol);

const listed = (list: string, matches: (token: string) => boolean): boolean =>
  list.split(",", 64).some((token) => matches(token.trim()));

const refuse = (
  status: HandshakeRefusal["status"],
  reason: string,
  headers: HandshakeRefusal["headers"] = [],
): Result<undefined, HandshakeRefusal> => fail({ status, reason, headers });
