import { sayer } from "@porchlight/kernel";

/** Why an address is no feed. */
export const FEED_SAYINGS = {
  "is-no-feed-address": "is no address such as https://example.com/me.ics",
  "has-to-be-https": "has to be https",
  "has-to-be-https-or-http": "has to be https or http",
  "leads-into-network": "leads to an address that is not public",
} as const;

export const say = sayer(FEED_SAYINGS);
