import type { DocumentDifference } from "@porchlight/admin-api";
import { writeXcapDiff } from "@porchlight/documents";
import { ok, type Result } from "@porchlight/kernel";
import { type DocumentVersion, documentSelectorText, unifiedDiff } from "@porchlight/xdm";
import { diffDocuments } from "@porchlight/xml";
import type { DocumentAddress, OfficeDocuments } from "../../ports/documents";
import type { Problem } from "../../problem";
import { versionOf } from "./find-document";
import { type Layout, laidOut, UNBOUNDED } from "./laid-out";

export interface Comparison {
  readonly version: number;
  /** 0 is before the first version; undefined the version before. */
  readonly since?: number | undefined;
  readonly layout: Layout;
}

/** A version, or the nothing before the first one. */
type Side = Pick<DocumentVersion, "version" | "text" | "etag">;

const NOTHING: Side = { version: 0, text: undefined, etag: undefined };

/** What a version changed since another one. */
export async function compareVersions(
  documents: OfficeDocuments,
  address: DocumentAddress,
  { version, since, layout }: Comparison,
  root: string,
): Promise<Result<DocumentDifference, Problem>> {
  const after = await versionOf(documents, address, version);
  if (!after.ok) return after;
  const number = since ?? (await versionBefore(documents, address, version));
  const before = number === 0 ? ok(NOTHING) : await versionOf(documents, address, number);
  if (!before.ok) return before;
  return ok({
    since: number,
    version,
    diff: unifiedDiff(namedText(before.value, layout), namedText(after.value, layout)),
    patch: patchDocument(address, before.value, after.value, root),
  });
}

/** The kept version before; 0 when there is none. */
async function versionBefore(
  { archive }: OfficeDocuments,
  { key }: DocumentAddress,
  version: number,
): Promise<number> {
  const [older] = await archive.history(key, { before: version, limit: 1 });
  return older?.version ?? 0;
}

const namedText = ({ version, text = "" }: Side, layout: Layout) => ({
  name: `version ${version}`,
  text: laidOut(text, layout),
});

/** The change as xcap-diff tells it; null where there is nothing to patch. */
function patchDocument({ key }: DocumentAddress, before: Side, after: Side, root: string): string | null {
  if (before.text === undefined || after.text === undefined) return null;
  const operations = diffDocuments(before.text, after.text, UNBOUNDED);
  if (!operations.ok) return null;
  const isSame = operations.value.length === 0;
  return writeXcapDiff({
    xcapRoot: `${root}/`,
    entries: [
      {
        kind: "document",
        sel: documentSelectorText(key),
        ...(before.etag === undefined ? {} : { previousEtag: before.etag }),
        ...(after.etag === undefined ? {} : { newEtag: after.etag }),
        change: isSame ? { kind: "body-not-changed" } : { kind: "patch", operations: operations.value },
      },
    ],
  });
}
