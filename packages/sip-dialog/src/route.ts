import { parseRoute, parseSipUri, printSipUri } from "@porchlight/sip-message";

/** Where a request within a dialog is addressed, and the routers it passes. */
export interface Routing {
  readonly requestUri: string;
  /** Route values in order. */
  readonly routes: readonly string[];
}

/**
 * RFC 3261 section 12.2.1.1. With a loose router first, or none, the request is addressed to the remote target. A
 * strict router is addressed itself, and the remote target goes to the end of the route.
 */
export function routingOf(routeSet: readonly string[], remoteTarget: string): Routing {
  const [first, ...others] = routeSet;
  if (first === undefined) return { requestUri: asRequestUri(remoteTarget), routes: [] };
  const router = parseRoute(first);
  if (!router.ok || router.value.isLoose) return { requestUri: asRequestUri(remoteTarget), routes: routeSet };
  return { requestUri: asRequestUri(router.value.address.uri), routes: [...others, `<${remoteTarget}>`] };
}

/** The URI without what a Request-URI cannot have: the `method` parameter and header components (section 19.1.1). */
function asRequestUri(text: string): string {
  const uri = parseSipUri(text);
  if (!uri.ok || (uri.value.headers.length === 0 && !uri.value.params.has("method"))) return text;
  return printSipUri({ ...uri.value, params: uri.value.params.without("method"), headers: [] });
}
