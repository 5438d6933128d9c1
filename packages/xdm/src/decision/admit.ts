import { fail, ok, type Result } from "@porchlight/kernel";
import type { ApplicationUsage, UsageRefusal } from "../application-usage";
import type { XcapConflict } from "../conflict";
import type { DocumentKey } from "../document-key";
import { octetsOf } from "../operations/body-text";
import { localLimit, type Proposal } from "../operations/proposal";
import type { XcapResponse } from "../outcome";
import { say } from "../sayings";
import type { SchemaValidator } from "../schema-validator";
import type { StoredDocument } from "../stored-document";
import type { XcapContext } from "../xcap-context";
import { conflictResponse, FORBIDDEN, TOO_LARGE } from "./responses";
import { undeclaredName } from "./undeclared-name";

/** Steps 11 to 13: whether a document may be stored under this key (RFC 4825 section 8.2.5). */
export function admitDocument(
  proposal: Proposal,
  key: DocumentKey,
  current: StoredDocument | undefined,
  usage: ApplicationUsage,
  context: XcapContext,
): Result<void, XcapResponse> {
  const { document } = proposal;
  const unknown = usage.vocabulary?.(document);
  if (unknown !== undefined) return fail(refusalResponse(unknown));
  const conflict =
    schemaFault(proposal, usage, context.schemas) ?? usage.uniqueness?.(document, key, context);
  if (conflict !== undefined) return fail(conflictResponse(conflict));
  const refusal = usage.constraints?.(document, key, context);
  if (refusal !== undefined) return fail(refusalResponse(refusal));
  return checkQuota(proposedOctets(proposal, current), key, current, context);
}

const refusalResponse = (refusal: UsageRefusal): XcapResponse =>
  refusal.kind === "forbidden" ? FORBIDDEN : conflictResponse(refusal.conflict);

function schemaFault(
  proposal: Proposal,
  usage: ApplicationUsage,
  schemas: SchemaValidator,
): XcapConflict | undefined {
  const valid = schemas.validate(usage.schema, proposal.document.source, proposal.change);
  if (!valid.ok) {
    const { line, what } = valid.error;
    const phrase = line > 0 ? say("at-line", { line, message: what }) : what;
    return { kind: "schema-validation-error", phrase };
  }
  const name = undeclaredName(proposal, schemas);
  if (name === undefined) return undefined;
  return { kind: "schema-validation-error", phrase: say("not-declared", { name }) };
}

/** Of a small change only what it changes is counted. */
function proposedOctets({ document, change }: Proposal, current: StoredDocument | undefined): number {
  const { source } = document;
  if (change === undefined || current === undefined) return octetsOf(source);
  const { before, edit } = change;
  const removed = before.source.slice(edit.from, edit.to);
  const added = source.slice(edit.from, source.length - (before.source.length - edit.to));
  return current.octets - octetsOf(removed) + octetsOf(added);
}

/** What one user may keep. */
function checkQuota(
  octets: number,
  key: DocumentKey,
  current: StoredDocument | undefined,
  context: XcapContext,
): Result<void, XcapResponse> {
  const { limits } = context;
  if (octets > limits.documentOctets) return fail(TOO_LARGE);
  if (key.tree !== "users") return ok(undefined);
  const held = context.holdings(key.xui);
  if (current === undefined && held.documents >= limits.documentsPerUser) {
    return fail(conflictResponse(localLimit(say("too-many-documents", { count: limits.documentsPerUser }))));
  }
  const kept = held.octets - (current?.octets ?? 0);
  return kept + octets > limits.octetsPerUser ? fail(TOO_LARGE) : ok(undefined);
}
