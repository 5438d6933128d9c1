import type { AuditNote, DocumentArchive, WriteCompanions } from "@porchlight/store";
import {
  type ApplicationUsage,
  type DocumentKey,
  type DocumentWrite,
  decideXcap,
  type StoredDocument,
  type XcapContext,
  type XcapRequest,
  type XcapResponse,
} from "@porchlight/xdm";
import { TooManyWriters } from "../../admin/ports/documents";
import type { DocumentCache } from "./document-cache";
import { KeyedTurns } from "./keyed-turns";
import type { ServiceIndex } from "./service-index";
import { serviceUrisOf } from "./service-uris";

/** A request, with all that its decision needs besides what is stored. */
export interface Question {
  readonly request: XcapRequest;
  readonly key: DocumentKey;
  readonly usage: ApplicationUsage;
  /** Made anew for each decision. */
  readonly context: () => Promise<XcapContext>;
  /** The line of the audit log that goes with a write. */
  readonly audit?: (write: DocumentWrite) => AuditNote;
}

export interface XdmServiceParts {
  readonly documents: DocumentArchive;
  readonly cache: DocumentCache;
  readonly services: ServiceIndex;
  readonly knowsUser: (xui: string) => boolean;
}

/** Others can be first this often; each time one of them has written. */
const mostAttempts = 50;

/** Answers XCAP requests from the store: reads, decides, compares and sets; decides again when somebody else was first. */
export class XdmService {
  readonly #parts: XdmServiceParts;
  readonly #turns = new KeyedTurns();

  constructor(parts: XdmServiceParts) {
    this.#parts = parts;
  }

  answer(question: Question): Promise<XcapResponse> {
    const { method } = question.request;
    return method === "PUT" || method === "DELETE" ? this.#write(question) : this.#read(question);
  }

  /** What a request would be answered now, without doing it. */
  async weigh(question: Question): Promise<XcapResponse> {
    const { outcome } = await this.#decide(question);
    return outcome.kind === "write" ? outcome.onceStored : outcome.response;
  }

  async #read(question: Question): Promise<XcapResponse> {
    const { outcome } = await this.#decide(question);
    if (outcome.kind === "write") throw new Error("a request that reads was decided to write");
    return outcome.response;
  }

  /**
   * Writers of one home directory take turns, which makes its quota exact; those of services do besides, as their URIs
   * are unique on the server. The store compares nevertheless: it may have other users.
   */
  #write(question: Question): Promise<XcapResponse> {
    const { key, usage } = question;
    const attempt = (): Promise<XcapResponse> => this.#attempt(question);
    const isShared = usage.needs?.(key, "write").includes("services") === true;
    return this.#turns.take(`home ${key.xui}`, () =>
      isShared ? this.#turns.take("services", attempt) : attempt(),
    );
  }

  async #attempt(question: Question): Promise<XcapResponse> {
    for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
      const { outcome, current } = await this.#decide(question);
      if (outcome.kind === "respond") return outcome.response;
      const { write } = outcome;
      const result = await this.#parts.documents.write(write, companionsOf(question, write, current));
      if (result.kind === "written") return this.#written(question.key, write, outcome.onceStored);
      await this.#lookAgain(question.key);
    }
    throw new TooManyWriters("other writers were first each time");
  }

  async #decide({ request, key, usage, context }: Question) {
    const isGenerated = usage.generates?.(key) === true;
    const current = isGenerated ? undefined : await this.#current(key);
    return { current, outcome: decideXcap(request, current, usage, await context()) };
  }

  async #current(key: DocumentKey): Promise<StoredDocument | undefined> {
    const { cache, documents } = this.#parts;
    const kept = cache.get(key);
    if (kept !== undefined) return kept;
    const { generation } = cache;
    const read = await documents.read(key);
    if (read !== undefined && cache.generation === generation) cache.put(read);
    return read;
  }

  async #lookAgain(key: DocumentKey): Promise<void> {
    const { cache, documents, services } = this.#parts;
    cache.drop(key);
    services.restore(await documents.serviceDefinitions());
  }

  /** The account may have gone while its document was on the way to the disk. */
  async #written(key: DocumentKey, { at }: DocumentWrite, response: XcapResponse): Promise<XcapResponse> {
    const { documents, knowsUser } = this.#parts;
    if (key.tree === "global" || knowsUser(key.xui)) return response;
    await documents.deleteUser(key.xui, { at, author: "system", client: "" });
    return { status: 404 };
  }
}

function companionsOf(
  { key, audit }: Question,
  write: DocumentWrite,
  previous: StoredDocument | undefined,
): WriteCompanions {
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(write.kind === "put" ? { serviceUris: serviceUrisOf(key, write.text) } : {}),
    ...(audit === undefined ? {} : { audit: [audit(write)] }),
  };
}
