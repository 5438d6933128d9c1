import type { Account } from "@porchlight/accounts";
import type { ChargingRecordField, ContentFacts, DocumentFacts, User } from "@porchlight/admin-api";
import type { ContentObject } from "@porchlight/content";
import type { AuditRecord } from "@porchlight/store";
import type { DocumentKey } from "@porchlight/xdm";
import type { AdminDeps } from "../../deps";
import { type AuditLine, auditRow } from "../../views/audit-row";
import { chargingRow } from "../../views/charging-row";
import { documentRow } from "../../views/document-row";
import { instantText } from "../../views/instant-text";
import { userRow } from "../../views/user-row";
import { type Possession, type PossessionSources, possessionsOf } from "./archived-possessions";
import { type LivePiece, liveStateOf } from "./archived-state";

/** What is kept about a user, piece by piece. */
export type ArchivedPiece =
  | { readonly part: "account"; readonly value: User }
  /** A version of a document, the present one or one before; without a text where it was deleted. */
  | { readonly part: "document"; readonly value: DocumentFacts & { readonly text: string | null } }
  | { readonly part: "content"; readonly value: Omit<ContentFacts, "publicUrl"> }
  | { readonly part: "charging-record"; readonly value: ChargingRecordField }
  | { readonly part: "audit-entry"; readonly value: AuditLine }
  | Possession
  | LivePiece;

export type ArchiveLine =
  | {
      readonly part: "export";
      readonly value: { readonly user: string; readonly at: string; readonly version: string };
    }
  | ArchivedPiece
  /** The last line of a whole archive. */
  | { readonly part: "end"; readonly value: { readonly pieces: number } };

export interface ArchiveSources
  extends Pick<AdminDeps, "documents" | "facts" | "office">,
    Omit<PossessionSources, "stores"> {
  readonly stores: Pick<AdminDeps["stores"], "audit"> & PossessionSources["stores"];
  readonly content: Pick<AdminDeps["content"], "store">;
  readonly contentRow: (object: ContentObject) => ContentFacts;
}

/**
 * Account, what it has (documents with their earlier versions, objects without their octets), what is live of it, charging
 * records and audit entries. No secret is among it. It is read page by page and may be of any length.
 */
export async function* userArchive(sources: ArchiveSources, account: Account): AsyncIterable<ArchiveLine> {
  const { aor } = account;
  let pieces = 0;
  const { clock, facts } = sources;
  yield { part: "export", value: { user: aor, at: instantText(clock()), version: facts.version } };
  for (const part of [
    accountPart(account),
    documents,
    content,
    possessionsOf,
    live,
    chargingRecords,
    auditEntries,
  ]) {
    for await (const piece of part(sources, aor)) {
      pieces += 1;
      yield piece;
    }
  }
  yield { part: "end", value: { pieces } };
}

type Part = (sources: ArchiveSources, aor: string) => AsyncIterable<ArchivedPiece>;

const accountPart = (account: Account): Part =>
  async function* () {
    yield { part: "account", value: userRow(account) };
  };

const PAGE = 200;

/** More than any document has that can be read. */
const MOST_VERSIONS = 10_000;

const documents: Part = async function* ({ documents: { archive } }, aor) {
  for (const state of ["present", "deleted"] as const) {
    for (let offset = 0; ; offset += PAGE) {
      const { items } = await archive.browse({ search: "", user: aor, state, offset, limit: PAGE });
      for (const { key } of items) yield* versions(archive, key);
      if (items.length < PAGE) break;
    }
  }
};

/** The newest first. */
async function* versions(
  archive: ArchiveSources["documents"]["archive"],
  key: DocumentKey,
): AsyncIterable<ArchivedPiece> {
  for (const facts of await archive.history(key, { limit: MOST_VERSIONS })) {
    const found = await archive.readVersion(key, facts.version);
    yield { part: "document", value: { ...documentRow(facts), text: found?.text ?? null } };
  }
}

const content: Part = async function* ({ content: { store }, contentRow }, aor) {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await store.browse({ search: "", owner: aor, offset, limit: PAGE });
    for (const object of items) {
      // The key in it lets anybody read the object.
      const { publicUrl: _, ...facts } = contentRow(object);
      yield { part: "content", value: facts };
    }
    if (items.length < PAGE) break;
  }
};

const live: Part = async function* ({ office: { views } }, aor) {
  yield* liveStateOf(views, aor);
};

const chargingRecords: Part = async function* ({ accounting }, aor) {
  for await (const { number, record } of accounting.all({ user: aor })) {
    // Who asked not to be known is not told to the other side.
    const isHidden = record.isAnonymous && record.caller !== aor;
    const shown = isHidden ? { ...record, caller: anonymous, originatingDomain: "" } : record;
    yield { part: "charging-record", value: chargingRow({ number, record: shown }) };
  }
};

const anonymous = "sip:anonymous@anonymous.invalid";

const auditEntries: Part = async function* ({ stores: { audit } }, aor) {
  for (let before: string | undefined; ; ) {
    const entries = await audit.list({ before, limit: PAGE });
    for (const entry of entries)
      if (concerns(entry, aor)) yield { part: "audit-entry", value: auditRow(entry) };
    before = entries.at(-1)?.id;
    if (entries.length < PAGE) break;
  }
};

/** A target is an address, or a path that has one in it. */
const concerns = ({ target }: AuditRecord, aor: string): boolean =>
  target.split(/[\s/]/).some((part) => part === aor);
