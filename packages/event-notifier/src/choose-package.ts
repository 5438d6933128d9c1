import { fail, ok, type Result } from "@porchlight/kernel";
import { type EventHeader, type HeaderFields, parseEvent } from "@porchlight/sip-message";
import type { EventPackage, PublishedPackage } from "./event-package";
import type { PackageRegistry } from "./package-registry";
import { type Rejection, rejection } from "./rejection";

export interface ChosenPackage<Package extends EventPackage = EventPackage> {
  readonly eventPackage: Package;
  /** `id` parameter of the Event header; empty when absent. */
  readonly eventId: string;
  readonly event: EventHeader;
}

/** Event present and its package served, else 489 with Allow-Events (RFC 6665 section 4.2.1.1). */
export function choosePackage(
  headers: HeaderFields,
  registry: PackageRegistry,
): Result<ChosenPackage, Rejection> {
  const event = readEvent(headers);
  const eventPackage = event === undefined ? undefined : registry.get(event.package);
  if (event === undefined || eventPackage === undefined) {
    return fail(rejection(489, [["Allow-Events", registry.allowEvents]]));
  }
  return ok({ eventPackage, eventId: event.id ?? "", event });
}

/** The same for a PUBLISH: the package takes publications (RFC 3903 section 6 step 2). */
export function choosePublishedPackage(
  headers: HeaderFields,
  registry: PackageRegistry,
): Result<ChosenPackage<PublishedPackage>, Rejection> {
  const chosen = choosePackage(headers, registry);
  if (!chosen.ok) return chosen;
  const { eventPackage } = chosen.value;
  if (eventPackage.source === "published") return ok({ ...chosen.value, eventPackage });
  return fail(rejection(489, [["Allow-Events", registry.allowPublished]]));
}

function readEvent(headers: HeaderFields): EventHeader | undefined {
  const text = headers.first("event");
  if (text === undefined) return undefined;
  const event = parseEvent(text);
  return event.ok ? event.value : undefined;
}
