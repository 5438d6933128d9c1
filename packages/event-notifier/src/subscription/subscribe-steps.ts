import { fail, ok, type Result } from "@porchlight/kernel";
import {
  acceptsType,
  expiresOf,
  type HeaderFields,
  type SelectedBody,
  type SipRequest,
  selectBodies,
  splitList,
} from "@porchlight/sip-message";
import type { EventPackage, ExpiryBounds, SubscribeBodies, SubscribeBody } from "../event-package";
import { grantExpiry } from "../expiry";
import { type Rejection, rejection } from "../rejection";

/** Step 4: the lifetime granted in seconds, or 423 with Min-Expires. */
export function subscriptionLifetime(request: SipRequest, expiry: ExpiryBounds): Result<number, Rejection> {
  return grantExpiry(expiresOf(request.headers), expiry);
}

/** The Accept fields of a request as one value; undefined when it has none. */
export function acceptValue(headers: HeaderFields): string | undefined {
  return headers.has("accept") ? headers.raw("accept").join(", ") : undefined;
}

/**
 * Step 5: the body type of the package that Accept likes best, the package's own order between equals; the default
 * type when there is no Accept; 406 when every type is excluded (RFC 6665 section 4.1.2.1), or none where the package is
 * lenient.
 */
export function chooseBodyType(
  accept: string | undefined,
  eventPackage: EventPackage,
): Result<string, Rejection> {
  const preferred = eventPackage.notifyTypes[0] ?? "";
  if (accept === undefined) return ok(preferred);
  const ranges = splitList(accept);
  let best = preferred;
  let bestWeight = 0;
  for (const type of eventPackage.notifyTypes) {
    const weight = acceptsType(ranges, type);
    if (weight > bestWeight) {
      best = type;
      bestWeight = weight;
    }
  }
  if (bestWeight === 0 && eventPackage.isLenient === true) return ok("");
  return bestWeight > 0 ? ok(best) : fail(rejection(406, [["Accept", eventPackage.notifyTypes.join(", ")]]));
}

/**
 * Step 6: nothing, or what is in UTF-8 (400) of a type the package understands (415 with Accept), within bounds (413), a
 * list beside a body but no two of a kind (400).
 */
export function readSubscribeBodies(
  { headers, body }: SipRequest,
  eventPackage: EventPackage,
  maxOctets: number,
): Result<SubscribeBodies, Rejection> {
  if (body.length === 0 || eventPackage.isLenient === true) return ok(NOTHING);
  const { listTypes = [], subscribeTypes } = eventPackage;
  const types = [...listTypes, ...subscribeTypes];
  const refused = fail(rejection(415, [["Accept", types.join(", ")]]));
  if (types.length === 0) return refused;
  if (body.length > maxOctets) return fail(rejection(413));
  const selection = selectBodies(headers, body, [
    { types: new Set(subscribeTypes) },
    { types: new Set(listTypes), dispositions: LIST_DISPOSITIONS },
  ]);
  switch (selection.kind) {
    case "selected":
      return readSelected(selection.selected, listTypes);
    case "malformed":
      return badBody;
    case "nothing":
      return ok(NOTHING);
    case "unsupported":
      return refused;
  }
}

function readSelected(
  selected: readonly SelectedBody[],
  listTypes: readonly string[],
): Result<SubscribeBodies, Rejection> {
  let body: SubscribeBody | undefined;
  let list: string | undefined;
  for (const { body: octets, contentType } of selected) {
    const { mediaType } = contentType;
    const isList = listTypes.includes(mediaType);
    const text = decodeUtf8(octets);
    if (text === undefined || (isList ? list : body) !== undefined) return badBody;
    if (isList) list = text;
    else body = { contentType: mediaType, text };
  }
  return ok({ body, list });
}

const NOTHING: SubscribeBodies = { body: undefined, list: undefined };

/** RFC 5363 section 4. */
const LIST_DISPOSITIONS: ReadonlySet<string> = new Set(["recipient-list"]);

const badBody = fail(rejection(400, [], "Bad Body"));

const decoder = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}
