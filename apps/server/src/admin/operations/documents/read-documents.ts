import { parseAor } from "@porchlight/accounts";
import type { CallOutput, Operations } from "@porchlight/admin-api";
import type { Clock } from "@porchlight/kernel";
import { ok, type Result } from "@porchlight/kernel";
import type { AuditLog } from "@porchlight/store";
import { documentSelectorText } from "@porchlight/xdm";
import type { z } from "zod";
import type { DocumentAddress, DocumentErrand, OfficeDocuments } from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { documentRow, documentVersionRow, storedDocumentRow } from "../../views/document-row";
import { type Comparison, compareVersions } from "./compare-versions";
import { readLine } from "./document-audit";
import { addressOf, noSuchDocument, versionOf } from "./find-document";
import { type Layout, laidOut } from "./laid-out";
import { type NodeQuestion, selectNode } from "./select-node";

type Output<Id extends keyof Operations> = Promise<Result<CallOutput<Operations[Id]>, Problem>>;

type ListQuery = z.output<Operations["listDocuments"]["query"]>;

/** Who reads, and whether that role sees content. */
export interface DocumentReading extends DocumentErrand {
  readonly seesContent: boolean;
}

export interface DocumentReadingDeps {
  readonly documents: OfficeDocuments;
  readonly audit: Pick<AuditLog, "append">;
  readonly clock: Clock;
}

export interface VersionName {
  readonly selector: string;
  readonly version: number;
}

/** What operators read of documents. Who sees the content of one is in the audit log. */
export class DocumentReadings {
  readonly #deps: DocumentReadingDeps;

  constructor(deps: DocumentReadingDeps) {
    this.#deps = deps;
  }

  async list({ usage, user, ...filter }: ListQuery): Output<"listDocuments"> {
    const address = user === undefined ? undefined : parseAor(user);
    if (address?.ok === false) return refuse("invalid-input", address.error, "user");
    const { archive } = this.#deps.documents;
    const found = await archive.browse({ ...filter, auid: usage, user: address?.value.aor });
    return ok({ items: found.items.map(documentRow), total: found.total });
  }

  async show(selector: string, layout: Layout, reading: DocumentReading): Output<"showDocument"> {
    const { documents } = this.#deps;
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    const document = await documents.archive.read(address.value.key);
    if (document === undefined) return noSuchDocument(selector);
    const { mimeType, defaultNamespace } = address.value.usage;
    const url = `${reading.root}/${documentSelectorText(document.key)}`;
    const content = await this.#content(address.value, reading, laidOut(document.text, layout));
    return ok({ ...storedDocumentRow(document), ...content, mimeType, defaultNamespace, url });
  }

  async versions(
    selector: string,
    { before, limit }: { readonly before?: number | undefined; readonly limit: number },
  ): Output<"listDocumentVersions"> {
    const { documents } = this.#deps;
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    const page = { limit: limit + 1, ...(before === undefined ? {} : { before }) };
    const versions = await documents.archive.history(address.value.key, page);
    if (versions.length === 0 && before === undefined) return noSuchDocument(selector);
    const items = versions.slice(0, limit).map(documentVersionRow);
    return ok({ items, nextBefore: versions.length > limit ? (items.at(-1)?.version ?? null) : null });
  }

  async version({ selector, version }: VersionName, reading: DocumentReading): Output<"showDocumentVersion"> {
    const { documents } = this.#deps;
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    const found = await versionOf(documents, address.value, version);
    if (!found.ok) return found;
    const content = await this.#content(address.value, reading, found.value.text ?? null);
    return ok({ ...documentVersionRow(found.value), ...content });
  }

  async compare(
    selector: string,
    comparison: Comparison,
    reading: DocumentReading,
  ): Output<"compareDocumentVersions"> {
    const { documents } = this.#deps;
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    const compared = await compareVersions(documents, address.value, comparison, reading.root);
    if (compared.ok) await this.#note(address.value, reading);
    return compared;
  }

  async node(
    selector: string,
    question: NodeQuestion,
    reading: DocumentReading,
  ): Output<"selectDocumentNode"> {
    const { documents } = this.#deps;
    const address = addressOf(documents, selector);
    if (!address.ok) return address;
    if ((await documents.archive.read(address.value.key)) === undefined) return noSuchDocument(selector);
    await this.#note(address.value, reading);
    return ok(await selectNode(documents, address.value, question, reading));
  }

  async #content(address: DocumentAddress, reading: DocumentReading, text: string | null) {
    if (!reading.seesContent) return { contentWithheld: true, text: null };
    await this.#note(address, reading);
    return { contentWithheld: false, text };
  }

  async #note({ key }: DocumentAddress, { actor }: DocumentReading): Promise<void> {
    await this.#deps.audit.append(readLine(actor, key, this.#deps.clock()));
  }
}
