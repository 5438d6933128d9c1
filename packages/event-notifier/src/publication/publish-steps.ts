import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import {
  type BodyPart,
  contentEncodings,
  type HeaderFields,
  parseIfMatch,
  type SipRequest,
  selectBody,
} from "@porchlight/sip-message";
import type { PublicationGrant } from "../authorization";
import type { Compositor, PublicationRefusal, PublishedDocument, PublishedText } from "../compositor";
import type { PublishedPackage } from "../event-package";
import { type Rejection, rejection } from "../rejection";
import { warnedRejection } from "../warned-rejection";
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

/** A body that passed step 6. */
export interface PublishedBody extends PublishedText {
  readonly document: PublishedDocument;
}

/** What a body is read for. */
export interface BodyReading {
  readonly eventPackage: PublishedPackage;
  readonly compositor: Compositor;
  readonly maxOctets: number;
  /** The publication the request modifies. */
  readonly publication: Publication | undefined;
}

/** Step 6: type served (415 with Accept), size in bounds (413), content well-formed and about this resource (400). */
export function readPublishedBody(
  request: SipRequest,
  reading: BodyReading,
): Result<PublishedBody, Rejection> {
  const { eventPackage, maxOctets } = reading;
  if (contentEncodings(request.headers).some((encoding) => encoding !== "identity")) {
    return fail(rejection(415, [["Accept-Encoding", "identity"]]));
  }
  const selection = selectBody(request.headers, request.body, { types: new Set(eventPackage.publishTypes) });
  switch (selection.kind) {
    case "nothing":
      return fail(rejection(400, [], "Missing Body"));
    case "malformed":
      return fail(badDocument(selection.reason));
    case "unsupported":
      return fail(unsupportedType(eventPackage));
    case "selected": {
      const { body, contentType, related } = selection.selected;
      if (related?.parts.some(isIndirect)) return fail(unsupportedType(eventPackage));
      if (request.body.length > maxOctets) return fail(rejection(413));
      return readPublishedText({ contentType: contentType.mediaType, body }, reading);
    }
  }
}

/** Content that has to be fetched from elsewhere, which nobody here does (RFC 4483 section 5.3). */
const isIndirect = ({ contentType, disposition }: BodyPart): boolean =>
  contentType.mediaType === "message/external-body" && disposition?.handling !== "optional";

/** A patch is applied to what was said so far, and what comes of it is held to the same bounds. */
export function readPublishedText(
  sent: PublishedText,
  { eventPackage, compositor, maxOctets, publication }: BodyReading,
): Result<PublishedBody, Rejection> {
  const whole = compositor.wholeText(sent, publication?.body);
  if (!whole.ok) return fail(refused(whole.error, eventPackage));
  const { contentType, body } = whole.value;
  if (body.length > maxOctets) return fail(rejection(413));
  const document = compositor.read(contentType, body);
  return document.ok
    ? ok({ contentType, body, document: document.value })
    : fail(refused(document.error, eventPackage));
}

function refused(refusal: PublicationRefusal, eventPackage: PublishedPackage): Rejection {
  if (refusal.kind === "unsupported-type") return unsupportedType(eventPackage);
  const { reason, report } = refusal;
  return report === undefined ? badDocument(reason) : { ...badDocument(reason), report };
}

const unsupportedType = (eventPackage: PublishedPackage): Rejection =>
  rejection(415, [["Accept", eventPackage.publishTypes.join(", ")]]);

const badDocument = (reason: string): Rejection => warnedRejection(400, reason, "Bad Body");

const encoder = new TextEncoder();

/** What of a body its publisher may say (policy.md section 8); 403 when nothing is left of it. */
export function limitBody(body: PublishedBody, grant: PublicationGrant): Result<PublishedBody, Rejection> {
  const limited = grant.limit(body.document);
  if (limited === undefined) return fail(rejection(403));
  if (limited === "unchanged") return ok(body);
  return ok({ ...body, document: limited.document, body: encoder.encode(limited.text) });
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
