import { type ChosenPackage, choosePackage, type Rejection } from "@porchlight/event-notifier";
import { ok, type Result } from "@porchlight/kernel";
import { aorOf, parseUri } from "@porchlight/sip-message";
import type { EngineContext } from "../context";
import type { Identity } from "../identity/identity";
import type { ServerTransaction } from "../transactions/server-transaction";

/** What a SUBSCRIBE is for where its package has resources of its own; undefined for packages about users. */
export function locatedTarget(
  { request, isSecure }: ServerTransaction,
  { aor }: Identity,
  { packages }: EngineContext,
): Result<ChosenPackage & { readonly presentity: string; readonly isNobody: false }, Rejection> | undefined {
  const chosen = choosePackage(request.headers, packages);
  if (!chosen.ok) return undefined;
  const { eventPackage, event } = chosen.value;
  if (eventPackage.source !== "derived" || eventPackage.locate === undefined) return undefined;
  const uri = parseUri(request.uri);
  if (!uri.ok || !(uri.value.scheme === "sip" || (uri.value.scheme === "sips" && isSecure))) return undefined;
  const address = uri.value.user === undefined ? undefined : aorOf(uri.value);
  const located = eventPackage.locate({
    user: address?.slice("sip:".length, address.lastIndexOf("@")),
    host: uri.value.host.toLowerCase(),
    watcher: aor,
    parameter: (name) => event.params.get(name),
  });
  return located.ok ? ok({ ...chosen.value, presentity: located.value, isNobody: false }) : located;
}
