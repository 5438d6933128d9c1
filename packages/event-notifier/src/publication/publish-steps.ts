import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { type HeaderFields, parseContentType, parseIfMatch, type SipRequest } from "@porchlight/sip-message";
import type { Compositor, EventPackage, PublishedDocument } from "../event-package";
import { type Rejection, rejection } from "../rejection";
import type { Publication } from "./publication";

/** Step 4: exactly one entity-tag, and it names a live publication of this resource and package, else 400 or 412. */
export function matchPublication(
  headers: HeaderFields,
  find: (entityTag: string) => Publication | undefined,
): Result<Publication | undefined, Rejection> {
  const tag = parseIfMatch(headers);
  if (!tag.ok) return fail(rejection(400, [], "Malformed SIP-If-Match"));
  if (tag.value === undefined) return ok(undefined);
  const publication = find(tag.value);
  return publication === undefined ? fail(rejection(412)) : ok(publication);
}

/** Step 6: type served (415 with Accept), size in bounds (413), content well-formed and about this resource (400). */
export function readPublishedBody(
  request: SipRequest,
  eventPackage: EventPackage,
  compositor: Compositor,
  maxOctets: number,
): Result<{ contentType: string; document: PublishedDocument }, Rejection> {
  if (request.body.length === 0) return fail(rejection(400, [], "Missing Body"));
  const contentType = bodyType(request.headers);
  const accept = eventPackage.publishTypes.join(", ");
  if (contentType === undefined || !eventPackage.publishTypes.includes(contentType)) {
    return fail(rejection(415, [["Accept", accept]]));
  }
  if (request.body.length > maxOctets) return fail(rejection(413));
  const document = compositor.read(contentType, request.body);
  if (document.ok) return ok({ contentType, document: document.value });
  return document.error.kind === "unsupported-type"
    ? fail(rejection(415, [["Accept", accept]]))
    : fail(
        rejection(
          400,
          [["Warning", `399 porchlight "${printable(document.error.reason)}"`]],
          "Bad Presence Document",
        ),
      );
}

/** Step 7: a modify sooner than `throttleSeconds` after the last change is pushed back (SOURCE-THROTTLE-PUBLISH). */
export function throttleModify(
  publication: Publication,
  throttleSeconds: number,
  now: Instant,
): Result<void, Rejection> {
  if (throttleSeconds <= 0) return ok(undefined);
  const waitMs = publication.modifiedAt + throttleSeconds * 1000 - now;
  return waitMs <= 0
    ? ok(undefined)
    : fail(rejection(503, [["Retry-After", String(Math.ceil(waitMs / 1000))]]));
}

function bodyType(headers: HeaderFields): string | undefined {
  const text = headers.first("content-type");
  if (text === undefined) return undefined;
  const parsed = parseContentType(text);
  return parsed.ok ? `${parsed.value.type}/${parsed.value.subtype}` : undefined;
}

function printable(reason: string): string {
  return reason.replace(/[^\x20-\x7e]|["\\]/g, "'").slice(0, 200);
}
