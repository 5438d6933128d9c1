import type { IncomingMessage } from "node:http";
import type { Result } from "@porchlight/kernel";
import type { HandshakeRefusal } from "./handshake";

/** Header fields that go into the 101. */
export type HandshakeHeaders = readonly (readonly [string, string])[];

/**
 * Decides on credentials in the handshake itself (RFC 7118 section 7). SIP authentication comes besides, never instead.
 */
export type HandshakeGate = (request: IncomingMessage) => Result<HandshakeHeaders, HandshakeRefusal>;
