import type { IncomingMessage } from "node:http";
import {
  type DocumentChanged,
  documentSelectorText,
  findUsage,
  readXcapTarget,
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
import type { Question, XdmService } from "./xdm-service";

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
    const question = this.#question(address, writeRequest(address, order), order.root);
    const { actor, restores } = order;
    return this.#parts.service.answer({ ...question, audit: (write) => writeLine(actor, write, restores) });
  }

  weigh(address: DocumentAddress, order: DocumentOrder): Promise<XcapResponse> {
    return this.#parts.service.weigh(this.#question(address, writeRequest(address, order), order.root));
  }

  readNode(address: DocumentAddress, target: string, errand: DocumentErrand): Promise<XcapResponse> {
    const request: XcapRequest = {
      method: "GET",
      target: `/${documentSelectorText(address.key)}/${target}`,
      body: new Uint8Array(),
      requester: requesterOf(errand.actor),
      client: errand.client,
    };
    return this.#parts.service.answer(this.#question(address, request, errand.root));
  }

  watch(listener: (change: DocumentChanged) => void): () => void {
    return this.#parts.changes.subscribe(listener);
  }

  #question({ key, usage }: DocumentAddress, request: XcapRequest, root: string): Question {
    const subject = { key, usage, method: request.method, root };
    return { request, key, usage, context: () => makeContext(this.#parts.contexts, subject) };
  }
}

function writeRequest({ key, usage }: DocumentAddress, order: DocumentOrder): XcapRequest {
  const { text, expected, actor, client } = order;
  return {
    method: text === undefined ? "DELETE" : "PUT",
    target: `/${documentSelectorText(key)}`,
    contentType: usage.mimeType,
    body: new TextEncoder().encode(text ?? ""),
    requester: requesterOf(actor),
    client,
    ...(expected?.kind === "etag" ? { ifMatch: `"${expected.etag}"` } : {}),
    ...(expected?.kind === "absent" ? { ifNoneMatch: "*" } : {}),
  };
}

const requesterOf = ({ actor }: Actor): XcapRequest["requester"] => ({ aor: actor, role: "administrator" });
