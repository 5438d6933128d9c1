import { ok, type Result } from "@porchlight/kernel";
import type { DocumentVersion } from "@porchlight/xdm";
import type { DocumentAddress, OfficeDocuments } from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";

/** The document a selector names, whether there is one or not. */
export function addressOf(documents: OfficeDocuments, selector: string): Result<DocumentAddress, Problem> {
  const address = documents.address(selector);
  if (address !== undefined) return ok(address);
  return refuse("document-not-found", say("is-no-document", { selector }), "selector");
}

export const noSuchDocument = (selector: string) =>
  refuse("document-not-found", say("there-is-no-document", { selector }), "selector");

/** A version that is kept. */
export async function versionOf(
  { archive }: OfficeDocuments,
  { key }: DocumentAddress,
  version: number,
): Promise<Result<DocumentVersion, Problem>> {
  const found = await archive.readVersion(key, version);
  if (found !== undefined) return ok(found);
  return refuse("document-version-not-found", say("version-not-kept", { version }), "version");
}
