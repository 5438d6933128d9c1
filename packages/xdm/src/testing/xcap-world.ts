import { uriKey } from "@porchlight/documents";
import { type Hasher, instant } from "@porchlight/kernel";
import { attributeOf, childElements, parseXml } from "@porchlight/xml";
import { decideXcap } from "../decision/decide-xcap";
import { type DocumentChanged, documentChanged } from "../document-change";
import { documentSelectorText } from "../document-key";
import type { DocumentWrite } from "../document-write";
import { DEFAULT_XDM_LIMITS } from "../limits";
import { octetsOf } from "../operations/body-text";
import type { XcapResponse } from "../outcome";
import { ParsedDocuments } from "../parsed-documents";
import type { XcapMethod, XcapRequest } from "../request";
import type { SchemaValidator } from "../schema-validator";
import type { StoredDocument } from "../stored-document";
import { readXcapTarget } from "../target/xcap-target";
import { DEFAULT_USAGE_SETTINGS, NO_GRANTED_RIGHTS } from "../usage-context";
import { APPLICATION_USAGES, findUsage } from "../usages/application-usages";
import type { XcapContext } from "../xcap-context";

export interface WorldRequest {
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  /** alice when left out. */
  readonly as?: XcapRequest["requester"];
}

export const ALICE = { aor: "sip:alice@example.com", role: "user" } as const;
export const BOB = { aor: "sip:bob@example.com", role: "user" } as const;
export const OPERATOR = { aor: "operator", role: "administrator" } as const;
export const LIST_SERVER = { aor: "list server", role: "server" } as const;

/** A server of XCAP in memory: decisions carried out one after the other, everything that was stored at hand. */
export class XcapWorld {
  readonly documents = new Map<string, StoredDocument>();
  readonly changes: DocumentChanged[] = [];
  readonly #schemas: SchemaValidator;
  readonly #settings: Partial<XcapContext>;
  readonly #trees = new ParsedDocuments();
  #versions = 0;

  constructor(schemas: SchemaValidator = ACCEPT_ALL, settings: Partial<XcapContext> = {}) {
    this.#schemas = schemas;
    this.#settings = settings;
  }

  /** Stores a document unasked, under an entity-tag of choice. */
  store(selector: string, text: string, etag = `stored-${this.documents.size}`): StoredDocument {
    const target = readXcapTarget(selector);
    if (!target.ok) throw new Error(`not a document: ${selector}`);
    const { key } = target.value;
    const write = { kind: "put", key, text, etag, ...BY_ALICE, expected: { kind: "absent" } } as const;
    return this.#put(write);
  }

  text(selector: string): string | undefined {
    return this.documents.get(selector.replace(/^\//, ""))?.text;
  }

  /** `target` is written decoded where that is easier to read: brackets, quotes and spaces are encoded here. */
  request(method: XcapMethod, target: string, given: WorldRequest = {}): XcapResponse {
    const raw = target.replace(/[[\]" <>^]/g, encodeURIComponent);
    const parsed = readXcapTarget(raw);
    const key = parsed.ok ? parsed.value.key : undefined;
    const usage = findUsage(this.context().usages, key?.auid ?? "");
    if (usage === undefined) return { status: parsed.ok || parsed.error === "not-found" ? 404 : 400 };
    const current = key === undefined ? undefined : this.documents.get(documentSelectorText(key));
    const { body = "", as = ALICE, ...fields } = given;
    const request: XcapRequest = {
      method,
      target: raw,
      body: typeof body === "string" ? new TextEncoder().encode(body) : body,
      requester: as,
      client: "world",
      ...fields,
    };
    const outcome = decideXcap(request, current, usage, this.context());
    if (outcome.kind === "respond") return outcome.response;
    this.#write(outcome.write, current);
    return outcome.onceStored;
  }

  context(): XcapContext {
    const all = [...this.documents.values()];
    return {
      root: "https://example.com/xcap-root",
      rootAliases: [],
      usages: APPLICATION_USAGES,
      namespaces: this.#schemas.namespaces,
      settings: DEFAULT_USAGE_SETTINGS,
      limits: DEFAULT_XDM_LIMITS,
      trees: this.#trees,
      now: instant(1_767_603_600_000),
      ids: { token: () => `etag-${this.#versions + 1}`, uuid: () => "00000000-0000-4000-8000-000000000000" },
      hasher: TEXT_LENGTHS,
      schemas: this.#schemas,
      knowsUser: (xui) => [ALICE.aor, BOB.aor].includes(xui as typeof ALICE.aor),
      servesDomain: (domain) => domain === "example.com",
      isResource: (uri) => [ALICE.aor, BOB.aor].some((aor) => uriKey(aor) === uriKey(uri)),
      servicesAt: (uri) => all.filter((document) => hasService(document, uri)).map(({ key }) => key),
      serviceDocuments: () => all.filter(({ key }) => key.auid === "rls-services"),
      directory: (xui) => all.filter(({ key }) => key.xui === xui),
      ...NO_GRANTED_RIGHTS,
      holdings: (xui) => {
        const own = all.filter(({ key }) => key.xui === xui);
        return { documents: own.length, octets: own.reduce((sum, { octets }) => sum + octets, 0) };
      },
      siblingPaths: ({ auid, xui }) =>
        all.filter(({ key }) => key.auid === auid && key.xui === xui).map(({ key }) => key.path),
      ...this.#settings,
    };
  }

  #write(write: DocumentWrite, previous: StoredDocument | undefined): void {
    if (write.kind === "put") this.#put(write);
    else this.documents.delete(documentSelectorText(write.key));
    this.changes.push(documentChanged(write, previous, this.#versions));
  }

  #put(write: Extract<DocumentWrite, { kind: "put" }>): StoredDocument {
    const { key, text, etag, at, author, client } = write;
    this.#versions += 1;
    const stored = {
      key,
      text,
      etag,
      version: this.#versions,
      modifiedAt: at,
      author,
      client,
      octets: octetsOf(text),
    };
    this.documents.set(documentSelectorText(key), stored);
    return stored;
  }
}

const BY_ALICE = { at: instant(1_767_600_000_000), author: ALICE.aor, client: "world" } as const;

/** Takes every text, for tests of what stands before and behind validation. */
export const ACCEPT_ALL: SchemaValidator = {
  validate: () => ({ ok: true, value: undefined }),
  namespaces: ["urn:ietf:params:xml:ns:xcap-caps"],
  declared: () => undefined,
};

/** Not a hash, but equal for equal texts and good enough to tell two short ones apart. */
const TEXT_LENGTHS: Hasher = {
  hex: (_algorithm, text) => {
    let sum = 7;
    for (const code of text)
      sum = (sum * 31 + Number(typeof code === "string" ? code.codePointAt(0) : code)) >>> 0;
    return sum.toString(16).padStart(32, "0");
  },
  hmacSha256Hex: () => "0".repeat(64),
};

const hasService = ({ key, text }: StoredDocument, uri: string): boolean => {
  const parsed = key.auid === "rls-services" ? parseXml(text) : undefined;
  return (
    parsed?.ok === true &&
    childElements(parsed.value.root).some(
      (service) => uriKey(attributeOf(service, "uri") ?? "") === uriKey(uri),
    )
  );
};
