import type { DocumentCopy } from "@porchlight/documents";
import type { Result } from "@porchlight/kernel";
import { addressUri, parseAddress } from "../address";
import { digestFor } from "../digest/digest-for";
import type { Condition } from "../http/condition";
import { HttpExchange } from "../http/http-exchange";
import { rootUrl } from "../http/root-url";
import type { EventSubscriber } from "../subscription/event-subscription";
import type { BackOffLimits } from "../support/back-off";
import type { Listenable } from "../support/typed-emitter";
import type { BindingsAddress, DocumentAddress, XcapAddress } from "./address/xcap-address";
import { XcapExchange } from "./http/xcap-exchange";
import { DocumentWatch, type LiveDocuments, type WatchOptions } from "./live/live-documents";
import type { WatchTarget } from "./live/watched-resources";
import type { XcapCapabilities } from "./read-capabilities";
import type { DirectoryFolder } from "./read-directory";
import { type Updated, type UpdateOptions, updateDocument, type XcapEdit } from "./update-document";
import { type Written, XcapClient, type XcapClientEvents } from "./xcap-client";
import type { XdmFailure } from "./xdm-failure";

/** How to make an `XdmClient`. */
export interface XdmClientOptions {
  /** Address of record: `alice@office.test`, with or without `sip:`. */
  readonly aor: string;
  readonly password: string;
  /** Digest username; the user part of the address when absent. */
  readonly username?: string;
  /** The only realm whose challenges are answered; the domain of the address when absent. */
  readonly realm?: string;
  /** XCAP root, an http: or https: URL without query; `https://xcap.DOMAIN` when absent (RFC 4825 §6.1). */
  readonly root?: string;
  /** Where changes are told: the user's `PresenceClient`. Without one, nothing can be watched. */
  readonly connection?: EventSubscriber;
  /** Octets an answer may have. Default 16 MiB. */
  readonly longestAnswer?: number;
  readonly timing?: Partial<XdmTiming>;
}

export interface XdmTiming {
  /** An answer may take so long. Default 20 000. */
  readonly answerWaitMs: number;
  /** A watched document that could not be read is tried again: first and longest wait. Defaults 1000 and 60 000. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
}

/**
 * The documents of one user and what others let them read (XCAP, RFC 4825). Entity-tags are without the quotes of HTTP.
 * A "no" is a value of a closed union; nothing is thrown once the client is made.
 */
export interface XdmClient extends Listenable<XcapClientEvents> {
  /** Without a slash at the end. */
  readonly root: string;
  /** The user's identifier in documents: the address of record with scheme. */
  readonly xui: string;
  /** A document, an element as it is stored, or the value of an attribute, with the version of the document. */
  get(address: XcapAddress): Promise<Result<DocumentCopy, XdmFailure>>;
  /** What is newer than `etag`; undefined when that is the newest. */
  getIfChanged(address: XcapAddress, etag: string): Promise<Result<DocumentCopy | undefined, XdmFailure>>;
  /** Namespaces by prefix, the default namespace by the empty one. */
  getBindings(address: BindingsAddress): Promise<Result<ReadonlyMap<string, string>, XdmFailure>>;
  /** Creates or replaces. `text` is a document, one element, or the value of an attribute. */
  put(address: XcapAddress, text: string, condition?: Condition): Promise<Result<Written, XdmFailure>>;
  delete(address: XcapAddress, condition?: Condition): Promise<Result<Written, XdmFailure>>;
  /**
   * Reads, edits, and writes on the condition that nobody else wrote meanwhile; when somebody did, again from the
   * newest version, a bounded number of times. What the edit refuses is handed through.
   */
  update<Refusal = never>(
    document: DocumentAddress,
    edit: XcapEdit<Refusal>,
    options?: UpdateOptions,
  ): Promise<Result<Updated, XdmFailure | Refusal>>;
  /** The body of a resource beside the documents: `path` is absolute, on the origin of the root. */
  getBeside(path: string, contentType: string): Promise<Result<string, XdmFailure>>;
  /** What the server can do. */
  capabilities(): Promise<Result<XcapCapabilities, XdmFailure>>;
  /** Everything the user keeps, folder by folder; servers of OMA have it. */
  directory(): Promise<Result<readonly DirectoryFolder[], XdmFailure>>;
  /**
   * Live copies, told by SIP (xcap-diff, RFC 5875): read once, then kept by what is told, without polling. Throws a
   * TypeError when the client was made without a connection.
   */
  watch(targets: readonly WatchTarget[], options?: WatchOptions): LiveDocuments;
  /** Gives up what is under way, and ends all watches. */
  close(): void;
}

/** Makes a client; nothing is sent yet. Throws a TypeError when the options cannot work. */
export function createXdmClient(options: XdmClientOptions): XdmClient {
  return new Client(options);
}

const defaultTiming: XdmTiming = { answerWaitMs: 20_000, retryFirstMs: 1000, retryLongestMs: 60_000 };
const defaultLongestAnswer = 16_777_216;

class Client extends XcapClient implements XdmClient {
  readonly #connection: EventSubscriber | undefined;
  readonly #pauses: BackOffLimits;
  readonly #watches = new Set<LiveDocuments>();

  constructor(options: XdmClientOptions) {
    const parsed = parseAddress(options.aor);
    const aor = parsed.ok ? addressUri(parsed.value) : undefined;
    if (!parsed.ok || !aor) throw new TypeError(`Not an address: ${options.aor.slice(0, 100)}`);
    const root = rootUrl(options.root ?? `https://xcap.${aor.host}`);
    const { answerWaitMs, retryFirstMs, retryLongestMs } = { ...defaultTiming, ...options.timing };
    const limits = { waitMs: answerWaitMs, longestAnswer: options.longestAnswer ?? defaultLongestAnswer };
    super(root, parsed.value, new XcapExchange(new HttpExchange(digestFor(aor, options), limits)));
    this.#connection = options.connection;
    this.#pauses = { firstMs: retryFirstMs, longestMs: retryLongestMs };
  }

  update<Refusal = never>(document: DocumentAddress, edit: XcapEdit<Refusal>, options: UpdateOptions = {}) {
    return updateDocument(this, document, edit, options);
  }

  watch(targets: readonly WatchTarget[], options: WatchOptions = {}): LiveDocuments {
    if (!this.#connection) throw new TypeError("Watching needs a `connection`.");
    const parts = { client: this, connection: this.#connection, pauses: this.#pauses };
    const onStopped = (stopped: LiveDocuments): void => void this.#watches.delete(stopped);
    const watch = new DocumentWatch({ ...parts, onStopped }, targets, options);
    this.#watches.add(watch);
    return watch;
  }

  override close(): void {
    for (const watch of [...this.#watches]) void watch.stop();
    super.close();
  }
}
