import { type DocumentWrite, documentSelectorText, type WriteResult } from "@porchlight/xdm";
import type { Prisma } from "../../../generated/sqlite/client";
import { type AcceptedWrite, type Standing, WriteJudge } from "../../documents/write-judge";
import type { HistoryBounds, WriteCompanions } from "../../ports/documents";
import type { RawDatabase } from "../raw-database";
import { escapedText, rowsToJson, unescapedText } from "../row-text";
import { appendNotes } from "../sqlite-audit-log";
import { documentRows, type NumberedWrite, serviceUriRows, versionRows } from "./document-table";

export interface WriteJob {
  readonly write: DocumentWrite;
  readonly companions: WriteCompanions;
}

const STANDING_SQL = `SELECT "selector", "version", "etag" FROM "document" WHERE "selector" IN (SELECT value FROM json_each(?))`;
const TEXTS_SQL = `SELECT "selector", "text" FROM "document_version" WHERE ("selector", "version") IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;
const DEFINED_BY_SQL = `SELECT "uri", "selector" FROM "service_uri" WHERE "uri" IN (SELECT value FROM json_each(?))`;
const UNDEFINE_SQL = `DELETE FROM "service_uri" WHERE "selector" IN (SELECT value FROM json_each(?))`;
const FORGET_VERSIONS_SQL = `DELETE FROM "document_version" WHERE ("selector", "version") IN (SELECT v."selector", v."version" FROM json_each(?) AS batch JOIN "document_version" AS v ON v."selector" = batch.value ->> 0 AND v."version" <= batch.value ->> 1)`;
const FORGET_DELETED_SQL = `DELETE FROM "document" WHERE "selector" IN (SELECT "selector" FROM "document" WHERE "xui" = ? AND "etag" IS NULL ORDER BY "modifiedAt" DESC LIMIT -1 OFFSET ?)`;

/** Judges the jobs against what stands, in their order, and stores those that hold. One transaction around it all. */
export async function writeBatch(
  tx: Prisma.TransactionClient,
  jobs: readonly WriteJob[],
  bounds: HistoryBounds,
): Promise<readonly WriteResult[]> {
  const judge = new WriteJudge(await standingOf(tx, jobs), await definedBy(tx, jobs));
  const results = jobs.map(({ write, companions }) => judge.judge(write, companions.serviceUris ?? []));
  if (judge.accepted.length > 0) await store(tx, judge.accepted, bounds);
  const notes = jobs.flatMap(({ companions }, index) =>
    results[index]?.kind === "written" ? (companions.audit ?? []) : [],
  );
  await appendNotes(tx, notes);
  return results;
}

interface StandingRow {
  readonly selector: string;
  readonly version: bigint;
  readonly etag: string | null;
}

async function standingOf(
  tx: RawDatabase,
  jobs: readonly WriteJob[],
): Promise<ReadonlyMap<string, Standing>> {
  const known = new Map(
    jobs.map(({ write, companions }) => [documentSelectorText(write.key), companions.previous]),
  );
  const rows = await tx.$queryRawUnsafe<readonly StandingRow[]>(
    STANDING_SQL,
    JSON.stringify([...known.keys()]),
  );
  const unknown = rows.filter(({ selector, etag }) => etag !== null && known.get(selector)?.etag !== etag);
  const texts = await textsOf(tx, unknown);
  return new Map(
    rows.map(({ selector, version, etag }) => [
      selector,
      {
        version: Number(version),
        etag: etag ?? undefined,
        text: etag === null ? undefined : (texts.get(selector) ?? known.get(selector)?.text),
      },
    ]),
  );
}

async function textsOf(tx: RawDatabase, rows: readonly StandingRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const versions = JSON.stringify(rows.map(({ selector, version }) => [selector, Number(version)]));
  const found = await tx.$queryRawUnsafe<readonly { readonly selector: string; readonly text: string }[]>(
    TEXTS_SQL,
    versions,
  );
  return new Map(found.map(({ selector, text }) => [selector, unescapedText(text)]));
}

async function definedBy(tx: RawDatabase, jobs: readonly WriteJob[]): Promise<ReadonlyMap<string, string>> {
  const uris = jobs.flatMap(({ companions }) => companions.serviceUris ?? []);
  if (uris.length === 0) return new Map();
  const rows = await tx.$queryRawUnsafe<readonly { readonly uri: string; readonly selector: string }[]>(
    DEFINED_BY_SQL,
    JSON.stringify(uris.map(escapedText)),
  );
  return new Map(rows.map(({ uri, selector }) => [unescapedText(uri), selector]));
}

async function store(
  tx: RawDatabase,
  accepted: readonly AcceptedWrite[],
  bounds: HistoryBounds,
): Promise<void> {
  const last = [...new Map(accepted.map((each) => [each.selector, each])).values()];
  await tx.$executeRawUnsafe(documentRows.insertSql, rowsToJson(last.map(documentRows.toRow)));
  await storeVersions(tx, accepted);
  await redefineServices(tx, last);
  await forget(tx, last, bounds);
}

/** Short texts go in together, long ones each by itself: that spares taking them out of the JSON again. */
async function storeVersions(tx: RawDatabase, accepted: readonly AcceptedWrite[]): Promise<void> {
  const short = accepted.filter((each) => textLength(each) <= LONGEST_IN_JSON);
  if (short.length > 0) {
    await tx.$executeRawUnsafe(versionRows.insertSql, rowsToJson(short.map(versionRows.toRow)));
  }
  for (const each of accepted) {
    if (textLength(each) <= LONGEST_IN_JSON) continue;
    const cells = versionRows
      .toRow(each)
      .map((cell) => (typeof cell === "string" ? escapedText(cell) : cell));
    await tx.$executeRawUnsafe(versionRows.insertOneSql, ...cells);
  }
}

const LONGEST_IN_JSON = 65_536;

const textLength = ({ write }: AcceptedWrite): number => (write.kind === "put" ? write.text.length : 0);

async function redefineServices(tx: RawDatabase, last: readonly AcceptedWrite[]): Promise<void> {
  await tx.$executeRawUnsafe(UNDEFINE_SQL, JSON.stringify(last.map(({ selector }) => selector)));
  const rows = last.flatMap(({ selector, serviceUris }) =>
    [...new Set(serviceUris)].map((uri) => serviceUriRows.toRow({ uri, selector })),
  );
  if (rows.length > 0) await tx.$executeRawUnsafe(serviceUriRows.insertSql, rowsToJson(rows));
}

async function forget(
  tx: RawDatabase,
  last: readonly (NumberedWrite & { readonly selector: string })[],
  { versionsPerDocument, deletedPerUser }: HistoryBounds,
): Promise<void> {
  const tooOld = last.flatMap(({ selector, version }) =>
    version > versionsPerDocument ? [[selector, version - versionsPerDocument]] : [],
  );
  if (tooOld.length > 0) await tx.$executeRawUnsafe(FORGET_VERSIONS_SQL, JSON.stringify(tooOld));
  const deleters = new Set(last.flatMap(({ write }) => (write.kind === "delete" ? [write.key.xui] : [])));
  for (const xui of deleters)
    await tx.$executeRawUnsafe(FORGET_DELETED_SQL, escapedText(xui), deletedPerUser);
}
