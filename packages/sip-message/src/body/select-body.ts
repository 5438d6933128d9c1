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

/** The same for a receiver that processes several bodies of one message. */
export type BodiesSelection =
  | { readonly kind: "selected"; readonly selected: readonly [SelectedBody, ...SelectedBody[]] }
  | Exclude<BodySelection, { readonly kind: "selected" }>;

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
  const selection = selectBodies(headers, body, [understanding]);
  return selection.kind === "selected" ? { kind: "selected", selected: selection.selected[0] } : selection;
}

/** As `selectBody`, for bodies of several kinds that go together: all that are understood of `mixed`, in their order. */
export function selectBodies(
  headers: HeaderFields,
  body: Uint8Array,
  kinds: readonly Understanding[],
): BodiesSelection {
  if (body.length === 0) return nothing;
  const contentType = contentTypeOf(headers);
  if (!contentType.ok) return { kind: "malformed", reason: contentType.error };
  if (contentType.value === undefined) return { kind: "malformed", reason: "body without Content-Type" };
  const written = headers.first("content-disposition");
  const disposition = written === undefined ? undefined : parseContentDisposition(written);
  if (disposition?.ok === false) return { kind: "malformed", reason: disposition.error };
  const isWhole = contentType.value.type !== "multipart" || kindOf(contentType.value, kinds) !== undefined;
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
    kinds,
    { isTop: true, related: undefined },
  );
}

interface Place {
  readonly isTop: boolean;
  readonly related: Multipart | undefined;
}

/** The kind of bodies that a type is one of. */
const kindOf = ({ mediaType }: ContentType, kinds: readonly Understanding[]): Understanding | undefined =>
  kinds.find(({ types }) => types.has(mediaType));

function choose(part: BodyPart, kinds: readonly Understanding[], place: Place): BodiesSelection {
  const isWhole = part.nested === undefined || kindOf(part.contentType, kinds) !== undefined;
  const selection = isWhole ? chooseWhole(part, kinds, place) : chooseWithin(part.nested, kinds);
  return selection.kind === "unsupported" && isOptional(part.disposition) ? nothing : selection;
}

function chooseWhole(part: BodyPart, kinds: readonly Understanding[], place: Place): BodiesSelection {
  const { contentType, headers, body } = part;
  const kind = kindOf(contentType, kinds);
  if (kind === undefined) return unsupported(`type ${contentType.mediaType}`);
  const disposition = part.disposition?.type ?? defaultDisposition(contentType);
  // Without a reference to it a by-reference part must not be processed (RFC 5621 section 9.4).
  const dispositions = kind.dispositions ?? renderOnly;
  if (!dispositions.has(disposition)) return unsupported(`disposition ${disposition}`);
  if (!place.isTop && isEncoded(headers)) return unsupported("encoded body part");
  return { kind: "selected", selected: [{ contentType, headers, body, related: place.related }] };
}

function chooseWithin(multipart: Multipart, kinds: readonly Understanding[]): BodiesSelection {
  switch (multipart.contentType.subtype) {
    case "alternative":
      return chooseAlternative(multipart, kinds);
    case "related":
      return choose(rootOf(multipart), kinds, { isTop: false, related: multipart });
    default:
      return chooseMixed(multipart, kinds);
  }
}

/** Every required part must be understood. */
function chooseMixed(multipart: Multipart, kinds: readonly Understanding[]): BodiesSelection {
  const all: SelectedBody[] = [];
  for (const part of multipart.parts) {
    const selection = choose(part, kinds, inner);
    if (selection.kind === "unsupported" || selection.kind === "malformed") return selection;
    if (selection.kind === "selected") all.push(...selection.selected);
  }
  const [first, ...others] = all;
  return first === undefined ? nothing : { kind: "selected", selected: [first, ...others] };
}

/** The last part understood is the best; the handling of the parts themselves does not count (RFC 5621 section 8.3). */
function chooseAlternative(multipart: Multipart, kinds: readonly Understanding[]): BodiesSelection {
  for (const part of multipart.parts.toReversed()) {
    const selection = choose(part, kinds, inner);
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

const unsupported = (reason: string): BodiesSelection => ({ kind: "unsupported", reason });

const nothing: BodiesSelection = { kind: "nothing" };
const renderOnly: ReadonlySet<string> = new Set(["render"]);
const inner: Place = { isTop: false, related: undefined };
