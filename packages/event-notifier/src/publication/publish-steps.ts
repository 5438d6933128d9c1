import { fail, type Instant, ok, type Result } from "@porchlight/kernel";
import { type HeaderFields, parseIfMatch, type SipRequest, selectBody } from "@porchlight/sip-message";
import type { PublicationGrant } from "../authorization";
import type { Compositor, PublicationRefusal, PublishedDocument, PublishedText } from "../compositor";
import type { PublishedPackage } from "../event-package";
import { type Rejection, rejection } from "../rejection";
import { EXTERNAL_TYPE, type PublishedPart } from "../related/published-part";
import { type PartRules, readParts } from "../related/read-parts";
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
  /** Those that the document refers to. */
  readonly parts: readonly PublishedPart[];
}

/** What a body is read for. */
export interface BodyReading {
  readonly eventPackage: PublishedPackage;
  readonly compositor: Compositor;
  readonly maxOctets: number;
  /** The publication the request modifies. */
  readonly publication: Publication | undefined;
}

/** The same with what is taken beside the document. */
export interface RequestReading extends BodyReading {
  readonly partRules: Omit<PartRules, "takesReferences" | "unsupported">;
}

/** Step 6: type served (415 with Accept), size in bounds (413), content well-formed and about this resource (400). */
export function readPublishedBody(
  request: SipRequest,
  reading: RequestReading,
): Result<PublishedBody, Rejection> {
  const { eventPackage, maxOctets } = reading;
  const selection = selectBody(request.headers, request.body, { types: new Set(eventPackage.publishTypes) });
  switch (selection.kind) {
    case "nothing":
      return fail(rejection(400, [], "Missing Body"));
    case "malformed":
      return fail(badDocument(selection.reason));
    case "unsupported":
      return fail(unsupportedType(eventPackage, isReference(request)));
    case "selected": {
      const { body, contentType, related } = selection.selected;
      const parts = related === undefined ? ok([]) : readParts(related, body, partRules(reading));
      if (!parts.ok) return parts;
      if (request.body.length > maxOctets) return fail(rejection(413));
      return readPublishedText({ contentType: contentType.mediaType, body }, reading, parts.value);
    }
  }
}

function partRules({ eventPackage, partRules: rules }: RequestReading): PartRules {
  const takesReferences = eventPackage.partTypes?.includes(EXTERNAL_TYPE) === true;
  const unsupported = (isReference: boolean): Rejection => unsupportedType(eventPackage, isReference);
  return { ...rules, takesReferences, unsupported };
}

/** The document itself lies elsewhere, where nobody here fetches it. */
const isReference = ({ headers }: SipRequest): boolean =>
  headers.first("content-type")?.trim().toLowerCase().startsWith(EXTERNAL_TYPE) === true;

/**
 * A patch is applied to what was said so far, and what comes of it is held to the same bounds. It may refer to parts that
 * came before it; a whole document refers to those that came with it.
 */
export function readPublishedText(
  sent: PublishedText,
  { eventPackage, compositor, maxOctets, publication }: BodyReading,
  sentParts: readonly PublishedPart[] = [],
): Result<PublishedBody, Rejection> {
  const whole = compositor.wholeText(sent, publication?.body);
  if (!whole.ok) return fail(refused(whole.error, eventPackage));
  const { contentType, body } = whole.value;
  if (body.length > maxOctets) return fail(rejection(413));
  const isPatched = body !== sent.body;
  const parts = isPatched ? withFormer(sentParts, publication?.parts ?? []) : sentParts;
  const document = compositor.read(contentType, body, parts);
  if (!document.ok) return fail(refused(document.error, eventPackage));
  const referred = compositor.partsOf?.(document.value) ?? [];
  return ok({ contentType, body, document: document.value, parts: referred });
}

/** Of two parts of one name the newer one counts. */
const withFormer = (
  sent: readonly PublishedPart[],
  former: readonly PublishedPart[],
): readonly PublishedPart[] => {
  const named = new Set(sent.map(({ contentId }) => contentId));
  return [...sent, ...former.filter(({ contentId }) => !named.has(contentId))];
};

function refused(refusal: PublicationRefusal, eventPackage: PublishedPackage): Rejection {
  if (refusal.kind === "unsupported-type") return unsupportedType(eventPackage);
  const { reason, report } = refusal;
  return report === undefined ? badDocument(reason) : { ...badDocument(reason), report };
}

/** A reference that is not taken is told by the absence of its type (RFC 4483 section 5.3). */
function unsupportedType({ publishTypes, partTypes = [] }: PublishedPackage, isReference = false): Rejection {
  const offered = [...publishTypes, ...partTypes].filter((type) => !isReference || type !== EXTERNAL_TYPE);
  return rejection(415, [["Accept", offered.join(", ")]]);
}

const badDocument = (reason: string): Rejection => warnedRejection(400, reason, "Bad Body");

const encoder = new TextEncoder();

/** What of a body its publisher may say (policy.md section 8); 403 when nothing is left of it. */
export function limitBody(
  body: PublishedBody,
  grant: PublicationGrant,
  compositor: Compositor,
): Result<PublishedBody, Rejection> {
  const limited = grant.limit(body.document);
  if (limited === undefined) return fail(rejection(403));
  if (limited === "unchanged") return ok(body);
  const { document, text } = limited;
  const parts = compositor.partsOf?.(document) ?? [];
  return ok({ ...body, document, body: encoder.encode(text), parts });
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
