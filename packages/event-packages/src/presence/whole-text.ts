import { namesPresentity, PIDF_DIFF, PIDF_DIFF_TYPE, readPidfDiff } from "@porchlight/documents";
import type { PublicationRefusal, PublishedText } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { applyPatch, PATCH_OPS_ERROR_TYPE, type PatchError, patchErrorDocument } from "@porchlight/xml";
import { PIDF_TYPE } from "./media-type";

/** Steps one patch may take; thousands of times what one needs that changes a document of the size we take. */
const MAX_EFFORT = 4_000_000;

/** Partial publication (RFC 5264 section 4.3): what the publication says in whole. `version` plays no part in it. */
export function wholeText(
  sent: PublishedText,
  soFar: string | undefined,
  presentity: string,
): Result<PublishedText, PublicationRefusal> {
  if (sent.contentType !== PIDF_DIFF_TYPE) return ok(sent);
  const read = readPidfDiff(sent.body);
  if (!read.ok) return fail(unusable(read.error));
  const diff = read.value;
  if (diff.kind === "full") return ok(presence(diff.presence));
  if (soFar === undefined)
    return fail({ kind: "malformed", reason: "a partial document of nothing published" });
  const { entity, operations } = diff;
  if (entity !== undefined && !namesPresentity(entity, presentity)) {
    return fail({ kind: "malformed", reason: "the entity is not the presentity this document is for" });
  }
  const result = applyPatch(soFar, operations, { maxEffort: MAX_EFFORT });
  return result.ok ? ok(presence(result.value)) : fail(unusable(result.error));
}

const encoder = new TextEncoder();

const presence = (text: string): PublishedText => ({ contentType: PIDF_TYPE, body: encoder.encode(text) });

const unusable = (error: PatchError): PublicationRefusal => ({
  kind: "malformed",
  reason: `${error.condition}: ${error.phrase}`,
  report: { contentType: PATCH_OPS_ERROR_TYPE, body: patchErrorDocument(error, PIDF_DIFF) },
});
