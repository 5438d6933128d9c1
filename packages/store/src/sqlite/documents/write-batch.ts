import { type DocumentWrite, documentSelectorText, type WriteResult } from "@porchlight/xdm";
import type { Prisma } from "../../../generated/sqlite/client";
import { type AcceptedWrite, type Standing, WriteJudge } from "../../documents/write-judge";
import type { HistoryBounds, WriteCompanions } from "../../ports/documents";
import type { RawDatabase } from "../raw-database";
import { escapedText, rowsToJson, unescapedText } from "../row-text";
import { appendNotes } from "../sqlite-audit-log";
import { documentRows, type NumberedWrite, serviceUriRows, versionRows } from "./document-table";
import { keptText, TEXT_COLUMNS, type TextRow, wholeTexts } from "./version-texts";

export interface WriteJob {
  readonly write: DocumentWrite;
  readonly companions: WriteCompanions;
}

const STANDING_SQL = `SELECT "selector", "version", "wholeVersion", "etag" FROM "document" WHERE "selector" IN (SELECT value FROM json_each(?))`;
const TEXTS_SQL = `SELECT ${TEXT_COLUMNS} FROM json_each(?) AS batch JOIN "document" AS d ON d."selector" = batch.value JOIN "document_version" AS v ON v."selector" = d."selector" AND v."version" BETWEEN d."wholeVersion" AND d."version" ORDER BY v."selector", v."version"`;
const DEFINED_BY_SQL = `SELECT "uri", "selector" FROM "service_uri" WHERE "uri" IN (SELECT value FROM json_each(?))`;
const UNDEFINE_SQL = `DELETE FROM "service_uri" WHERE "selector" IN (SELECT value FROM json_each(?))`;
const FORGET_VERSIONS_SQL = `DELETE FROM "document_version" WHERE "selector" = ? AND "version" < (SELECT "version" FROM "document_version" WHERE "selector" = ? AND "version" <= ? AND "head" IS NULL ORDER BY "version" DESC LIMIT 1)`;
const FORGET_DELETED_SQL = `DELETE FROM "document" WHERE "selector" IN (SELECT "selector" FROM "document" WHERE "xui" = ? AND "etag" IS NULL ORDER BY "modifiedAt" DESC LIMIT -1 OFFSET ?)`;

/** Judges the jobs against what stands, in their order, and stores those that hold. One transaction around it all. */
export async function writeBatch(
  tx: Prisma.TransactionClient,
  jobs: readonly WriteJob[],
  bounds: HistoryBounds,
): Promise<readonly WriteResult[]> {
  const standing = await standingOf(tx, jobs);
  const judge = new WriteJudge(standing, await definedBy(tx, jobs));
  const results = jobs.map(({ write, companions }) => judge.judge(write, companions.serviceUris ?? []));
  if (judge.accepted.length > 0) await store(tx, keptWrites(judge.accepted, standing, bounds), bounds);
  const notes = jobs.flatMap(({ companions }, index) =>
    results[index]?.kind === "written" ? (companions.audit ?? []) : [],
  );
  await appendNotes(tx, notes);
  return results;
}

/** What stands, and where the chain begins that its text is made of. */
interface KeptStanding extends Standing {
  readonly wholeVersion: number;
}

type KeptWrite = AcceptedWrite & NumberedWrite;

/** Decides for each write how its text is kept; a write may build on one before it. */
function keptWrites(
  accepted: readonly AcceptedWrite[],
  standing: ReadonlyMap<string, KeptStanding>,
  { versionsPerDocument }: HistoryBounds,
): readonly KeptWrite[] {
  const wholes = new Map([...standing].map(([selector, { wholeVersion }]) => [selector, wholeVersion]));
  return accepted.map((write) => {
    const kept = keptText(write, wholes.get(write.selector) ?? 0, versionsPerDocument);
    wholes.set(write.selector, kept.wholeVersion);
    return { ...write, kept };
  });
}

interface StandingRow {
  readonly selector: string;
  readonly version: bigint;
  readonly wholeVersion: bigint;
  readonly etag: string | null;
}

async function standingOf(
  tx: RawDatabase,
  jobs: readonly WriteJob[],
): Promise<ReadonlyMap<string, KeptStanding>> {
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
    rows.map(({ selector, version, wholeVersion, etag }) => [
      selector,
      {
        version: Number(version),
        wholeVersion: Number(wholeVersion),
        etag: etag ?? undefined,
        text: etag === null ? undefined : (texts.get(selector) ?? known.get(selector)?.text),
      },
    ]),
  );
}

async function textsOf(tx: RawDatabase, rows: readonly StandingRow[]): Promise<ReadonlyMap<string, string>> {
  if (rows.length === 0) return new Map();
  const selectors = JSON.stringify(rows.map(({ selector }) => selector));
  return wholeTexts(await tx.$queryRawUnsafe<readonly TextRow[]>(TEXTS_SQL, selectors));
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

async function store(tx: RawDatabase, accepted: readonly KeptWrite[], bounds: HistoryBounds): Promise<void> {
  const last = [...new Map(accepted.map((each) => [each.selector, each])).values()];
  await tx.$executeRawUnsafe(documentRows.insertSql, rowsToJson(last.map(documentRows.toRow)));
  await storeVersions(tx, accepted);
  await redefineServices(tx, last);
  await forget(tx, last, bounds);
}

/** Short texts go in together, long ones each by itself: that spares taking them out of the JSON again. */
async function storeVersions(tx: RawDatabase, accepted: readonly KeptWrite[]): Promise<void> {
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

const textLength = ({ write, kept: { change } }: KeptWrite): number =>
  write.kind === "put" ? (change?.middle ?? write.text).length : 0;

async function redefineServices(tx: RawDatabase, last: readonly AcceptedWrite[]): Promise<void> {
  await tx.$executeRawUnsafe(UNDEFINE_SQL, JSON.stringify(last.map(({ selector }) => selector)));
  const rows = last.flatMap(({ selector, serviceUris }) =>
    [...new Set(serviceUris)].map((uri) => serviceUriRows.toRow({ uri, selector })),
  );
  if (rows.length > 0) await tx.$executeRawUnsafe(serviceUriRows.insertSql, rowsToJson(rows));
}

async function forget(
  tx: RawDatabase,
  last: readonly KeptWrite[],
  { versionsPerDocument, deletedPerUser }: HistoryBounds,
): Promise<void> {
  for (const { selector, version } of last) {
    const oldest = version - versionsPerDocument + 1;
    if (oldest > 1) await tx.$executeRawUnsafe(FORGET_VERSIONS_SQL, selector, selector, oldest);
  }
  const deleters = new Set(last.flatMap(({ write }) => (write.kind === "delete" ? [write.key.xui] : [])));
  for (const xui of deleters)
    await tx.$executeRawUnsafe(FORGET_DELETED_SQL, escapedText(xui), deletedPerUser);
}
