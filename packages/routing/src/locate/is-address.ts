import { isIpv4Address, isIpv6Address, withoutBrackets } from "@porchlight/sip-message";

/** Whether a host is written as an address; IPv6 with or without its brackets. */
export const isAddress = (host: string): boolean =>
  isIpv4Address(host) || isIpv6Address(withoutBrackets(host));
