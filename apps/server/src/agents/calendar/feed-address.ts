import type { Saying } from "@porchlight/kernel";
import { fail, ok, type Result } from "@porchlight/kernel";
import ipaddr from "ipaddr.js";
import { say } from "./sayings";

/** What feeds may be fetched from. */
export interface FeedPolicy {
  readonly allowsHttp: boolean;
  readonly allowsPrivateAddresses: boolean;
}

const LONGEST_URL = 2048;

/** The address of a feed as it is fetched; the error says why it is not. `webcal:` is https. */
export function feedAddress(text: string, policy: FeedPolicy): Result<URL, Saying> {
  const written = text.trim().replace(/^webcals?:/i, "https:");
  if (written.length > LONGEST_URL || !URL.canParse(written)) return fail(say("is-no-feed-address"));
  const url = new URL(written);
  if (url.protocol !== "https:" && !(policy.allowsHttp && url.protocol === "http:")) {
    return fail(say(policy.allowsHttp ? "has-to-be-https-or-http" : "has-to-be-https"));
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host) && !isFetchable(host, policy)) return fail(NOT_PUBLIC);
  return ok(url);
}

export const NOT_PUBLIC = say("leads-into-network");

/** Whether an address is one of the Internet: a feed must not lead into the operator's own network. */
export function isFetchable(address: string, { allowsPrivateAddresses }: FeedPolicy): boolean {
  return allowsPrivateAddresses || (ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast");
}
