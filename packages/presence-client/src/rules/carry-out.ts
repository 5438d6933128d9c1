import { fail, ok, type Result } from "@porchlight/kernel";
import type { EditRefusal, RulesEdit } from "@porchlight/policy";
import type { Condition } from "../http/condition";
import type { XdmClient } from "../xdm/xdm-client";
import type { XdmFailure } from "../xdm/xdm-failure";
import type { Copies, RulesDocuments } from "./rules-documents";

/** Why nothing was decided. */
export type RulesFailure = XdmFailure | EditRefusal;

/** A document that a decision wrote. */
export interface WrittenDocument {
  readonly path: string;
  /** Undefined when there was none. */
  readonly before: string | undefined;
  /** The version that was written; undefined when it is not known, or others wrote in between. */
  readonly etag: string | undefined;
}

export interface WritingParts {
  readonly xdm: XdmClient;
  readonly documents: RulesDocuments;
}

/** Others can be first this often. */
const mostAttempts = 8;

/**
 * Writes what `edit` makes of the documents, one after the other, each on the condition that it is as it was seen; from
 * the newest versions again when it is not. What was written is taken back when a later write is refused.
 */
export async function carryOut(
  parts: WritingParts,
  first: Copies,
  edit: (copies: Copies) => Promise<Result<RulesEdit, RulesFailure>>,
): Promise<Result<readonly WrittenDocument[], RulesFailure>> {
  const trail = new Map<string, WrittenDocument>();
  let copies: Result<Copies, XdmFailure> = ok(first);
  for (let attempt = 1; ; attempt += 1) {
    if (!copies.ok) return takenBack(parts, trail, copies.error);
    const changes = await edit(copies.value);
    if (!changes.ok) return takenBack(parts, trail, changes.error);
    const failure = await writeAll(parts, changes.value, copies.value, trail);
    if (failure === undefined) return ok([...trail.values()]);
    if (failure.kind !== "precondition-failed" || attempt >= mostAttempts) {
      return takenBack(parts, trail, failure);
    }
    copies = await parts.documents.read();
  }
}

async function writeAll(
  { xdm, documents }: WritingParts,
  changes: RulesEdit,
  copies: Copies,
  trail: Map<string, WrittenDocument>,
): Promise<XdmFailure | undefined> {
  for (const { path, before, text } of changes) {
    const etag = copies.get(path)?.etag;
    const result = await xdm.put(documents.addressOf(path), text, conditionOf(etag));
    if (!result.ok) return result.error;
    const written = result.value.etag;
    const earlier = trail.get(path);
    const isOurs = earlier === undefined || earlier.etag === etag;
    trail.set(path, { path, before: (earlier ?? { before }).before, etag: isOurs ? written : undefined });
    if (written !== undefined) documents.wrote(path, etag, { etag: written, text });
  }
  return undefined;
}

const conditionOf = (etag: string | undefined): Condition =>
  etag === undefined ? { exists: false } : { etag };

async function takenBack(
  parts: WritingParts,
  trail: ReadonlyMap<string, WrittenDocument>,
  failure: RulesFailure,
): Promise<Result<never, RulesFailure>> {
  await restore(parts, [...trail.values()]);
  return fail(failure);
}

/** Puts documents back as they were, the last one first, each only when nobody has changed it since. */
export async function restore(
  { xdm, documents }: WritingParts,
  written: readonly WrittenDocument[],
): Promise<XdmFailure | undefined> {
  for (const { path, before, etag } of [...written].reverse()) {
    if (etag === undefined) return { kind: "precondition-failed" };
    const address = documents.addressOf(path);
    const result =
      before === undefined ? await xdm.delete(address, { etag }) : await xdm.put(address, before, { etag });
    if (!result.ok) return result.error;
    const restored = result.value.etag;
    if (before === undefined) documents.wrote(path, etag, undefined);
    else if (restored !== undefined) documents.wrote(path, etag, { etag: restored, text: before });
  }
  return undefined;
}
