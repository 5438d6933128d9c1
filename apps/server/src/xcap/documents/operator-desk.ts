import type { IncomingMessage } from "node:http";
import {
  type DocumentChanged,
  type DocumentWrite,
  documentSelectorText,
  findUsage,
  readXcapTarget,
  type XcapMethod,
  type XcapRequest,
  type XcapResponse,
} from "@porchlight/xdm";
import type { Actor } from "../../admin/auth/actor";
import { writeLine } from "../../admin/operations/documents/document-audit";
import type {
  DocumentAddress,
  DocumentErrand,
  DocumentOrder,
  OfficeDocuments,
} from "../../admin/ports/documents";
import type { DocumentChanges } from "../document-changes";
import { type ContextParts, makeContext } from "./context-maker";
import { readTargetHead } from "./user-identifier";
import type { XdmService } from "./xdm-service";

export interface OperatorDeskParts {
  readonly contexts: ContextParts;
  readonly service: XdmService;
  readonly changes: DocumentChanges;
  /** AUIDs whose documents other servers keep. */
  readonly elsewhere: readonly string[];
  readonly root: OfficeDocuments["root"];
}

/** The documents of this server for its operators: their writes take their turn among those of XCAP clients. */
export class OperatorDesk implements OfficeDocuments {
  readonly #parts: OperatorDeskParts;

  constructor(parts: OperatorDeskParts) {
    this.#parts = parts;
  }

  get archive(): OfficeDocuments["archive"] {
    return this.#parts.contexts.documents;
  }

  address(selector: string): DocumentAddress | undefined {
    const { contexts, elsewhere } = this.#parts;
    const { target } = readTargetHead(`/${selector.replace(/^\//, "")}`);
    const read = readXcapTarget(target);
    if (!read.ok || read.value.nodeSelector !== undefined || read.value.query !== "") return undefined;
    const { key } = read.value;
    const usage = elsewhere.includes(key.auid) ? undefined : findUsage(contexts.usages, key.auid);
    return usage === undefined ? undefined : { key, usage };
  }

  root(request: IncomingMessage | undefined): string {
    return this.#parts.root(request);
  }

  write(address: DocumentAddress, order: DocumentOrder): Promise<XcapResponse> {
    const { text, expected, actor, client, restores } = order;
    const method = text === undefined ? "DELETE" : "PUT";
    const request: XcapRequest = {
      method,
      target: `/${documentSelectorText(address.key)}`,
      contentType: address.usage.mimeType,
      body: new TextEncoder().encode(text ?? ""),
      requester: requesterOf(actor),
      client,
      ...(expected?.kind === "etag" ? { ifMatch: `"${expected.etag}"` } : {}),
      ...(expected?.kind === "absent" ? { ifNoneMatch: "*" } : {}),
    };
    return this.#answer(address, request, order.root, (write) => writeLine(actor, write, restores));
  }

  readNode(address: DocumentAddress, target: string, errand: DocumentErrand): Promise<XcapResponse> {
    const request: XcapRequest = {
      method: "GET",
      target: `/${documentSelectorText(address.key)}/${target}`,
      body: new Uint8Array(),
      requester: requesterOf(errand.actor),
      client: errand.client,
    };
    return this.#answer(address, request, errand.root);
  }

  watch(listener: (change: DocumentChanged) => void): () => void {
    return this.#parts.changes.subscribe(listener);
  }

  #answer(
    { key, usage }: DocumentAddress,
    request: XcapRequest,
    root: string,
    audit?: (write: DocumentWrite) => ReturnType<typeof writeLine>,
  ): Promise<XcapResponse> {
    const { service, contexts } = this.#parts;
    const method: XcapMethod = request.method;
    const subject = { key, usage, method, root };
    return service.answer({
      request,
      key,
      usage,
      context: () => makeContext(contexts, subject),
      ...(audit === undefined ? {} : { audit }),
    });
  }
}

const requesterOf = ({ actor }: Actor): XcapRequest["requester"] => ({ aor: actor, role: "administrator" });
