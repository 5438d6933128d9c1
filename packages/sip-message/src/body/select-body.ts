import type { HeaderFields } from "../header-fields";
import { type ContentDisposition, parseContentDisposition } from "../headers/content-disposition";
import { contentEncodings } from "../headers/content-encoding";
import { type ContentType, contentTypeOf } from "../headers/content-type";
import type { BodyPart, Multipart } from "./body-part";
import { parseMultipart } from "./parse-multipart";

/** What the receiver can process in the context of the request at hand. */
export interface Understanding {
  /** Media types, lower case, such as `application/pidf+xml`. A `multipart/…` among them is taken as a whole. */
  readonly types: ReadonlySet<string>;
  /** Disposition types; `render` alone when left out, the default of all bodies but SDP (RFC 3261 section 20.11). */
  readonly dispositions?: ReadonlySet<string>;
}

/** A body or body part to process. */
export interface SelectedBody {
  readonly contentType: ContentType;
  readonly headers: HeaderFields;
  readonly body: Uint8Array;
  /** The multipart/related whose root this is, for references to the other parts. */
  readonly related: Multipart | undefined;
}

export type BodySelection =
  | { readonly kind: "selected"; readonly selected: SelectedBody }
  /** No body, or nothing in it that must or can be processed. */
  | { readonly kind: "nothing" }
  /** Answer 415 with an Accept of the types understood (RFC 5621 section 8.4). */
  | { readonly kind: "unsupported"; readonly reason: string }
  /** Answer 400. */
  | { readonly kind: "malformed"; readonly reason: string };

/**
 * Chooses what to process of a message body (RFC 5621). The body is given after the Content-Length cut and with its
 * own Content-Encoding undone. The first part of `mixed` and the last of `alternative` that is understood wins; of
 * `related` the root; an unknown multipart counts as `mixed`. What is not understood is refused when its handling is
 * required, and left out when it is optional.
 */
export function selectBody(
  headers: HeaderFields,
  body: Uint8Array,
  understanding: Understanding,
): BodySelection {
  if (body.length === 0) return nothing;
  const contentType = contentTypeOf(headers);
  if (!contentType.ok) return { kind: "malformed", reason: contentType.error };
  if (contentType.value === undefined) return { kind: "malformed", reason: "body without Content-Type" };
  const written = headers.first("content-disposition");
  const disposition = written === undefined ? undefined : parseContentDisposition(written);
  if (disposition?.ok === false) return { kind: "malformed", reason: disposition.error };
  const isWhole =
    contentType.value.type !== "multipart" || understanding.types.has(contentType.value.mediaType);
  const nested = isWhole ? undefined : parseMultipart(contentType.value, body);
  if (nested?.ok === false) return { kind: "malformed", reason: nested.error };
  return choose(
    {
      headers,
      contentType: contentType.value,
      disposition: disposition?.value,
      contentId: undefined,
      body,
      nested: nested?.value,
    },
    understanding,
    { isTop: true, related: undefined },
  );
}

interface Place {
  readonly isTop: boolean;
  readonly related: Multipart | undefined;
}

function choose(part: BodyPart, understanding: Understanding, place: Place): BodySelection {
  const isWhole = part.nested === undefined || understanding.types.has(part.contentType.mediaType);
  const selection = isWhole
    ? chooseWhole(part, understanding, place)
    : chooseWithin(part.nested, understanding);
  return selection.kind === "unsupported" && isOptional(part.disposition) ? nothing : selection;
}

function chooseWhole(part: BodyPart, understanding: Understanding, place: Place): BodySelection {
  const { contentType, headers, body } = part;
  if (!understanding.types.has(contentType.mediaType)) return unsupported(`type ${contentType.mediaType}`);
  const disposition = part.disposition?.type ?? defaultDisposition(contentType);
  // Without a reference to it a by-reference part must not be processed (RFC 5621 section 9.4).
  const dispositions = understanding.dispositions ?? renderOnly;
  if (!dispositions.has(disposition)) return unsupported(`disposition ${disposition}`);
  if (!place.isTop && isEncoded(headers)) return unsupported("encoded body part");
  return { kind: "selected", selected: { contentType, headers, body, related: place.related } };
}

function chooseWithin(multipart: Multipart, understanding: Understanding): BodySelection {
  switch (multipart.contentType.subtype) {
    case "alternative":
      return chooseAlternative(multipart, understanding);
    case "related":
      return choose(rootOf(multipart), understanding, { isTop: false, related: multipart });
    default:
      return chooseMixed(multipart, understanding);
  }
}

/** Every required part must be understood; the first that is gets processed. */
function chooseMixed(multipart: Multipart, understanding: Understanding): BodySelection {
  let first: BodySelection = nothing;
  for (const part of multipart.parts) {
    const selection = choose(part, understanding, inner);
    if (selection.kind === "unsupported" || selection.kind === "malformed") return selection;
    if (first.kind === "nothing") first = selection;
  }
  return first;
}

/** The last part understood is the best; the handling of the parts themselves does not count (RFC 5621 section 8.3). */
function chooseAlternative(multipart: Multipart, understanding: Understanding): BodySelection {
  for (const part of multipart.parts.toReversed()) {
    const selection = choose(part, understanding, inner);
    if (selection.kind === "selected") return selection;
  }
  return unsupported("no alternative is understood");
}

/** The part named by `start`, else the first (RFC 2387 section 3.2). */
function rootOf(multipart: Multipart): BodyPart {
  const start = multipart.contentType.params.get("start")?.replace(/^<(.*)>$/, "$1");
  const named = start === undefined ? undefined : multipart.parts.find((part) => part.contentId === start);
  const root = named ?? multipart.parts[0];
  if (root === undefined) throw new Error("a multipart has at least one part");
  return root;
}

const plainTransferEncodings: ReadonlySet<string> = new Set(["7bit", "8bit", "binary"]);

/** Whether the octets of a part are not yet its content. */
export const isEncoded = (headers: HeaderFields): boolean =>
  contentEncodings(headers).length > 0 ||
  !plainTransferEncodings.has(headers.first("content-transfer-encoding")?.toLowerCase() ?? "binary");

const defaultDisposition = (type: ContentType): string =>
  type.mediaType === "application/sdp" ? "session" : "render";

const isOptional = (disposition: ContentDisposition | undefined): boolean =>
  disposition?.handling === "optional";

const unsupported = (reason: string): BodySelection => ({ kind: "unsupported", reason });

const nothing: BodySelection = { kind: "nothing" };
const renderOnly: ReadonlySet<string> = new Set(["render"]);
const inner: Place = { isTop: false, related: undefined };
