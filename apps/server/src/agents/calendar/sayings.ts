import { sayer } from "@porchlight/kernel";

/** Why an address is no feed, and why a calendar could not be fetched or read. */
export const FEED_SAYINGS = {
  "is-no-feed-address": "is no address such as https://example.com/me.ics",
  "has-to-be-https": "has to be https",
  "has-to-be-https-or-http": "has to be https or http",
  "leads-into-network": "leads to an address that is not public",
  "is-gone": "is gone",
  "is-answered-with": "is answered with {status}",
  "is-redirected-to-nothing": "is redirected to no address",
  "is-redirected-too-often": "is redirected too often",
  "is-longer-in-octets": "is longer than {count} octets",
  "comes-in-other-coding": "comes in a coding that was not asked for",
  "takes-too-long-to-answer": "takes too long to answer",
  "cannot-be-reached": "cannot be reached: {code}",
  "cannot-be-fetched": "cannot be fetched: {message}",
  "takes-too-long-to-read": "takes too long to read",
  "is-not-read": "cannot be read",
  "asks-for-too-much": "cannot be read: it asks for too much",
} as const;

export const say = sayer(FEED_SAYINGS);
