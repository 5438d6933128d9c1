import type { Words } from "@porchlight/kernel";
/** Transports on which requests leave. */
export type HopTransport = "ws" | "wss" | "udp" | "tcp" | "tls";

/** Where a request wants to go, as its URI or its first Route says (RFC 3263 section 4). */
export interface HopTarget {
  readonly scheme: "sip" | "sips";
  /** A name in lower case or an address; an IPv6 reference keeps its brackets. */
  readonly host: string;
  readonly port: number | undefined;
  /** The `transport` parameter in lower case; undefined when there is none. */
  readonly transport: string | undefined;
  /** What is looked up first: servers for presence and messages have names of their own (RFC 3861). */
  readonly service: "sip" | "pres" | "im";
  /** A peer chose this URI: addresses in it are screened like those that names lead to. */
  readonly isForeign?: boolean;
}

/** One place to try. */
export interface Hop {
  readonly transport: HopTransport;
  /** Without brackets. */
  readonly address: string;
  readonly port: number;
  /** The domain that a certificate must be for when the transport is secure (RFC 5922 section 7). */
  readonly domain: string;
}

/** A hop in words, such as `tls:192.0.2.1:5061`. */
export const hopName = ({ address, port, transport }: Hop): string =>
  `${transport}:${address.includes(":") ? `[${address}]` : address}:${port}`;

/** Places to try in order, or why there are none. */
export type Located =
  | { readonly kind: "found"; readonly hops: readonly Hop[] }
  | { readonly kind: "not-found"; readonly reason: Words };
