import { fail, ok, type Result } from "@porchlight/kernel";
import {
  parseRoutes,
  parseSipUri,
  type RouteEntry,
  type SipRequest,
  type SipUri,
} from "@porchlight/sip-message";

/** A request after the Route values that name this server are off (RFC 3261 section 16.4). */
export interface RoutePlan {
  /** The URI that the request is for. */
  readonly requestUri: string;
  /** Route values of ours that were taken off, in order. */
  readonly own: readonly SipUri[];
  /** Route values that are left. */
  readonly routes: readonly RouteEntry[];
}

/**
 * RFC 3261 section 16.4. A strict router before us has put our own Record-Route value into the Request-URI: then the
 * last Route value is where the request goes. All Route values of ours at the top are taken off at once, as both sides
 * of a bridge are (RFC 5658 section 5). Fails when a Route is malformed.
 */
export function planRoutes(request: SipRequest, isOurs: (uri: SipUri) => boolean): Result<RoutePlan, string> {
  const parsed = parseRoutes(request.headers, "route");
  if (!parsed.ok) return parsed;
  const { requestUri, routes, strict } = unstrict(request.uri, parsed.value, isOurs);
  if (requestUri === undefined) return fail("strict route without Route");
  let first = 0;
  const own: SipUri[] = strict === undefined ? [] : [strict];
  for (; first < routes.length; first += 1) {
    const route = routes[first];
    if (route === undefined || !isOurs(route.uri)) break;
    own.push(route.uri);
  }
  return ok({ requestUri, own, routes: routes.slice(first) });
}

function unstrict(
  uri: string,
  routes: readonly RouteEntry[],
  isOurs: (uri: SipUri) => boolean,
): {
  readonly requestUri: string | undefined;
  readonly routes: readonly RouteEntry[];
  readonly strict: SipUri | undefined;
} {
  const parsed = parseSipUri(uri);
  const isRecordRoute = parsed.ok && parsed.value.params.has("lr") && isOurs(parsed.value);
  if (!isRecordRoute) return { requestUri: uri, routes, strict: undefined };
  const last = routes.at(-1);
  return { requestUri: last?.address.uri, routes: routes.slice(0, -1), strict: parsed.value };
}
