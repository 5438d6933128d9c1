import { parseRoute } from "@porchlight/sip-message";

/** URI of where requests of a dialog go first: the top of its route set, else its target (RFC 3261 section 12.2.1.1). */
export function nextHopOf({
  remoteTarget,
  routeSet,
}: {
  readonly remoteTarget: string;
  readonly routeSet: readonly string[];
}): string {
  const [first] = routeSet;
  const route = first === undefined ? undefined : parseRoute(first);
  return route?.ok === true ? route.value.address.uri : remoteTarget;
}
