import { sayer } from "@porchlight/kernel";

/** What came of asking a peer whether it is there. */
export const PEER_TEST_SAYINGS = {
  "peer-came-to": "it came to {status}",
} as const;

export const say = sayer(PEER_TEST_SAYINGS);
