import { sayer } from "@porchlight/kernel";

/** What goes wrong with peers, and on the way to them. */
export const PEER_SAYINGS = {
  "peer-sent-requests": "requests from it",
  "peer-sent-notifies": "NOTIFYs from it",
  "peer-gets-requests": "requests to it",
  "peer-gets-notifies": "NOTIFYs to it",
  "hop-answered": "{hop} answered {status}",
  "hop-silent": "{hop} did not answer",
  "hop-not-connected": "{hop} cannot be connected to",
  "hop-lost": "{hop} lost the connection",
  "domain-without-servers": "{domain} has no servers",
  "domain-over-websocket": "{domain} is reached over WebSocket alone",
  "domain-without-service": "{domain} offers no such service",
  "host-without-address": "{host} has no address",
  "host-at-forbidden-address": "{host} leads to {address}, where no peer is called",
  "sips-over-udp": "sips over UDP does not exist",
  "peers-not-over-websocket": "peers are not called over WebSocket",
  "transport-not-known": "transport {transport} is not known",
} as const;

export const say = sayer(PEER_SAYINGS);
