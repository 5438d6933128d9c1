import { fail, type Hasher, type Instant, ok, type Result } from "@porchlight/kernel";
import { expiresOf, type SipRequest } from "@porchlight/sip-message";
import type { PublicationGrant } from "../authorization";
import type { Compositor } from "../compositor";
import type { ExpiryBounds, PublishedPackage } from "../event-package";
import { grantExpiry } from "../expiry";
import { type Rejection, rejection } from "../rejection";
import type { PartRules } from "../related/read-parts";
import type { Publication } from "./publication";
import {
  limitBody,
  matchPublication,
  type PublishedBody,
  readPublishedBody,
  throttleModify,
} from "./publish-steps";

/** What the state of the resource lets a PUBLISH do; nothing has changed yet. */
export type PublishDecision =
  | ({ readonly kind: "initial"; readonly lifetimeSeconds: number } & PublishedBody)
  /** Initial with Expires 0: answered with a tag that is already dead, no state kept. */
  | { readonly kind: "momentary" }
  | { readonly kind: "refresh"; readonly publication: Publication; readonly lifetimeSeconds: number }
  | ({
      readonly kind: "modify";
      readonly publication: Publication;
      readonly lifetimeSeconds: number;
    } & PublishedBody)
  | { readonly kind: "remove"; readonly publication: Publication };

export interface PublishContext {
  readonly eventPackage: PublishedPackage;
  readonly compositor: Compositor;
  readonly find: (entityTag: string) => Publication | undefined;
  readonly publicationCount: number;
  readonly grant: PublicationGrant;
  readonly limits: PublishLimits;
  /** Bounds of the lifetime, for whoever publishes. */
  readonly expiry: ExpiryBounds;
  /** Domain of the resource. */
  readonly host: string;
  readonly hasher: Hasher;
  readonly relocate?: PartRules["relocate"];
}

export interface PublishLimits {
  readonly bodyOctets: number;
  /** Longest content beside a document, octets; 0 = none is taken (CLIENT-OBJ-DATA-LIMIT). */
  readonly directPartOctets: number;
  readonly publicationsPerPresentity: number;
  /** 0 = off. */
  readonly throttleSeconds: number;
}

/** Steps 4 to 7 of RFC 3903 section 6, in their order. */
export function decidePublish(
  request: SipRequest,
  context: PublishContext,
  now: Instant,
): Result<PublishDecision, Rejection> {
  const matched = matchPublication(request.headers, context.find);
  if (!matched.ok) return matched;
  const lifetime = grantExpiry(expiresOf(request.headers), context.expiry);
  if (!lifetime.ok) return lifetime;
  const publication = matched.value;
  if (publication === undefined) return decideInitial(request, context, lifetime.value);
  if (lifetime.value === 0) return ok({ kind: "remove", publication });
  if (request.body.length === 0) return ok({ kind: "refresh", publication, lifetimeSeconds: lifetime.value });
  const body = readGrantedBody(request, publication, context);
  if (!body.ok) return body;
  const paced = throttleModify(publication, context.limits.throttleSeconds, now);
  if (!paced.ok) return paced;
  return ok({ kind: "modify", publication, lifetimeSeconds: lifetime.value, ...body.value });
}

/** A body with what its publisher may say of the presentity; 403 when that is nothing. */
function readGrantedBody(
  request: SipRequest,
  publication: Publication | undefined,
  context: PublishContext,
): Result<PublishedBody, Rejection> {
  const { eventPackage, compositor, limits, grant, host, hasher, relocate } = context;
  const partRules = { directOctets: limits.directPartOctets, host, hasher, relocate };
  const reading = { eventPackage, compositor, maxOctets: limits.bodyOctets, publication, partRules };
  const body = readPublishedBody(request, reading);
  return body.ok ? limitBody(body.value, grant, compositor) : body;
}

function decideInitial(
  request: SipRequest,
  context: PublishContext,
  lifetimeSeconds: number,
): Result<PublishDecision, Rejection> {
  const body = readGrantedBody(request, undefined, context);
  if (!body.ok) return body;
  if (lifetimeSeconds === 0) return ok({ kind: "momentary" });
  const room = roomForOneMore(context);
  if (!room.ok) return room;
  return ok({ kind: "initial", lifetimeSeconds, ...body.value });
}

/** 403 where a presentity has as many publications as it may. */
export const roomForOneMore = ({
  publicationCount,
  limits,
}: Pick<PublishContext, "publicationCount" | "limits">): Result<void, Rejection> =>
  publicationCount < limits.publicationsPerPresentity
    ? ok(undefined)
    : fail(rejection(403, [["Warning", '399 porchlight "too many publications"']]));
