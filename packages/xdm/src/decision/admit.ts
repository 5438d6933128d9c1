import { fail, ok, type Result } from "@porchlight/kernel";
import type { XmlDocument } from "@porchlight/xml";
import type { ApplicationUsage } from "../application-usage";
import type { XcapConflict } from "../conflict";
import type { DocumentKey } from "../document-key";
import { octetsOf } from "../operations/body-text";
import { localLimit } from "../operations/proposal";
import type { XcapResponse } from "../outcome";
import type { SchemaValidator } from "../schema-validator";
import type { StoredDocument } from "../stored-document";
import type { XcapContext } from "../xcap-context";
import { conflictResponse, FORBIDDEN, TOO_LARGE } from "./responses";
import { undeclaredName } from "./undeclared-name";

/** Steps 11 to 13: whether a document may be stored under this key (RFC 4825 section 8.2.5). */
export function admitDocument(
  document: XmlDocument,
  key: DocumentKey,
  current: StoredDocument | undefined,
  usage: ApplicationUsage,
  context: XcapContext,
): Result<void, XcapResponse> {
  const conflict =
    schemaFault(document, usage, context.schemas) ?? usage.uniqueness?.(document, key, context);
  if (conflict !== undefined) return fail(conflictResponse(conflict));
  const refusal = usage.constraints?.(document, key, context);
  if (refusal !== undefined) {
    return fail(refusal.kind === "forbidden" ? FORBIDDEN : conflictResponse(refusal.conflict));
  }
  return checkQuota(document.source, key, current, context);
}

function schemaFault(
  { source, root }: XmlDocument,
  usage: ApplicationUsage,
  schemas: SchemaValidator,
): XcapConflict | undefined {
  const valid = schemas.validate(usage.schema, source);
  if (!valid.ok) {
    const { line, message } = valid.error;
    return { kind: "schema-validation-error", phrase: line > 0 ? `line ${line}: ${message}` : message };
  }
  const name = undeclaredName(root, schemas);
  if (name === undefined) return undefined;
  return { kind: "schema-validation-error", phrase: `${name} is not declared in its namespace` };
}

/** What one user may keep. */
function checkQuota(
  text: string,
  key: DocumentKey,
  current: StoredDocument | undefined,
  context: XcapContext,
): Result<void, XcapResponse> {
  const { limits } = context;
  const octets = octetsOf(text);
  if (octets > limits.documentOctets) return fail(TOO_LARGE);
  if (key.tree !== "users") return ok(undefined);
  const held = context.holdings(key.xui);
  if (current === undefined && held.documents >= limits.documentsPerUser) {
    return fail(conflictResponse(localLimit(`no more than ${limits.documentsPerUser} documents`)));
  }
  const kept = held.octets - (current?.octets ?? 0);
  return kept + octets > limits.octetsPerUser ? fail(TOO_LARGE) : ok(undefined);
}
