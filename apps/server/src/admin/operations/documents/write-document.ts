import type { CallOutput, Operations } from "@porchlight/admin-api";
import { fail, ok, type Result } from "@porchlight/kernel";
import { documentSelectorText, type ExpectedState, type XcapResponse } from "@porchlight/xdm";
import type { DocumentAddress, DocumentErrand, DocumentOrder, OfficeDocuments } from "../../ports/documents";
import { TooManyWriters } from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { storedDocumentRow } from "../../views/document-row";
import { addressOf, noSuchDocument, versionOf } from "./find-document";
import { writeRefusal } from "./write-refusal";

/** A document as a write left it. */
export type WrittenDocument = CallOutput<Operations["putDocument"]>;

/** The entity-tag that a document must have; null: there must be none; undefined: whatever there is. */
export type WantedTag = string | null | undefined;

/** Writes a document for its user. */
export async function putDocument(
  documents: OfficeDocuments,
  selector: string,
  { text, ifMatch }: { readonly text: string; readonly ifMatch?: WantedTag },
  errand: DocumentErrand,
): Promise<Result<WrittenDocument, Problem>> {
  const address = addressOf(documents, selector);
  if (!address.ok) return address;
  return written(documents, address.value, { ...errand, text, expected: expectedState(ifMatch) });
}

/** Writes a version again. */
export async function restoreDocument(
  documents: OfficeDocuments,
  { selector, version }: { readonly selector: string; readonly version: number },
  ifMatch: WantedTag,
  errand: DocumentErrand,
): Promise<Result<WrittenDocument, Problem>> {
  const address = addressOf(documents, selector);
  if (!address.ok) return address;
  const found = await versionOf(documents, address.value, version);
  if (!found.ok) return found;
  const { text } = found.value;
  if (text === undefined) {
    return refuse("document-version-not-found", say("version-is-deletion", { version }), "version");
  }
  const order = { ...errand, text, expected: expectedState(ifMatch), restores: found.value };
  return written(documents, address.value, order);
}

/** Deletes a document; its history stays. */
export async function deleteDocument(
  documents: OfficeDocuments,
  selector: string,
  ifMatch: string | undefined,
  errand: DocumentErrand,
): Promise<Result<undefined, Problem>> {
  const address = addressOf(documents, selector);
  if (!address.ok) return address;
  const order = { ...errand, text: undefined, expected: expectedState(ifMatch) };
  const response = await answered(documents, address.value, order);
  return response.ok ? ok(undefined) : response;
}

async function written(
  documents: OfficeDocuments,
  address: DocumentAddress,
  order: DocumentOrder,
): Promise<Result<WrittenDocument, Problem>> {
  const response = await answered(documents, address, order);
  if (!response.ok) return response;
  const document = await documents.archive.read(address.key);
  if (document === undefined) return noSuchDocument(documentSelectorText(address.key));
  return ok({ ...storedDocumentRow(document), created: response.value.status === 201 });
}

async function answered(
  documents: OfficeDocuments,
  address: DocumentAddress,
  order: DocumentOrder,
): Promise<Result<XcapResponse, Problem>> {
  try {
    const response = await documents.write(address, order);
    return response.status < 300 ? ok(response) : fail(writeRefusal(response));
  } catch (error) {
    if (error instanceof TooManyWriters) return fail({ code: "too-many-writers", retryAfterSeconds: 1 });
    throw error;
  }
}

function expectedState(ifMatch: WantedTag): ExpectedState | undefined {
  if (ifMatch === undefined) return undefined;
  return ifMatch === null ? { kind: "absent" } : { kind: "etag", etag: ifMatch };
}
