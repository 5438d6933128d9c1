import { sayer } from "@porchlight/kernel";

/** Why a connection closed. */
export const CLOSING_SAYINGS = {
  "closed-by-peer": "closed by the peer",
  "closed-already": "closed",
  "closed-as-server-stops": "the server is going down",
  "closed-as-idle": "idle",
  "closed-to-make-room": "made room",
  "closed-without-pong": "no pong",
  "closed-as-slow-reader": "slow reader",
  "closed-without-first-message": "no first message",
  "closed-before-end-of-message": "message not completed",
  "closed-as-not-sent": "not sent: {code}",
  "closed-by-network": "broken off: {code}",
  "closed-as-unanswered": "no answer to connect",
  "closed-as-of-other-domain": "the certificate is for {shown}, not for {domain}",
  "names-no-domain": "no domain",
  "closed-as-issuer-unknown": "unable to verify who issued the certificate",
  "closed-as-of-other-name": "the certificate is not for {host}",
  "closed-as-tls-fails": "TLS fails: {code}",
  "closed-as-not-http": "the answer is no HTTP: {code}",
  "closed-as-certificate-expired": "the certificate has expired",
  "closed-as-frame-not-utf-8": "text that is not UTF-8",
  "closed-as-frame-broken": "a frame that breaks the protocol: {code}",
  "closed-as-message-too-large": "message too large",
} as const;

export const say = sayer(CLOSING_SAYINGS);
