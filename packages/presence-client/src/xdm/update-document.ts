import type { DocumentCopy } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import type { Condition } from "../http/condition";
import type { DocumentAddress, XcapAddress } from "./address/xcap-address";
import type { XcapClient } from "./xcap-client";
import type { XdmFailure } from "./xdm-failure";

/** One write that an edit asks for; `target` is the document or a node of it. */
export type XcapChange =
  | { readonly kind: "put"; readonly target: XcapAddress; readonly text: string }
  | { readonly kind: "delete"; readonly target: XcapAddress };

/**
 * Says what to write, seeing the document as it is now; undefined when there is none. It may be called several times, and
 * answers from the copy alone. No change is an answer too.
 */
export type XcapEdit<Refusal> = (
  current: DocumentCopy | undefined,
) => Result<XcapChange | undefined, Refusal>;

export interface UpdateOptions {
  /** A copy to begin with, in place of a GET. It may be old. */
  readonly from?: DocumentCopy | undefined;
  /** Writes tried, at most. Default 5. */
  readonly attempts?: number;
}

export interface Updated {
  /** The document's version after the edit, when the server said it. */
  readonly etag: string | undefined;
  readonly changed: boolean;
}

/** Read, edit, write on the condition that nobody else wrote meanwhile, and again when somebody did (RFC 4825 §7.11). */
export async function updateDocument<Refusal>(
  client: Pick<XcapClient, "get" | "put" | "delete">,
  document: DocumentAddress,
  edit: XcapEdit<Refusal>,
  { from, attempts = 5 }: UpdateOptions,
): Promise<Result<Updated, XdmFailure | Refusal>> {
  let current: Result<DocumentCopy | undefined, XdmFailure> = from ? ok(from) : await read(client, document);
  for (let attempt = 1; ; attempt += 1) {
    if (!current.ok) return current;
    const change = edit(current.value);
    if (!change.ok) return change;
    if (!change.value) return ok({ etag: current.value?.etag, changed: false });
    const result = await carryOut(client, change.value, conditionOf(current.value));
    if (result.ok) return ok({ etag: result.value.etag, changed: true });
    if (attempt >= attempts || !mayBeOld(result.error)) return result;
    const seen: string | undefined = current.value?.etag;
    current = await read(client, document);
    if (current.ok && current.value?.etag === seen) return result;
  }
}

async function read(
  client: Pick<XcapClient, "get">,
  document: DocumentAddress,
): Promise<Result<DocumentCopy | undefined, XdmFailure>> {
  const found = await client.get(document);
  return !found.ok && found.error.kind === "not-found" ? ok(undefined) : found;
}

const carryOut = (client: Pick<XcapClient, "put" | "delete">, change: XcapChange, condition: Condition) =>
  change.kind === "put"
    ? client.put(change.target, change.text, condition)
    : client.delete(change.target, condition);

const conditionOf = (current: DocumentCopy | undefined): Condition =>
  current ? { etag: current.etag } : { exists: false };

/** Failures that come of a copy that is no longer true; a server tells a missing node or parent before the version. */
function mayBeOld(failure: XdmFailure): boolean {
  if (failure.kind === "conflict") return failure.report.kind === "no-parent";
  return failure.kind === "precondition-failed" || failure.kind === "not-found";
}
