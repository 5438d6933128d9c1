import { fail, ok, type Result, type Saying } from "@porchlight/kernel";
import {
  type Edit,
  editedDocument,
  heldTexts,
  parseXml,
  passedLimit,
  type XmlDocument,
  type XmlElement,
  type XmlError,
} from "@porchlight/xml";
import type { PlainConflict, XcapConflict } from "../conflict";
import { type XdmLimits, xmlLimits } from "../limits";

/** A document as it would be stored, before its usage was asked. */
export interface Proposal {
  readonly document: XmlDocument;
  /** Whether the resource is new: 201 and not 200. */
  readonly created: boolean;
  /** What it changes; undefined where it was read as a whole. */
  readonly change?: ElementChange;
}

/** One element put into a document, or taken out of it. */
export interface ElementChange {
  readonly before: XmlDocument;
  readonly put: XmlElement | undefined;
  readonly edit: Edit;
}

/** Why nothing is proposed; `too-large` is 413. */
export type ProposalRefusal =
  | { readonly kind: "conflict"; readonly conflict: XcapConflict }
  | { readonly kind: "too-large" };

export const refuseWith = (kind: PlainConflict, phrase?: Saying): Result<never, ProposalRefusal> =>
  fail({ kind: "conflict", conflict: phrase === undefined ? { kind } : { kind, phrase } });

/** Older texts that a derived tree may hold on to before its text is read again. */
const MAX_HELD_TEXTS = 16;

/** A document, with its change where it was derived from the one before. */
export type Edited = Pick<Proposal, "document" | "change">;

/** The tree of the text an edit of elements made; `put` is the element that went in. */
export function deriveEdited(
  document: XmlDocument,
  edit: Edit,
  put: XmlElement | undefined,
  limits: XdmLimits,
): Result<Edited, ProposalRefusal> {
  if (heldTexts(document) > MAX_HELD_TEXTS) return readEdited(edit, limits);
  const derived = editedDocument(document, edit, put);
  const passed = passedLimit(derived, xmlLimits(limits));
  if (passed === undefined) return ok({ document: derived, change: { before: document, put, edit } });
  const error = { kind: "too-large", reason: passed, offset: 0 } as const;
  return fail(xmlRefusal(error, edit.source.length, limits, "not-well-formed"));
}

/** Reads the text an edit made. The body was well-formed, so what is refused here is a limit or the lost root. */
export function readEdited({ source }: Edit, limits: XdmLimits): Result<Edited, ProposalRefusal> {
  const parsed = parseXml(source, xmlLimits(limits));
  if (parsed.ok) return ok({ document: parsed.value });
  return fail(xmlRefusal(parsed.error, source.length, limits, "schema-validation-error"));
}

/** What a refusal of the parser means; `malformed` is the condition for a text that is not XML. */
export function xmlRefusal(
  error: XmlError,
  length: number,
  limits: XdmLimits,
  malformed: PlainConflict,
): ProposalRefusal {
  if (error.kind !== "too-large") {
    const kind = error.kind === "not-utf-8" ? "not-utf-8" : malformed;
    return { kind: "conflict", conflict: { kind, phrase: error.reason } };
  }
  if (length > limits.documentOctets) return { kind: "too-large" };
  return { kind: "conflict", conflict: localLimit(error.reason) };
}

/** A bound of this server, not of the usage. */
export const localLimit = (phrase: Saying): XcapConflict => ({
  kind: "local-constraint-failure",
  phrase,
  alternatives: [],
});
